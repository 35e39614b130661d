using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Ledger.State;
using Pace.Learning.Web.Platform.Ledger.Verification;

namespace Pace.Learning.Benchmarks;

/// <summary>
/// Verifies a generated ledger in a SQLite file, entries of all chains mixed as they come in; beside it, hashing the same bytes from memory.
/// Processor time stands beside the clock, since other work on the machine slows only the latter much. Then what it costs to hold rows against what a ledger says of
/// them, where every entry says how a row is. Arguments: how many entries and chains, and how many rows; 1,000,000 and 20,000, and 100,000 by default.
/// </summary>
internal static class LedgerVerify
{
    private const int Rounds = 3;

    public static async Task RunAsync(string[] args)
    {
        var entries = Number(args, 0, 1_000_000);
        var chains = Number(args, 1, 20_000);
        var folder = Directory.CreateTempSubdirectory("pace-benchmark-");
        try
        {
            var file = Path.Combine(folder.FullName, "ledger.db");
            using var key = RSA.Create(2048);
            await GeneratedLedger.WriteAsync(file, entries, chains, key);
            Measure($"Data Source={file}", key);
            var rows = Path.Combine(folder.FullName, "rows.db");
            var kinds = await GeneratedRows.WriteAsync(rows, Number(args, 2, 100_000));
            MeasureRows($"Data Source={rows}", kinds);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Measure(string connection, RSA key)
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            using var ledger = LedgerSnapshot.Open(connection);
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var cpu = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            var report = LedgerVerification.Run(ledger, _ => key);
            watch.Stop();
            cpu = Environment.CpuUsage.TotalTime - cpu;
            allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
            best = cpu < best ? cpu : best;
            Print($"verify: {report.Entries:N0} entries, {report.Chains:N0} chains, {report.Findings.Count} findings, {(double)allocated / report.Entries:F1} bytes allocated an entry");
            Print($"  {watch.Elapsed.TotalSeconds:F2} s = {report.Entries / watch.Elapsed.TotalSeconds:N0} entries/s by the clock, {cpu.TotalSeconds:F2} s = {report.Entries / cpu.TotalSeconds:N0} entries/s of processor time");
        }
        var (count, bytes, hashing) = HashFromMemory(connection);
        Print($"hashing the same {bytes / 1e6:N0} MB from memory: {hashing.TotalSeconds:F2} s = {count / hashing.TotalSeconds:N0} entries/s of processor time");
        Print($"verify takes {best / hashing:F1} times as much processor time as hashing alone");
    }

    // In turns, so that other work on the machine weighs on both alike.
    private static void MeasureRows(string connection, IReadOnlyList<RecordedRow> kinds)
    {
        List<TimeSpan> without = [], with = [];
        var report = Verify(connection, null, without);
        for (var round = 0; round < Rounds; round++)
        {
            Verify(connection, null, without);
            report = Verify(connection, kinds, with);
        }
        var (chains, all) = (without.Skip(1).Min(), with.Min());
        Print($"state: {report.Entries:N0} entries that each say how a row is, {report.Rows:N0} rows, {report.Findings.Count} findings");
        Print($"  without the rows {report.Entries / chains.TotalSeconds:N0} entries/s, with them {report.Entries / all.TotalSeconds:N0} entries/s of processor time");
        Print($"  the state checks alone {(all - chains).TotalSeconds:F2} s = {report.Rows / (all - chains).TotalSeconds:N0} rows/s of processor time, two entries each");
    }

    private static LedgerReport Verify(string connection, IReadOnlyList<RecordedRow>? kinds, List<TimeSpan> times)
    {
        using var ledger = LedgerSnapshot.Open(connection);
        var before = Environment.CpuUsage.TotalTime;
        var report = LedgerVerification.Run(ledger, _ => null, kinds: kinds);
        times.Add(Environment.CpuUsage.TotalTime - before);
        return report;
    }

    private static (int Count, long Bytes, TimeSpan Cpu) HashFromMemory(string connection)
    {
        var encoded = new List<byte[]>();
        var hashing = new EntryHash();
        using (var ledger = LedgerSnapshot.Open(connection))
        using (var entries = ledger.Entries())
        {
            while (entries.Read())
            {
                encoded.Add(hashing.Encode(entries.Fields).ToArray());
            }
        }
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var cpu = Environment.CpuUsage.TotalTime;
        foreach (var bytes in encoded)
        {
            SHA256.HashData(bytes, hash);
        }
        return (encoded.Count, encoded.Sum(b => (long)b.Length), Environment.CpuUsage.TotalTime - cpu);
    }

    private static int Number(string[] args, int at, int otherwise) =>
        args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
