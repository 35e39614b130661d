using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Courses;

namespace Pace.Learning.Benchmarks.Crashes.Visitors;

/// <summary>A learner who answers a check and writes notes.</summary>
internal sealed class AnsweringLearner(Browser browser, Guid personId, Tally tally, Random random) : Visitor(tally)
{
    private readonly HashSet<Guid> answers = [];
    private Guid? answerUnderWay;
    private string? note;
    private string? noteUnderWay;
    private int written;

    protected override Task ActAsync() => random.Next(2) == 0 ? AnswerAsync() : WriteAsync();

    private async Task AnswerAsync()
    {
        var page = await browser.OpenAsync(CrashLesson.Address);
        var form = PageForm.Of(page, "form[action*='/checks/'] button");
        var options = page.QuerySelectorAll("form[action*='/checks/'] input[type=radio]").OfType<IHtmlInputElement>().ToList();
        answerUnderWay = Guid.Parse(form["token"]);
        await SendAsync("answer", browser, form.With("chosen", options[random.Next(options.Count)].Value), CrashLesson.Address);
        answers.Add(answerUnderWay.Value);
        answerUnderWay = null;
    }

    private async Task WriteAsync()
    {
        var page = await browser.OpenAsync(CrashLesson.Address);
        var field = page.QuerySelector("textarea[name^='reflection.']")!.GetAttribute("name")!;
        noteUnderWay = $"What I saw, for the {++written}. time.";
        await SendAsync("note", browser, PageForm.Of(page, "button[formaction*='/reflections/']").With(field, noteUnderWay), CrashLesson.Address);
        (note, noteUnderWay) = (noteUnderWay, null);
    }

    public override async Task CheckAsync(StoredState stored)
    {
        var kept = (await stored.OnDatabaseAsync(db => db.CheckAttempts.AsNoTracking().Where(a => a.PersonId == personId).Select(a => a.Token).ToListAsync())).ToHashSet();
        var lost = answers.Except(kept).ToList();
        CrashFailure.Unless(lost.Count == 0, $"{lost.Count} answers of {personId} are lost: {string.Join(", ", lost)}");
        if (answerUnderWay is { } cut && kept.Contains(cut))
        {
            WasKept();
            answers.Add(cut);
        }
        CrashFailure.Unless(kept.Count == answers.Count, $"There are {kept.Count} answers of {personId}, who gave {answers.Count}");
        await CheckNoteAsync();
        (answerUnderWay, noteUnderWay) = (null, null);
    }

    private async Task CheckNoteAsync()
    {
        using var journal = JsonDocument.Parse(await browser.DownloadAsync("/my/journal.json"));
        var kept = journal.RootElement.EnumerateArray().Select(e => e.GetProperty("text").GetString()).SingleOrDefault();
        if (kept == note)
        {
            return;
        }
        CrashFailure.Unless(kept == noteUnderWay, $"The note of {personId} is “{kept}”, the site had acknowledged “{note}”");
        WasKept();
        note = kept;
    }

    public override void Dispose() => browser.Dispose();
}
