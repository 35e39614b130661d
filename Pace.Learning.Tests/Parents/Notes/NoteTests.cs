using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Tests.Parents.Notes;

/// <summary>Notes about a parent, which the parent reads too.</summary>
public sealed class NoteTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Written_ReadByTheParent_AnsweredAndPutRight_AndGoneWithThem()
    {
        var parent = await app.JoinedAsync("noted@family.example", "Noted");
        var id = await app.ParticipantNamedAsync("Noted");
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        var person = await manager.GetPageAsync($"/manage/participation/people/{id}");
        var writing = await manager.GetPageAsync(person.QuerySelector("main a[href$='/notes']")!.GetAttribute("href")!);

        // Who writes is told before the form that the parent reads it, and is asked for words.
        var form = writing.QuerySelector("form:has([name=Text])")!;
        Assert.Contains("Noted can read each note here, with your first name and the day", writing.QuerySelector("main .lead")!.TextContent, StringComparison.Ordinal);
        Assert.True(writing.QuerySelector("main .lead")!.CompareDocumentPosition(form).HasFlag(DocumentPositions.Following));
        using var empty = await manager.SubmitAsync(form);
        var again = await empty.ReadPageAsync();
        Assert.NotNull(again.QuerySelector(".error-summary a[href='#Text']"));
        var sent = again.QuerySelector("form:has([name=Text])")!;
        using var written = await manager.SubmitAsync(sent, ("Text", "Likes mornings.\nmarker-wrong: has two sons."));
        using var twice = await manager.SubmitAsync(sent, ("Text", "Likes mornings.\nmarker-wrong: has two sons."));
        Assert.Single((await manager.FollowAsync(written)).QuerySelectorAll("main li.card"));
        Assert.DoesNotContain("marker-wrong", await StoredAsync(id), StringComparison.Ordinal);

        // On the parent's home, on a page of its own, in "my data" and in the file: with who and when.
        var home = (await parent.GetPageAsync("/taking-part")).MainText();
        Assert.Contains("The last one is from Priya, who looks after parents here, on ", home, StringComparison.Ordinal);
        Assert.Contains("marker-wrong", (await parent.GetPageAsync("/taking-part/my-data")).MainText(), StringComparison.Ordinal);
        Assert.Contains("marker-wrong", await parent.GetStringAsync("/taking-part/my-data.json"), StringComparison.Ordinal);
        var own = await parent.GetPageAsync("/taking-part/notes");
        Assert.Contains("Likes mornings.", own.MainText(), StringComparison.Ordinal);
        using var nothing = await parent.SubmitAsync(Button(own, "Correct"));
        var wrong = await nothing.ReadPageAsync();
        Assert.NotNull(wrong.QuerySelector(".error-summary a[href='#Text']"));
        using var answered = await parent.SubmitAsync(Button(wrong, "Answer"), ("Text", "marker-answer: I do."));
        Assert.DoesNotContain($"/people/{id}/notes", (await manager.GetPageAsync("/manage/participation")).MainHtml(), StringComparison.Ordinal);
        using var asked = await parent.SubmitAsync(Button(await parent.GetPageAsync("/taking-part/notes"), "Correct"), ("Text", "marker-ask: it is one son."));
        Assert.Contains("We will put this right.", (await parent.FollowAsync(asked)).MainText(), StringComparison.Ordinal);

        // It stands in the week, is put right, and what it said is gone.
        var week = await manager.GetPageAsync("/manage/participation");
        var notes = await manager.GetPageAsync(week.QuerySelectorAll("main a").Single(a => a.GetAttribute("href") == $"/manage/participation/people/{id}/notes").GetAttribute("href")!);
        var correcting = await manager.GetPageAsync(notes.QuerySelector("main a[href*='Correcting=']")!.GetAttribute("href")!);
        Assert.Contains("marker-ask", correcting.MainText(), StringComparison.Ordinal);
        using var corrected = await manager.SubmitAsync(correcting.QuerySelector("form:has([name=Correct])")!, ("Correct", "Likes mornings. marker-right: has one son."));
        Assert.DoesNotContain("marker-wrong", (await manager.FollowAsync(corrected)).MainText(), StringComparison.Ordinal);
        var right = (await parent.GetPageAsync("/taking-part/notes")).MainText();
        Assert.Contains("marker-right", right, StringComparison.Ordinal);
        Assert.Contains("Priya put this right on", right, StringComparison.Ordinal);
        Assert.Contains("marker-answer", right, StringComparison.Ordinal);
        Assert.DoesNotContain($"/people/{id}/notes", (await manager.GetPageAsync("/manage/participation")).MainHtml(), StringComparison.Ordinal);

        // A colleague whose page is older is shown both, and overwrites nothing unseen.
        using var late = await manager.SubmitAsync(correcting.QuerySelector("form:has([name=Correct])")!, ("Correct", "marker-late"));
        var both = await late.ReadPageAsync();
        Assert.Contains("marker-right", both.QuerySelector(".notice blockquote")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("marker-late", both.QuerySelector("#Correct")!.TextContent, StringComparison.Ordinal);
        using var joined = await manager.SubmitAsync(Button(both, "Join"));
        var box = (await joined.ReadPageAsync()).QuerySelector("#Correct")!.TextContent;
        Assert.Contains("marker-right", box, StringComparison.Ordinal);
        Assert.Contains("marker-late", box, StringComparison.Ordinal);
        Assert.Equal(["note.written", "note.answered", "note.correction-asked", "note.corrected"], await app.WithDatabaseAsync(db => db.LedgerEntries
            .Where(e => e.Subject == $"participant/{id}" && e.Act.StartsWith("note.")).OrderBy(e => e.Sequence).Select(e => e.Act).ToListAsync()));

        using var erased = await parent.PressAsync(await parent.GetPageAsync("/taking-part/erase"), "Erase everything");
        Assert.False(await app.WithDatabaseAsync(db => db.StaffNotes.AnyAsync(n => n.ParticipantId == id)));
    }

    [Fact]
    public async Task ANoteOfSomebodyElse_CannotBeAnsweredOrPutRight()
    {
        await app.JoinedAsync("mine-note@family.example", "Mine-note");
        var other = await app.JoinedAsync("other-note@family.example", "Other-note");
        var (mine, others) = (await app.ParticipantNamedAsync("Mine-note"), await app.ParticipantNamedAsync("Other-note"));
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        foreach (var id in (Guid[])[mine, others])
        {
            using var written = await manager.SubmitAsync((await manager.GetPageAsync($"/manage/participation/people/{id}/notes")).QuerySelector("form:has([name=Text])")!, ("Text", "A few words."));
            Assert.Equal(HttpStatusCode.Redirect, written.StatusCode);
        }
        var note = await app.WithDatabaseAsync(db => db.StaffNotes.Where(n => n.ParticipantId == mine).Select(n => n.Id).SingleAsync());
        using var answered = await other.ForgeAsync(Button(await other.GetPageAsync("/taking-part/notes"), "Answer"), ("Note", $"{note}"), ("Text", "Not mine."));
        Assert.Equal(HttpStatusCode.NotFound, answered.StatusCode);
        var page = await manager.GetPageAsync($"/manage/participation/people/{others}/notes");
        var correcting = await manager.GetPageAsync(page.QuerySelector("main a[href*='Correcting=']")!.GetAttribute("href")!);
        using var corrected = await manager.ForgeAsync(correcting.QuerySelector("form:has([name=Correct])")!, ("Note", $"{note}"), ("Correct", "Of another."));
        Assert.Equal(HttpStatusCode.NotFound, corrected.StatusCode);
        Assert.Empty(await app.WithDatabaseAsync(db => db.StaffNotes.Where(n => n.Id == note).SelectMany(n => n.Replies).ToListAsync()));
    }

    private static IElement Button(IHtmlDocument page, string handler) => page.Doing(handler);

    private Task<string> StoredAsync(Guid id) => app.WithDatabaseAsync(async db =>
        System.Text.Encoding.Latin1.GetString((await db.StaffNotes.AsNoTracking().SingleAsync(n => n.ParticipantId == id)).SealedText));
}
