using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Parents.Timeline;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Reviews;
using Pace.Learning.Web.Studio.Reviews.Answers;

namespace Pace.Learning.Tests.Studio.Reviews;

/// <summary>What parents of the advisory group read, say, take back, and hear of it.</summary>
public sealed class ReviewTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Home = "/taking-part";

    [Fact]
    public async Task TheManagerAsks_TheParentSaysYes_AndMayLeaveWithOneTap()
    {
        var parent = await app.SignedInAsync(Roles.Parent);
        var (id, person) = (await app.ParticipantAsync(), (await app.MemberAsync(Roles.Parent)).Id);
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        Assert.Contains("They haven’t said that they would like to read drafts", (await manager.GetPageAsync($"/manage/participation/people/{id}")).MainText(), StringComparison.Ordinal);
        Assert.Contains("tick it in your choices", (await parent.GetPageAsync(DraftAddresses.Drafts)).MainText(), StringComparison.Ordinal);
        await app.WithDatabaseAsync(async db =>
        {
            (await db.Participants.Include(p => p.Preferences).SingleAsync(p => p.Id == id)).Preferences!.ChooseActivities(Activities.Review, true, true, Travel.OwnRegion, DateTime.UtcNow);
            return await db.SaveChangesAsync();
        });
        using var asked = await manager.PressAsync(await manager.GetPageAsync($"/manage/participation/people/{id}"), "Ask them to join");
        Assert.Contains("No answer is fine", (await manager.FollowAsync(asked)).MainText(), StringComparison.Ordinal);
        var mail = await app.NewestMailAsync((await app.MemberAsync(Roles.Parent)).Address);
        Assert.DoesNotContain("draft", mail.QuerySelector(".mail-text")!.TextContent, StringComparison.OrdinalIgnoreCase);

        var question = (await parent.GetPageAsync(Home)).QuerySelectorAll("ul.questions a").Single(a => a.TextContent == "Would you like to read drafts for us?");
        using var yes = await parent.PressAsync(await parent.GetPageAsync(question.GetAttribute("href")!), "Yes, I would like to");
        Assert.Contains("You are in the group", (await parent.FollowAsync(yes)).MainText(), StringComparison.Ordinal);
        Assert.Equal([Roles.Parent, Roles.ParentReviewer], await RolesAsync(person));

        // From anywhere: the way out, and its button.
        var ways = await parent.GetPageAsync("/taking-part/withdraw");
        using var left = await parent.SubmitAsync(ways.QuerySelectorAll($"form[action='{DraftAddresses.Drafts}?handler=Leave'] button").Single());
        Assert.Contains("We will not ask you to read drafts", (await parent.FollowAsync(left)).MainText(), StringComparison.Ordinal);
        Assert.Equal([Roles.Parent], await RolesAsync(person));
        Assert.Equal(
            ["reviewer.asked", "reviewer.joined", "reviewer.left"], await app.WithDatabaseAsync(db => db.LedgerEntries.Where(e => e.Subject == $"reviewer/{id}").OrderBy(e => e.Sequence).Select(e => e.Act).ToListAsync()));
    }

    [Fact]
    public async Task ADraft_WaitsForEveryMember_WithOneNeutralMailADay_AndForNobodyOnAPause()
    {
        var (one, other, paused) = (await app.GroupMemberAsync(), await app.GroupMemberAsync(), await app.GroupMemberAsync());
        using (var pause = await paused.Browser.PressAsync(await paused.Browser.GetPageAsync(Home), "Pause for 3 months"))
        {
            await paused.Browser.FollowAsync(pause);
        }
        var (first, number) = await app.InReviewAsync();
        var (second, _) = await app.InReviewAsync();
        foreach (var member in (GroupMember[])[one, other])
        {
            var home = await member.Browser.GetPageAsync(Home);
            Assert.NotNull(home.QuerySelector($"ul.questions a[href='{DraftAddresses.Draft(first, number)}']"));
            Assert.NotNull(home.QuerySelector($"ul.questions a[href^='{DraftAddresses.Drafts}/{second}']"));
            var mail = Assert.Single(await app.MailsAsync(member.Address));
            Assert.Contains("Something to read, when you have time", mail.MainText(), StringComparison.Ordinal);
            Assert.DoesNotContain("parent", mail.QuerySelector(".mail-text")!.TextContent, StringComparison.OrdinalIgnoreCase);
        }
        Assert.Empty((await paused.Browser.GetPageAsync(Home)).QuerySelectorAll($"a[href^='{DraftAddresses.Drafts}/']"));
        Assert.Empty((await paused.Browser.GetPageAsync(DraftAddresses.Drafts)).QuerySelectorAll(".say"));
        Assert.Empty(await app.MailsAsync(paused.Address));
        var parent = await app.SignedInAsync(Roles.Parent);
        using var notTheirs = await parent.GetAsync(DraftAddresses.Draft(first, number));
        Assert.Equal(HttpStatusCode.NotFound, notTheirs.StatusCode);
    }

    [Fact]
    public async Task TheDraft_IsTheLessonAsItWillBe_AndSendsNothing()
    {
        var member = await app.GroupMemberAsync();
        var id = await app.WrittenAsync(ReviewScene.WithCheck, text => text + "\nA last word for the road.\n");
        var number = await app.SendToReviewAsync(id);
        var page = await member.Browser.GetPageAsync(DraftAddresses.Draft(id, number));
        var body = page.QuerySelector(".lesson-body")!;
        Assert.Contains("A last word for the road.", body.TextContent, StringComparison.Ordinal);
        Assert.NotNull(body.QuerySelector(".check fieldset"));
        Assert.Empty(body.QuerySelectorAll("form, button, input[type=hidden], :is(input, select, textarea):not([disabled])"));
        Assert.NotNull(body.QuerySelector("details.afterwards"));
        Assert.Equal(page.QuerySelectorAll("[data-part]").Length, page.QuerySelectorAll(".lesson-body a.part-add").Length);
        Assert.Single(page.QuerySelectorAll("h1"));
        // What was never given to the group isn't there.
        using var unsent = await member.Browser.GetAsync(DraftAddresses.Draft(id, number - 1));
        Assert.Equal(HttpStatusCode.NotFound, unsent.StatusCode);
    }

    [Fact]
    public async Task ANote_IsKeptUnderItsPart_ChangedAndTakenBack_AndSealed()
    {
        var member = await app.GroupMemberAsync();
        var (id, number) = await app.InReviewAsync();
        var draft = DraftAddresses.Draft(id, number);
        using (var wrong = await member.Browser.NoteAsync(draft, "Bring a cup of tea", "Kettles are loud", "a pot of coffee"))
        {
            var again = await wrong.ReadPageAsync();
            Assert.Contains("We can’t find these words in this part", again.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("Kettles are loud", again.QuerySelector("textarea[name='Input.Words']")!.TextContent.Trim());
        }
        using (var empty = await member.Browser.NoteAsync(draft, "Bring a cup of tea", " "))
        {
            Assert.Contains("Write what you think", (await empty.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        }
        using var saved = await member.Browser.NoteAsync(draft, "Bring a cup of tea", "Kettles are loud", "a cup  of tea");
        var page = await member.Browser.FollowAsync(saved);
        var note = page.QuerySelector(".part-note")!;
        Assert.Contains("Kettles are loud", note.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bring a cup of tea", note.Closest(".part-notes")!.PreviousElementSibling!.TextContent, StringComparison.Ordinal);
        var stored = await app.WithDatabaseAsync(db => db.ReviewComments.AsNoTracking().SingleAsync(c => c.DocumentId == id));
        Assert.DoesNotContain("Kettles", System.Text.Encoding.UTF8.GetString(stored.SealedWords), StringComparison.Ordinal);
        Assert.Equal(member.Id, stored.ParticipantId);

        var form = (await member.Browser.GetPageAsync(note.QuerySelector("a")!.GetAttribute("href")!.Split('#')[0])).QuerySelector("form.part-form")!;
        using var changed = await member.Browser.SubmitAsync(form, ("Input.Words", "Kettles are very loud"), ("Input.Phrase", ""));
        Assert.Contains("Kettles are very loud", (await member.Browser.FollowAsync(changed)).QuerySelector(".part-note")!.TextContent, StringComparison.Ordinal);
        Assert.Single(await app.WithDatabaseAsync(db => db.ReviewComments.Where(c => c.DocumentId == id).ToListAsync()));

        var editor = await app.SignedInAsync(Roles.Editor);
        Assert.Contains("Kettles are very loud", await editor.GetStringAsync(DraftAddresses.Comments(id)), StringComparison.Ordinal);
        using var back = await member.Browser.PressAsync(await member.Browser.GetPageAsync(draft), "Take it back");
        Assert.Contains("Your note is gone", (await member.Browser.FollowAsync(back)).MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Kettles", await editor.GetStringAsync(DraftAddresses.Comments(id)), StringComparison.Ordinal);
        Assert.DoesNotContain("Kettles", await editor.GetStringAsync(DraftAddresses.Comments(id) + ".json"), StringComparison.Ordinal);
        var entries = await app.WithDatabaseAsync(db => db.LedgerEntries.Where(e => e.Subject == $"review-comment/{stored.Id}").OrderBy(e => e.Sequence).ToListAsync());
        Assert.Equal(["review-comment.saved", "review-comment.changed", "review-comment.taken-back"], entries.Select(e => e.Act));
        Assert.All(entries, e => Assert.DoesNotContain("Kettles", e.Payload, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TwoTabsWithOneNote_LoseNeithersWords()
    {
        var member = await app.GroupMemberAsync();
        var (id, number) = await app.InReviewAsync();
        var draft = DraftAddresses.Draft(id, number);
        using var saved = await member.Browser.NoteAsync(draft, "Bring a cup of tea", "First words");
        var change = (await member.Browser.FollowAsync(saved)).QuerySelector(".part-note a")!.GetAttribute("href")!.Split('#')[0];
        var (one, other) = ((await member.Browser.GetPageAsync(change)).QuerySelector("form.part-form")!, (await member.Browser.GetPageAsync(change)).QuerySelector("form.part-form")!);
        using var first = await member.Browser.SubmitAsync(one, ("Input.Words", "Words of one tab"));
        using var second = await member.Browser.SubmitAsync(other, ("Input.Words", "Words of the other"));
        var both = await second.ReadPageAsync();
        Assert.Contains("Words of one tab", both.QuerySelector(".two-texts")!.TextContent, StringComparison.Ordinal);
        using var joined = await member.Browser.SubmitAsync(both.QuerySelectorAll("form.part-form button").Single(b => b.TextContent == "Put both in the box"));
        var box = await joined.ReadPageAsync();
        Assert.Equal("Words of one tab\n\nWords of the other", box.QuerySelector("textarea[name='Input.Words']")!.TextContent.Trim());
        using var kept = await member.Browser.SubmitAsync(box.QuerySelectorAll("form.part-form button").Single(b => b.TextContent == "Save my note"));
        Assert.Contains("Words of the other", (await member.Browser.FollowAsync(kept)).QuerySelector(".part-note")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_StayWithTheirParagraph_WhenItMovesChangesOrGoes()
    {
        var member = await app.GroupMemberAsync();
        var path = ReviewScene.FreshLesson();
        const string Moves = "Meet them where they are at ease, such as a kitchen or a bench in the park.", Changes = "Tell them the names of everybody who will be in the room before they come.", Goes = "Never be late by more than a quarter of an hour.";
        var id = await app.WrittenAsync(path, text => $"{text}\n{Moves}\n\n{Changes}\n\n{Goes}\n");
        var number = await app.SendToReviewAsync(id);
        foreach (var (part, words) in new[] { (Moves, "note-moves"), (Changes, "note-changes"), (Goes, "note-goes") })
        {
            using var saved = await member.Browser.NoteAsync(DraftAddresses.Draft(id, number), part, words);
            await member.Browser.FollowAsync(saved);
        }
        var changed = Changes.Replace("before they come", "a week before", StringComparison.Ordinal);
        var next = await app.SendAgainAsync(id, text => text.Replace($"{Moves}\n\n{Changes}\n\n{Goes}\n", $"{changed}\n\nSit down first.\n\n{Moves}\n", StringComparison.Ordinal));
        Assert.NotEqual(number, next);

        var page = await member.Browser.GetPageAsync(DraftAddresses.Draft(id, next));
        Assert.Equal(Moves, Under(page, "note-moves").PreviousElementSibling!.TextContent);
        Assert.DoesNotContain("have changed since", Under(page, "note-moves").TextContent, StringComparison.Ordinal);
        Assert.Equal(changed, Under(page, "note-changes").PreviousElementSibling!.TextContent);
        Assert.Contains("These words have changed since your note", Under(page, "note-changes").TextContent, StringComparison.Ordinal);
        Assert.Contains("not there any more", Under(page, "note-goes").Closest("section")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Goes[..40], Under(page, "note-goes").TextContent, StringComparison.Ordinal);

        var editor = await app.SignedInAsync(Roles.Editor);
        var lines = await app.WithDatabaseAsync(db => db.Revisions.Where(r => r.DocumentId == id && r.Number == next).Select(r => r.Text).SingleAsync());
        using var json = System.Text.Json.JsonDocument.Parse(await editor.GetStringAsync(DraftAddresses.Comments(id) + ".json"));
        var comments = json.RootElement.EnumerateArray().ToDictionary(c => c.GetProperty("words").GetString()!);
        Assert.Equal(Moves, lines.Split('\n')[comments["note-moves"].GetProperty("line").GetInt32() - 1]);
        Assert.Equal((changed, true), (lines.Split('\n')[comments["note-changes"].GetProperty("line").GetInt32() - 1], comments["note-changes"].GetProperty("isChanged").GetBoolean()));
        Assert.True(comments["note-goes"].GetProperty("isGone").GetBoolean());
        Assert.Contains("These words are gone", (await editor.GetPageAsync(DraftAddresses.Comments(id))).QuerySelectorAll("li.comment")[^1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approving_IsOfExactlyTheRevisionThatWasRead_AndNotesAreKeptWhateverBecameOfIt()
    {
        var member = await app.GroupMemberAsync();
        var (id, number) = await app.InReviewAsync();
        var draft = DraftAddresses.Draft(id, number);
        var (open, note) = (await member.Browser.GetPageAsync(draft), await member.Browser.NoteFormAsync(draft, "Bring a cup of tea"));
        var next = await app.SendAgainAsync(id, text => text + "\nAnd a second one.\n");
        using var late = await member.Browser.SubmitAsync(open.QuerySelectorAll("button[name=verdict]").Single(b => b.GetAttribute("value") == "Approved"));
        Assert.Contains("has changed, or it is decided, since you opened it", (await member.Browser.FollowAsync(late)).Body!.TextContent, StringComparison.Ordinal);
        Assert.False(await app.WithDatabaseAsync(db => db.Approvals.AnyAsync(a => a.DocumentId == id)));
        using var saved = await member.Browser.SubmitAsync(note, ("Input.Words", "A note that was begun before"));
        var page = await member.Browser.FollowAsync(saved);
        Assert.Contains("can read your note all the same", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("A note that was begun before", page.MainText(), StringComparison.Ordinal);
        var newer = page.QuerySelectorAll("main a").Single(a => a.TextContent == "Read the new one");
        Assert.Equal(DraftAddresses.Draft(id, next), newer.GetAttribute("href"));

        using var fine = await member.Browser.PressAsync(await member.Browser.GetPageAsync(newer.GetAttribute("href")!), "It is fine");
        await member.Browser.FollowAsync(fine);
        Assert.Equal(WorkState.Approved, await StateAsync(id));
        Assert.Contains("A note that was begun before", (await member.Browser.GetPageAsync(DraftAddresses.Draft(id, next))).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoReviewers_OneAsksForChanges_AndNothingIsApprovedUntilThatIsSettled()
    {
        var (one, other) = (await app.GroupMemberAsync(isNamed: true), await app.GroupMemberAsync(isNamed: false));
        var (id, number) = await app.InReviewAsync();
        using (var change = await one.Browser.PressAsync(await one.Browser.GetPageAsync(DraftAddresses.Draft(id, number)), "Please change it"))
        {
            Assert.Contains("We will change it, or tell you why not", (await one.Browser.FollowAsync(change)).MainText(), StringComparison.Ordinal);
        }
        using (var fine = await other.Browser.PressAsync(await other.Browser.GetPageAsync(DraftAddresses.Draft(id, number)), "It is fine"))
        {
            await other.Browser.FollowAsync(fine);
        }
        Assert.Equal(WorkState.InReview, await StateAsync(id));
        foreach (var (member, words) in new[] { (one, "note-of-one"), (other, "note-of-other") })
        {
            using var saved = await member.Browser.NoteAsync(DraftAddresses.Draft(id, number), "Bring a cup of tea", words);
            Assert.DoesNotContain(member == one ? "note-of-other" : "note-of-one", (await member.Browser.FollowAsync(saved)).MainText(), StringComparison.Ordinal);
        }
        var page = await (await app.SignedInAsync(Roles.Editor)).GetPageAsync(DraftAddresses.Comments(id));
        Assert.Contains("1 parent said that it is fine, and 1 reviewer asked for changes", page.MainText(), StringComparison.Ordinal);
        Assert.Contains(one.Name, page.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain(other.Name, page.MainText(), StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".comment-by"), h => h.TextContent.StartsWith("A parent or carer,", StringComparison.Ordinal));

        // They change their mind.
        var row = (await one.Browser.GetPageAsync(DraftAddresses.Drafts)).GetElementById($"draft-{id}")!.ParentElement!;
        using var mind = await one.Browser.SubmitAsync(row.QuerySelectorAll("button").Single(b => b.TextContent.StartsWith("It is fine", StringComparison.Ordinal)));
        await one.Browser.FollowAsync(mind);
        Assert.Equal(WorkState.Approved, await StateAsync(id));
        Assert.All(
            await app.WithDatabaseAsync(db => db.LedgerEntries.Where(e => e.Subject == $"document/{id}" && (e.Act == "document.approved" || e.Act == "document.changes-asked")).ToListAsync()),
            e => Assert.Contains(e.ActorId!.Value, new[] { one.Id, other.Id }));
    }

    [Fact]
    public async Task ANo_IsANo_AlsoForTheNextRevision_AndCanBeUndone()
    {
        var member = await app.GroupMemberAsync();
        var (id, number) = await app.InReviewAsync();
        var ways = await member.Browser.GetPageAsync("/taking-part/withdraw");
        using var no = await member.Browser.SubmitAsync(ways.QuerySelectorAll("main form").Single(f => f.QuerySelector($"input[value='{id}']") is not null));
        Assert.Contains("That is fine", (await member.Browser.FollowAsync(no)).MainText(), StringComparison.Ordinal);
        Assert.Null((await member.Browser.GetPageAsync(Home)).QuerySelector($"ul.questions a[href^='{DraftAddresses.Drafts}/{id}']"));
        var next = await app.SendAgainAsync(id, text => text + "\nAnd biscuits.\n");
        Assert.Null((await member.Browser.GetPageAsync(Home)).QuerySelector($"ul.questions a[href^='{DraftAddresses.Drafts}/{id}']"));
        var row = (await member.Browser.GetPageAsync(DraftAddresses.Drafts)).GetElementById($"draft-{id}")!.ParentElement!;
        using var again = await member.Browser.SubmitAsync(row.QuerySelectorAll("button").Single(b => b.TextContent.StartsWith("Put it on my list again", StringComparison.Ordinal)));
        await member.Browser.FollowAsync(again);
        Assert.NotNull((await member.Browser.GetPageAsync(Home)).QuerySelector($"ul.questions a[href='{DraftAddresses.Draft(id, next)}']"));
        Assert.DoesNotContain(member.Name, await (await app.SignedInAsync(Roles.Editor)).GetStringAsync(DraftAddresses.Comments(id)), StringComparison.Ordinal);
        Assert.Equal(number + 1, next);
    }

    [Fact]
    public async Task AnEditorAnswers_AndTheParentReadsIt_WithOneMailForAll()
    {
        var member = await app.GroupMemberAsync();
        var (id, number) = await app.InReviewAsync();
        foreach (var words in (string[])["note-one", "note-two"])
        {
            using var saved = await member.Browser.NoteAsync(DraftAddresses.Draft(id, number), "Bring a cup of tea", words);
            await member.Browser.FollowAsync(saved);
        }
        var before = (await app.MailsAsync(member.Address)).Count;
        var editor = await app.SignedInAsync(Roles.Editor);
        using (var without = await AnswerAsync(editor, id, "note-one", "NotDone", ""))
        {
            Assert.Contains("Say why: the parent reads it", (await without.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        }
        using (var notDone = await AnswerAsync(editor, id, "note-one", "NotDone", "The police asked for these words."))
        {
            await editor.FollowAsync(notDone);
        }
        using (var done = await AnswerAsync(editor, id, "note-two", "Done", ""))
        {
            Assert.Contains("all answered", (await editor.FollowAsync(done)).MainText(), StringComparison.Ordinal);
        }
        await app.RunJobAsync<TellOfAnswers>();
        await app.RunJobAsync<TellOfAnswers>();
        var mails = await app.MailsAsync(member.Address);
        Assert.Equal(before + 1, mails.Count);
        Assert.DoesNotContain("police", mails[0].Body!.TextContent, StringComparison.Ordinal);

        var page = (await member.Browser.GetPageAsync(DraftAddresses.Drafts)).MainText();
        Assert.Contains("We left it as it is. Here is why.", page, StringComparison.Ordinal);
        Assert.Contains("The police asked for these words.", page, StringComparison.Ordinal);
        Assert.Contains("Ed, who writes here, said so on", page, StringComparison.Ordinal);
        Assert.Contains("We changed it. Thank you.", page, StringComparison.Ordinal);
        var timeline = await app.WithScopeAsync(services => services.GetRequiredService<TimelineReader>().OfAsync(member.Id, CancellationToken.None));
        Assert.Contains(timeline.Past, e => e.Kind == TimelineKind.Thanked && e.What.Contains("notes on drafts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DuringAPause_TheirNotesAreHidden_AndErasureLeavesNothingOfThem_ButThatItWasApproved()
    {
        var member = await app.GroupMemberAsync();
        var (id, number) = await app.InReviewAsync();
        using (var saved = await member.Browser.NoteAsync(DraftAddresses.Draft(id, number), "Bring a cup of tea", "note-to-erase"))
        {
            await member.Browser.FollowAsync(saved);
        }
        using (var fine = await member.Browser.PressAsync(await member.Browser.GetPageAsync(DraftAddresses.Draft(id, number)), "It is fine"))
        {
            await member.Browser.FollowAsync(fine);
        }
        var held = await member.Browser.GetStringAsync("/taking-part/my-data");
        Assert.Contains("note-to-erase", held, StringComparison.Ordinal);
        Assert.Contains("You said that it is fine.", held, StringComparison.Ordinal);
        Assert.Contains("note-to-erase", await member.Browser.GetStringAsync("/taking-part/my-data.json"), StringComparison.Ordinal);

        var editor = await app.SignedInAsync(Roles.Editor);
        using (var pause = await member.Browser.PressAsync(await member.Browser.GetPageAsync(Home), "Pause for 3 months"))
        {
            Assert.DoesNotContain("note-to-erase", await editor.GetStringAsync(DraftAddresses.Comments(id)), StringComparison.Ordinal);
        }
        using (var back = await member.Browser.PressAsync(await member.Browser.GetPageAsync(Home), "End my pause"))
        {
            Assert.Contains("note-to-erase", await editor.GetStringAsync(DraftAddresses.Comments(id)), StringComparison.Ordinal);
        }
        using var erased = await member.Browser.PressAsync(await member.Browser.GetPageAsync("/taking-part/erase"), "Erase everything");
        Assert.Equal("/taking-part/erased", erased.Headers.Location?.OriginalString);
        Assert.DoesNotContain("note-to-erase", await editor.GetStringAsync(DraftAddresses.Comments(id)), StringComparison.Ordinal);
        Assert.False(await app.WithDatabaseAsync(db => db.ReviewComments.AnyAsync(c => c.ParticipantId == member.Id)));
        Assert.False(await app.WithDatabaseAsync(db => db.Reviewers.AnyAsync(r => r.ParticipantId == member.Id)));
        Assert.Null((await app.WithDatabaseAsync(db => db.Approvals.AsNoTracking().SingleAsync(a => a.DocumentId == id))).PersonId);
        Assert.Equal(WorkState.Approved, await StateAsync(id));
    }

    [Fact]
    public async Task ParentsScreens_CanBeReadAtEleven()
    {
        var member = await app.GroupMemberAsync();
        var (id, number) = await app.InReviewAsync();
        using (var saved = await member.Browser.NoteAsync(DraftAddresses.Draft(id, number), "Bring a cup of tea", "It is good."))
        {
            await member.Browser.FollowAsync(saved);
        }
        var parent = await app.SignedInAsync(Roles.Parent);
        foreach (var page in new[]
        {
            await member.Browser.GetPageAsync(DraftAddresses.Drafts), await parent.GetPageAsync(DraftAddresses.Drafts), await member.Browser.GetPageAsync($"{DraftAddresses.Draft(id, number)}?at=2"),
        })
        {
            // The draft's own words are read by professionals.
            foreach (var theirs in page.QuerySelectorAll("[data-part], .note-about, h1, .card h2 > a, .card h3, .check, .reflection").ToList())
            {
                theirs.Remove();
            }
            var age = Pace.Learning.Content.Reading.ReadingAge.OfHtml(page.MainHtml());
            Assert.True(age.Years <= 11, $"{page.Location.Href}: reading age {age.Years:0.0}");
        }
    }

    private static AngleSharp.Dom.IElement Under(AngleSharp.Html.Dom.IHtmlDocument page, string words) =>
        page.QuerySelectorAll(".part-note").Single(n => n.TextContent.Contains(words, StringComparison.Ordinal)).Closest(".part-notes")!;

    private static async Task<HttpResponseMessage> AnswerAsync(HttpClient editor, Guid id, string note, string outcome, string because)
    {
        var page = await editor.GetPageAsync(DraftAddresses.Comments(id));
        var link = page.QuerySelectorAll("li.comment").Single(c => c.TextContent.Contains(note, StringComparison.Ordinal)).QuerySelector("a.button-secondary")!;
        var form = (await editor.GetPageAsync(link.GetAttribute("href")!.Split('#')[0])).QuerySelector("li.comment form")!;
        return await editor.SubmitAsync(form, ("Outcome", outcome), ("Because", because));
    }

    private Task<WorkState> StateAsync(Guid id) => app.WithDatabaseAsync(db => db.Documents.Where(d => d.Id == id).Select(d => d.State).SingleAsync());

    private Task<List<string>> RolesAsync(Guid person) => app.WithDatabaseAsync(db => db.UserRoles.Where(r => r.UserId == person).Join(db.Roles, r => r.RoleId, r => r.Id, (_, role) => role.Name!).OrderBy(n => n).ToListAsync());
}
