using System.Text;
using System.Text.RegularExpressions;

namespace Pace.Learning.Benchmarks.Crashes.Visitors;

/// <summary>A learner who reads the lesson again and again: what was taken back before they ask for it mustn't be there.</summary>
internal sealed partial class Reader(Browser browser, Tally tally) : Visitor(tally)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The marks of parents' words that a page shows.</summary>
    public static IReadOnlySet<string> MarksOn(string page) => Mark.Matches(page).Select(m => m.Value).ToHashSet();

    public async Task<IReadOnlySet<string>> MarksOnLessonAsync() => MarksOn(Encoding.UTF8.GetString(await browser.DownloadAsync(CrashLesson.Address)));

    protected override async Task ActAsync()
    {
        var takenBack = Tally.TakenBack.Keys.ToList();
        var shown = await MarksOnLessonAsync();
        var served = takenBack.Where(shown.Contains).ToList();
        CrashFailure.Unless(served.Count == 0, $"The lesson shows words that were taken back: {string.Join(", ", served)}");
        Interlocked.Increment(ref Tally.LessonsRead);
        // Others are to have their turn.
        await Task.Delay(Pause);
    }

    // What it shows is looked at with each parent's words.
    public override Task CheckAsync(StoredState stored) => Task.CompletedTask;

    public override void Dispose() => browser.Dispose();

    [GeneratedRegex(@"mark-\d+-\d+-end")]
    private static partial Regex Mark { get; }
}
