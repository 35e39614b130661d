using System.Diagnostics;
using System.Globalization;

namespace Pace.Learning.Benchmarks.Pages;

/// <summary>
/// This site beside another version of it, in turns: a lesson page, a course page, a saved answer, the first page after a start and memory. <c>versions FOLDER</c>, where the
/// folder is the other one as the README's <c>dotnet publish</c> makes it. Each is on SQLite in a temporary folder of its own.
/// </summary>
internal static class VersionsBenchmark
{
    private const string Course = "/courses/relational-safeguarding";
    private const string Lesson = Course + "/where-the-harm-is/two-maps";
    private const int Rounds = 7;
    private const int Seconds = 4;
    private const int WarmSeconds = 12;
    private const int Answers = 1500;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var other] || !File.Exists(Path.Combine(other, "Pace.Learning.Web.dll")))
        {
            Console.WriteLine("Name the folder that the other version was published to.");
            return 2;
        }
        var folder = Directory.CreateTempSubdirectory("pace-benchmark-").FullName;
        try
        {
            var published = Path.Combine(folder, "site");
            await SiteProcess.PublishAsync(published);
            await CompareAsync(new Version(published, Path.Combine(folder, "this"), 5181), new Version(Path.GetFullPath(other), Path.Combine(folder, "other"), 5183));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(Version one, Version other)
    {
        Version[] both = [one, other];
        foreach (var version in both)
        {
            Directory.CreateDirectory(version.Data);
            (await version.StartAsync()).Dispose();
        }
        await EachAsync("first page after a start, s", both, async v =>
        {
            using var started = await v.StartAsync();
            return started.FirstPageAfter.TotalSeconds;
        });
        using var site = await one.StartAsync();
        using var beside = await other.StartAsync();
        var running = new Dictionary<Version, (SiteProcess Site, Learner Learner)> { [one] = (site, await LearnerAsync(site)), [other] = (beside, await LearnerAsync(beside)) };
        foreach (var version in both)
        {
            await Wrk.RunAsync(running[version].Site.Url + Lesson, WarmSeconds, running[version].Learner.Cookie);
            await Wrk.RunAsync(running[version].Site.Url + Course, WarmSeconds);
            await AnswerAsync(running[version].Learner);
        }
        await EachAsync("lesson page, ms of processor time", both, v => TimeAsync(running[v].Site, Lesson, running[v].Learner.Cookie));
        await EachAsync("course page, ms of processor time", both, v => TimeAsync(running[v].Site, Course, null));
        await EachAsync("saved answer, ms", both, v => AnswerAsync(running[v].Learner));
        await EachAsync("saved answer, ms of processor time", both, async v =>
        {
            var before = running[v].Site.ProcessorTime;
            await AnswerAsync(running[v].Learner);
            return (running[v].Site.ProcessorTime - before).TotalMilliseconds / Answers;
        });
        await EachAsync("resident after load, MB", both, v => Task.FromResult(running[v].Site.ResidentMegabytes));
    }

    private static async Task<Learner> LearnerAsync(SiteProcess site)
    {
        var learner = new Learner(site.Url, "learner");
        await learner.StartAsync(Course, Lesson);
        return learner;
    }

    private static async Task<double> TimeAsync(SiteProcess site, string path, string? cookie)
    {
        var before = site.ProcessorTime;
        var rate = await Wrk.RunAsync(site.Url + path, Seconds, cookie);
        return (site.ProcessorTime - before).TotalMilliseconds / (rate * Seconds);
    }

    private static async Task<double> AnswerAsync(Learner learner)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Answers; i++)
        {
            await learner.AnswerAsync();
        }
        return watch.Elapsed.TotalMilliseconds / Answers;
    }

    private static async Task EachAsync(string what, Version[] both, Func<Version, Task<double>> measure)
    {
        List<double> here = [], there = [];
        for (var round = 0; round < Rounds; round++)
        {
            // Who is second has a warmer machine: they take turns at it.
            foreach (var version in round % 2 == 0 ? both : [.. both.Reverse()])
            {
                (version == both[0] ? here : there).Add(await measure(version));
            }
        }
        var (ours, theirs) = (Median(here), Median(there));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {what,-36}{ours,9:0.000} beside {theirs,9:0.000}: {ours / theirs:0.00} (rounds {here.Min():0.000} to {here.Max():0.000} beside {there.Min():0.000} to {there.Max():0.000})"));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private sealed record Version(string Published, string Data, int Port)
    {
        public Task<SiteProcess> StartAsync() => SiteProcess.StartAsync(Port, Published, Data, null);
    }
}
