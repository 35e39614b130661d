using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Ledger.Verification;

namespace Pace.Learning.Benchmarks;

/// <summary>
/// Verifies a generated ledger in a SQLite file, entries of all chains mixed as they come in; beside it, hashing the same bytes from memory.
/// Processor time stands beside the clock, since other work on the machine slows only the latter much. Arguments: how many entries and chains,
/// 1,000,000 and 20,000 by default.
/// </summary>
internal static class LedgerVerify
{
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
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Measure(string connection, RSA key)
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 3; round++)
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
