using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pace.Learning.Web.Contributions.Consents;

namespace Pace.Learning.Benchmarks.Crashes.Visitors;

/// <summary>A parent's words on every page that may show them: each shows those that it should, and no others.</summary>
internal sealed class WordsOnPages(Browser parent)
{
    private int? yesesBefore;

    public async Task CheckAsync(IReadOnlyList<Words> all, IReadOnlySet<string> onLesson)
    {
        CheckLesson(all, onLesson);
        await CheckHomeAsync(all);
        await CheckDataAsync(all);
    }

    private static void CheckLesson(IReadOnlyList<Words> all, IReadOnlySet<string> shown)
    {
        foreach (var words in all)
        {
            CrashFailure.Unless(words.Stage == WordsStage.Placed || !shown.Contains(words.Mark), $"The lesson shows the words {words.Mark}, which are {words.Stage}");
            CrashFailure.Unless(words.Stage != WordsStage.Placed || shown.Contains(words.Mark), $"The lesson doesn't show the words {words.Mark}, which have consent and a place");
        }
    }

    private async Task CheckHomeAsync(IReadOnlyList<Words> all)
    {
        var home = await parent.OpenAsync("/taking-part");
        var listed = home.QuerySelectorAll<IHtmlInputElement>(".words-in-use input[name=id]").Select(i => Guid.Parse(i.Value)).ToHashSet();
        foreach (var words in all.Where(w => w.ConsentId is not null))
        {
            CrashFailure.Unless(words.AreInUse == listed.Contains(words.ConsentId!.Value), $"The parent's home says otherwise than it is whether the words {words.Mark} are in use; they are {words.Stage}");
        }
    }

    // The parent's own drafts stay theirs when they take back a use; what was erased is gone, and no yes that ended stands there as one.
    private async Task CheckDataAsync(IReadOnlyList<Words> all)
    {
        using var data = JsonDocument.Parse(await parent.DownloadAsync("/taking-part/my-data.json"));
        var sections = data.RootElement.GetProperty("sections").EnumerateArray().ToDictionary(s => s.GetProperty("key").GetString()!, s => s.GetProperty("items"));
        var marks = sections.TryGetValue("contributions", out var written) ? Reader.MarksOn(written.GetRawText()) : new HashSet<string>();
        foreach (var words in all)
        {
            CrashFailure.Unless(words.AreErased != marks.Contains(words.Mark), $"The parent's data {(words.AreErased ? "still hold" : "don't hold")} the words {words.Mark}, which are {words.Stage}");
        }
        var yeses = sections.TryGetValue("consents", out var consents) ? consents.EnumerateArray().Count(c => !c.GetProperty("value").GetString()!.Contains("Stopped on", StringComparison.Ordinal)) : 0;
        // The demo parents may have said yes to something before, which goes when they take everything back.
        yesesBefore = all.Any(w => w is { Stage: WordsStage.TakenBack, Ending: ConsentEnding.EverythingWithdrawn }) ? 0 : yesesBefore ?? yeses - all.Count(w => w.AreInUse);
        CrashFailure.Unless(yeses == yesesBefore + all.Count(w => w.AreInUse), $"The parent's data hold {yeses} yeses instead of {yesesBefore + all.Count(w => w.AreInUse)}");
    }
}
