using System.Diagnostics;
using Pace.Learning.Benchmarks.Crashes.Visitors;
using Pace.Learning.Benchmarks.Pages;
using Pace.Learning.Web.Accounts.Demo;

namespace Pace.Learning.Benchmarks.Crashes;

/// <summary>Rounds on one database and folder: the site is used, killed, started again, and looked at.</summary>
internal sealed class CrashSeries : IAsyncDisposable
{
    public const int Parents = 4;
    private const int Port = 5184;
    private const string Enrolment = $"/courses/{CrashLesson.Course}/enrolment";
    private const int MostActs = 24;
    private static readonly string[] Learners = ["learner", "evaluator", "trainer"];
    private static readonly TimeSpan LongestUse = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMilliseconds(40);

    private readonly CrashSetting setting;
    private readonly string folder;
    private readonly CrashDatabase database;
    private readonly Tally tally;
    private readonly Random random;
    private readonly List<Visitor> visitors = [];
    private SiteProcess site;
    private StoredState stored = null!;
    private Reader reader = null!;
    private volatile bool isKilled;

    private CrashSeries(CrashSetting setting, string folder, CrashDatabase database, Tally tally, Random random, SiteProcess site) =>
        (this.setting, this.folder, this.database, this.tally, this.random, this.site) = (setting, folder, database, tally, random, site);

    /// <summary>Begins with the demo people on an empty database.</summary>
    public static async Task<CrashSeries> BeginAsync(CrashSetting setting, string folder, CrashDatabase database, Tally tally, Random random)
    {
        var series = new CrashSeries(setting, folder, database, tally, random, await StartAsync(setting, folder, database));
        // Marks begin anew.
        tally.TakenBack.Clear();
        series.stored = StoredState.Open(folder, database.FromOutside, setting.Content);
        await series.InviteAsync();
        return series;
    }

    /// <summary>One round. Answers how many files no row names.</summary>
    public async Task<int> RoundAsync()
    {
        isKilled = false;
        var acting = visitors.ConvertAll(v => Task.Run(() => v.RunAsync(() => isKilled)));
        await UseAsync(random.Next(MostActs));
        isKilled = true;
        site.Kill();
        await Task.WhenAll(acting);
        site.Dispose();
        site = await StartAsync(setting, folder, database);
        return await CheckAsync();
    }

    // Until so many acts were acknowledged, which is the work of about a second and a half at most, and then for a moment that no act knows of.
    private async Task UseAsync(int acts)
    {
        var (before, watch) = (tally.Acknowledged, Stopwatch.StartNew());
        while (tally.Acknowledged - before < acts && watch.Elapsed < LongestUse)
        {
            await Task.Delay(1);
        }
        await Task.Delay(random.NextDouble() * LongestRest);
    }

    /// <summary>Ends with the site down, and the clean-up done. Answers how many files that took away.</summary>
    public Task<int> EndAsync()
    {
        site.Kill();
        return stored.CleanUpAsync();
    }

    public async ValueTask DisposeAsync()
    {
        site.Dispose();
        visitors.ForEach(v => v.Dispose());
        if (stored is not null)
        {
            await stored.DisposeAsync();
        }
    }

    private static Task<SiteProcess> StartAsync(CrashSetting setting, string folder, CrashDatabase database) =>
        SiteProcess.StartAsync(Port, setting.Published, folder, database.Connection, setting.Content);

    private async Task InviteAsync()
    {
        foreach (var role in Learners)
        {
            var browser = await BrowserOfAsync(role);
            await browser.SendAsync(PageForm.Of(await browser.OpenAsync(Enrolment), "form.enrolment button").With("level", "frontline-staff"), Enrolment);
            visitors.Add(new AnsweringLearner(browser, await stored.PersonAsync(DemoPeople.Email(role)), tally, Own()));
        }
        visitors.Add(reader = new Reader(await BrowserOfAsync("publisher"), tally));
        for (var parent = 0; parent < Parents; parent++)
        {
            visitors.Add(new ParentWithWords(parent, await BrowserOfAsync(DemoPeople.Email($"parent-{parent + 3:00}")), await BrowserOfAsync("editor"), tally, Own()));
        }
        foreach (var parent in (string[])["parent-11", "parent-12"])
        {
            visitors.Add(new ParentWithRecording(await BrowserOfAsync(DemoPeople.Email(parent)), tally, Own()));
        }
        visitors.Add(new SigningPerson(await BrowserOfAsync("signatory"), DemoPeople.Email("signatory"), "Tom Signatory", tally));
        await CheckAsync();
    }

    private Task<Browser> BrowserOfAsync(string who) => Browser.SignedInAsync(site.Url, who);

    // Nobody's choices depend on how fast somebody else is.
    private Random Own() => new(random.Next());

    private async Task<int> CheckAsync()
    {
        stored.MarksOnLesson = await reader.MarksOnLessonAsync();
        await Task.WhenAll(visitors.Select(v => v.CheckAsync(stored)));
        var report = await stored.VerifyAsync();
        CrashFailure.Unless(report.Findings.Count == 0, $"ledger verify has {report.Findings.Count} findings, first: {(report.Findings is [var first, ..] ? first : null)}");
        return await stored.CheckFilesAsync();
    }
}

/// <summary>What all series share.</summary>
/// <param name="Published">Where the site was published to.</param>
/// <param name="Content">The content, with the lesson.</param>
internal sealed record CrashSetting(string Published, string Content);
