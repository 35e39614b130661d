using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Ledger.Verification;

namespace Pace.Learning.Benchmarks;

/// <summary>
/// Verifies a generated ledger in a SQLite file, entries of all chains mixed as they come in; beside it, hashing the same bytes from memory.
/// Arguments: how many entries and chains, 1,000,000 and 20,000 by default.
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
            var took = watch.Elapsed;
            cpu = Environment.CpuUsage.TotalTime - cpu;
            allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
            best = took < best ? took : best;
            Print($"verify: {report.Entries:N0} entries, {report.Chains:N0} chains, {report.Findings.Count} findings in {took.TotalSeconds:F2} s = {report.Entries / took.TotalSeconds:N0} entries/s");
            Print($"  {cpu.TotalSeconds:F2} s of processor time, {(double)allocated / report.Entries:F1} bytes allocated an entry");
        }
        var (count, bytes, hashing) = HashFromMemory(connection);
        Print($"hashing the same {bytes / 1e6:N0} MB from memory: {hashing.TotalSeconds:F2} s = {count / hashing.TotalSeconds:N0} entries/s");
        Print($"verify takes {best / hashing:F1} times as long as hashing alone");
    }

    private static (int Count, long Bytes, TimeSpan Took) HashFromMemory(string connection)
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
        var watch = Stopwatch.StartNew();
        foreach (var bytes in encoded)
        {
            SHA256.HashData(bytes, hash);
        }
        return (encoded.Count, encoded.Sum(b => (long)b.Length), watch.Elapsed);
    }

    private static int Number(string[] args, int at, int otherwise) =>
        args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
