using Microsoft.Playwright;
using Pace.Learning.Tests.Studio;
using Pace.Learning.Tests.Studio.Reviews;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Reviews;
using Pace.Learning.Web.Studio.Tree;

namespace Pace.Learning.Tests.Browser.Journeys;

/// <summary>A parent reads a draft on a small phone, with scripts and without, and an editor answers at a desk.</summary>
public sealed class ReviewJourneyTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AParent_ReadsADraft_WritesANote_SaysThatItIsFine_AndReadsWhatBecameOfIt(bool scripts)
    {
        await using var site = new SiteInBrowser();
        await site.InitializeAsync();
        var member = await site.GroupMemberAsync();
        var (id, number) = await site.InReviewAsync();

        await using (var phone = await Walk.BeginAsync(site, Reader.OnPhone with { Demo = member.Address, Scripts = scripts }, "/taking-part", "review"))
        {
            await phone.FollowAsync(phone.Page.Locator($"ul.questions a[href='{DraftAddresses.Draft(id, number)}']"), "draft");
            await phone.TapHereAsync(phone.Link("Say what you think of it"));
            await Assertions.Expect(phone.Button("It is fine")).ToBeInViewportAsync();
            await phone.FollowAsync(phone.Page.Locator("[data-part]:has-text('Bring a cup of tea') + .part-notes a"), "note");
            await phone.SendWronglyAsync(phone.Button("Save my note"), "Write what you think");
            await phone.Page.GetByRole(AriaRole.Textbox, new() { Name = "What do you think?" }).FillAsync("Kettles are loud.");
            await phone.SendAsync(phone.Button("Save my note"), "Your note is saved", "saved");
            await Assertions.Expect(phone.Page.Locator(".part-note")).ToContainTextAsync("Kettles are loud.");
            var before = phone.Taps;
            await phone.SendAsync(phone.Button("It is fine"), "Thank you. We know now that it is fine for you.", "said");
            Assert.Equal(1, phone.Taps - before);
        }
        Assert.Equal(WorkState.Approved, await site.WithDatabaseAsync(db => db.Documents.Where(d => d.Id == id).Select(d => d.State).SingleAsync()));

        await using (var desk = await site.OpenAsync(DraftAddresses.Comments(id), new Reader { As = Roles.Editor, Scripts = scripts }))
        {
            await desk.AssertAccessibleAsync();
            await desk.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Answer" }).First.ClickAsync();
            await desk.Page.GetByLabel("Not done, because").CheckAsync();
            await desk.Page.GetByLabel("What do you want to tell the parent?").FillAsync("Tea helps people to talk.");
            await desk.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Answer", Exact = true }).ClickAsync();
            await Assertions.Expect(desk.Page.Locator("main")).ToContainTextAsync("Answered. The parent is told");
            await desk.AssertAccessibleAsync();
            await desk.AssertNoHorizontalScrollAsync();
            await desk.PhotographAsync("review-answered");
        }

        await using var again = await Walk.BeginAsync(site, Reader.OnPhone with { Demo = member.Address, Scripts = scripts }, DraftAddresses.Drafts, "review-answers");
        Assert.Contains("Tea helps people to talk.", await again.WordsAsync(), StringComparison.Ordinal);
        await again.SendAsync(again.Button("Take this note back"), "Your note is gone", "taken-back");
        Assert.False(await site.WithDatabaseAsync(db => db.ReviewComments.AnyAsync(c => c.DocumentId == id)));
    }

    [Fact]
    public async Task MarkedWords_BecomeANoteOnThem()
    {
        await using var site = new SiteInBrowser();
        await site.InitializeAsync();
        var member = await site.GroupMemberAsync();
        var (id, number) = await site.InReviewAsync();
        await using var phone = await Walk.BeginAsync(site, Reader.OnPhone with { Demo = member.Address }, DraftAddresses.Draft(id, number), "marked");
        await phone.Page.EvaluateAsync(
            """
            () => {
              const part = [...document.querySelectorAll('[data-part]')].find(p => p.textContent.includes('Bring a cup of tea')).firstChild;
              const range = document.createRange();
              range.setStart(part, 6);
              range.setEnd(part, 18);
              getSelection().removeAllRanges();
              getSelection().addRange(range);
            }
            """);
        await phone.FollowAsync(phone.Link("Write a note on these words"), "offered");
        Assert.Equal("a cup of tea", await phone.Page.GetByLabel("Is it about some words only?").InputValueAsync());
        await phone.Page.GetByRole(AriaRole.Textbox, new() { Name = "What do you think?" }).FillAsync("Some like coffee.");
        await phone.SendAsync(phone.Button("Save my note"), "Your note is saved");
        Assert.Equal("a cup of tea", await site.WithDatabaseAsync(db => db.ReviewComments.Where(c => c.DocumentId == id).Select(c => c.Phrase).SingleAsync()));
    }

    // Between them they have every kind of block.
    [Theory]
    [InlineData("courses/meetings-as-equals/01-a-fair-meeting/03-in-the-room.md")]
    [InlineData("courses/meetings-as-equals/02-information/02-how-do-you-know.md")]
    [InlineData("courses/relational-safeguarding/03-working-it-through/04-the-night-it-is-tested.md")]
    public async Task TheDraft_IsAboutAsLongAsTheLearnersPage_AndEachParagraphHasAMarkForAFinger(string path)
    {
        await using var site = new SiteInBrowser();
        await site.InitializeAsync();
        var member = await site.GroupMemberAsync();
        var id = await site.WrittenAsync(path, text => text + "\nA last word.\n");
        var number = await site.SendToReviewAsync(id);
        foreach (var width in new[] { 320, 1280 })
        {
            await using var learner = await site.OpenAsync(FormerPath.AddressOf(path)!, Reader.OnPhone with { Width = width, As = Roles.Learner, Scripts = false });
            await using var reviewer = await site.OpenAsync(DraftAddresses.Draft(id, number), Reader.OnPhone with { Width = width, Demo = member.Address, Scripts = false });
            await reviewer.PhotographAsync($"review-draft-{width}");
            await reviewer.AssertAccessibleAsync();
            await reviewer.AssertNoHorizontalScrollAsync();
            const string Height = "() => document.querySelector('main').getBoundingClientRect().height";
            var (read, reviewed) = (await learner.Page.EvaluateAsync<double>(Height), await reviewer.Page.EvaluateAsync<double>(Height));
            Assert.True(reviewed < read * 1.2, $"At {width} the draft is {reviewed:0} px tall, and the learner's page {read:0} px.");
            var small = await reviewer.Page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('.part-add')].map(a => [a, a.getBoundingClientRect()]).filter(([, box]) => box.height > 0 && (box.height < 43.5 || box.width < 43.5))
                  .map(([a, box]) => `${a.textContent}: ${box.width} x ${box.height}`)
                """);
            Assert.Empty(small);
            // No mark stands on words, in what is folded neither: under its own middle is nothing but the mark.
            var covering = await reviewer.Page.EvaluateAsync<string[]>("""
                () => document.querySelectorAll('details').forEach(d => { d.open = true; }) ?? [...document.querySelectorAll('.part-bare .note-mark')].filter(m => m.getBoundingClientRect().height > 0).map(m => {
                  const box = m.getBoundingClientRect();
                  const walker = document.createTreeWalker(document.querySelector('.lesson-body'), NodeFilter.SHOW_TEXT);
                  const range = document.createRange();
                  while (walker.nextNode()) {
                    if (walker.currentNode.parentElement.closest('.part-notes, .visually-hidden') || !walker.currentNode.textContent.trim()) continue;
                    range.selectNodeContents(walker.currentNode);
                    for (const r of range.getClientRects()) {
                      if (r.right > box.left + 1 && r.left < box.right - 1 && r.bottom > box.top + 1 && r.top < box.bottom - 1) return `${m.parentElement.textContent} stands on ${walker.currentNode.textContent}`;
                    }
                  }
                  return '';
                }).filter(Boolean)
                """);
            Assert.True(covering.Length == 0, string.Join('\n', covering));
        }
    }

    [Fact]
    public async Task ANote_IsSaidOnThePhone_AndHeardByTheEditor()
    {
        await using var site = new SiteInBrowser();
        await site.InitializeAsync();
        var member = await site.GroupMemberAsync();
        var (id, number) = await site.InReviewAsync();
        await using (var phone = await Walk.BeginAsync(site, Reader.OnPhone with { Demo = member.Address, Records = true }, DraftAddresses.Draft(id, number), "voice-note"))
        {
            var page = phone.Page;
            await page.Context.GrantPermissionsAsync(["microphone"]);
            await phone.FollowAsync(page.Locator("[data-part]:has-text('Bring a cup of tea') + .part-notes a"), "form");
            await page.GetByRole(AriaRole.Textbox, new() { Name = "What do you think?" }).FillAsync("I say why.");
            await phone.TapHereAsync(phone.Button("Start recording"));
            await Assertions.Expect(page.Locator("[data-clock]")).ToHaveTextAsync("0:02");
            await phone.TapHereAsync(page.GetByRole(AriaRole.Button, new() { Name = "Stop", Exact = true }));
            var back = page.Locator("audio[data-back]");
            await Assertions.Expect(back).ToBeVisibleAsync();
            Assert.InRange(await back.EvaluateAsync<double>(RecordingJourneyTests.HasLength), 1.5, 20);
            await phone.LookAsync("heard-back");

            // The line drops: what was said and written stays, and goes later.
            await page.Context.SetOfflineAsync(true);
            await phone.TapHereAsync(phone.Button("Save my note with this"));
            await Assertions.Expect(page.Locator("[data-unsent-says]")).ToContainTextAsync("Nothing is lost");
            await page.Context.SetOfflineAsync(false);
            // A dropped line is in the browser's own log, so this page isn't asked for complaints.
            await phone.TapHereAsync(phone.Button("Try again"));
            await Assertions.Expect(page.Locator("main .notice[role=status]")).ToContainTextAsync("Your note is saved");
            var note = page.Locator(".part-note");
            await Assertions.Expect(note).ToContainTextAsync("I say why.");
            Assert.InRange(await note.Locator("audio").EvaluateAsync<double>(RecordingJourneyTests.HasLength), 1.5, 20);
        }
        await using var desk = await site.OpenAsync(DraftAddresses.Comments(id), new Reader { As = Roles.Editor });
        var ranges = new List<int>();
        desk.Page.Response += (_, answer) =>
        {
            if (answer.Url.Contains("/voices/notes/", StringComparison.Ordinal))
            {
                ranges.Add(answer.Status);
            }
        };
        await Assertions.Expect(desk.Page.Locator("li.comment")).ToContainTextAsync("I say why.");
        var voice = desk.Page.Locator("li.comment audio");
        Assert.InRange(await voice.EvaluateAsync<double>(RecordingJourneyTests.HasLength), 1.5, 20);
        await voice.EvaluateAsync("a => { a.muted = true; return a.play(); }");
        await desk.Page.WaitForFunctionAsync("() => document.querySelector('li.comment audio').currentTime > 0.5");
        Assert.Contains(206, ranges);
        await desk.AssertAccessibleAsync();
        await desk.AssertNoHorizontalScrollAsync();
        await desk.PhotographAsync("voice-note-heard");
        desk.AssertNoComplaints();
    }
}
