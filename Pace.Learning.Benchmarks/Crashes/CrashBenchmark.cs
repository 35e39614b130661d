using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Pace.Learning.Benchmarks.Pages;

namespace Pace.Learning.Benchmarks.Crashes;

/// <summary>
/// Kills the site in the middle of its work, as a power cut does, and starts it again on what is left: everything it had acknowledged must be there, nothing that was
/// taken back may show, what was cut off is whole or absent, and the ledger fits. <c>crashes [ROUNDS] [POSTGRES-CONNECTION]</c>; without a connection, on SQLite.
/// SIGTERM ends it after the round, with the figures so far. On PostgreSQL it makes databases of its own and drops them at their end.
/// </summary>
internal static class CrashBenchmark
{
    private const int RoundsADatabase = 100;
    private const int RoundsALine = 20;

    public static async Task RunAsync(string[] args)
    {
        var rounds = args is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 1_000;
        var server = args is [_, var connection, ..] ? connection : null;
        var seed = Random.Shared.Next();
        var folder = Directory.CreateTempSubdirectory("pace-crashes-").FullName;
        Write($"{rounds:N0} rounds on {(server is null ? "SQLite" : "PostgreSQL")}, seed {seed}");
        var setting = new CrashSetting(Path.Combine(folder, "site"), CrashLesson.Write(Path.Combine(folder, "content"), CrashSeries.Parents));
        await SiteProcess.PublishAsync(setting.Published);
        var isOver = false;
        using var asked = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = isOver = true);
        var run = new Run(setting, server, new Tally(), new Random(seed), Stopwatch.StartNew());
        for (var first = 1; first <= rounds && !isOver; first += RoundsADatabase)
        {
            await run.SeriesAsync(Directory.CreateDirectory(Path.Combine(folder, $"data-{first}")).FullName, first, Math.Min(first + RoundsADatabase - 1, rounds), seed, () => isOver);
        }
        Write($"{run.Rounds:N0} rounds in {run.Watch.Elapsed.TotalSeconds:N0} s, seed {seed}: 0 acknowledged acts lost, 0 words served that were taken back, 0 findings of ledger verify");
        foreach (var line in run.Tally.Lines())
        {
            Write($"{line}");
        }
        Write($"  the lesson was read {run.Tally.LessonsRead:N0} times meanwhile; {run.LeftFiles:N0} files that no row named, all taken away by the clean-up");
        // Kept when something was wrong, so that somebody can look.
        Directory.Delete(folder, recursive: true);
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed record Run(CrashSetting Setting, string? Server, Tally Tally, Random Random, Stopwatch Watch)
    {
        public int Rounds { get; private set; }

        public int LeftFiles { get; private set; }

        public async Task SeriesAsync(string folder, int first, int last, int seed, Func<bool> isOver)
        {
            var round = first;
            await using var database = await CrashDatabase.CreateAsync(folder, Server);
            try
            {
                await using var series = await CrashSeries.BeginAsync(Setting, folder, database, Tally, Random);
                for (; round <= last && !isOver(); round++)
                {
                    var left = await series.RoundAsync();
                    Rounds++;
                    if (round % RoundsALine == 0)
                    {
                        Write($"  round {round:N0} after {Watch.Elapsed.TotalSeconds:N0} s; {left} files that no row names");
                    }
                }
                LeftFiles += await series.EndAsync();
            }
            catch (Exception failure)
            {
                Write($"Round {round}, seed {seed}: {failure.Message} (the data are in {folder})");
                throw;
            }
        }
    }
}
