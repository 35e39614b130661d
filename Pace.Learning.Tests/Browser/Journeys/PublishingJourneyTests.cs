using Microsoft.Playwright;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Studio;
using Pace.Learning.Tests.Studio.Reviews;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Releases;
using Pace.Learning.Web.Studio.Reviews;

namespace Pace.Learning.Tests.Browser.Journeys;

/// <summary>
/// A new lesson, from its first word to what learners read and back again: written with a parent's words in it, stopped by the language guide and by a place without
/// a yes, read by a parent on a phone who asks for a change, published on a day, rolled back. Once with the keyboard alone, once without scripts.
/// </summary>
public sealed class PublishingJourneyTests
{
    private const string Module = "courses/meetings-as-equals/01-a-fair-meeting";
    private const string Lesson = "/courses/meetings-as-equals/a-fair-meeting/who-else-could-come";
    private const string Key = "meetings-who-else-came";
    private const string Blaming = "hard to reach";
    private const string Fair = "still waiting for us to call";
    private const string Asked = "Ask early who could come along.";
    private const string AskedAgain = "Ask early who could come along, and ask again.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ALesson_FromItsFirstWord_ToWhatLearnersRead_AndBack(bool byKeyboard)
    {
        await using var site = new SiteInBrowser();
        await site.InitializeAsync();
        var member = await site.GroupMemberAsync();
        var words = await site.ShareAsync("My sister came with me. I could breathe.");
        using (var parent = await site.SignedInAsync("parent"))
        using (await parent.ConsentAsync(words))
        {
        }

        var id = await WriteAsync(site, words, byKeyboard);
        await AskForAChangeAsync(site, member, id, byKeyboard);
        await ChangeAsync(site, id, byKeyboard);
        await ApproveAsync(site, member, id, 2, byKeyboard);

        var day = LondonTime.DayOf(site.Clock.GetUtcNow().UtcDateTime).AddDays(1);
        await using (var publisher = await StudioDesk.OpenAsync(site, StudioAddresses.Workflow(id), Roles.Publisher, byKeyboard))
        {
            await publisher.ChooseAsync("Input.When", "day");
            await publisher.TypeAsync(publisher.Page.Locator("[name='Input.Day.Day']"), $"{day.Day}");
            await publisher.TypeAsync(publisher.Page.Locator("[name='Input.Day.Month']"), $"{day.Month}");
            await publisher.TypeAsync(publisher.Page.Locator("[name='Input.Day.Year']"), $"{day.Year}");
            await publisher.TypeAsync(publisher.Page.Locator("[name='Input.Time']"), "9:00");
            await publisher.PressAsync(publisher.Button("Publish it"), "scheduled");
            await publisher.IsToldAsync("It will be published on");
        }
        await AssertNotThereAsync(site);
        site.Clock.Advance(LondonTime.ToUtc(day, new TimeOnly(9, 0))!.Value - site.Clock.GetUtcNow().UtcDateTime);
        await site.RunJobAsync<PublishDueReleases>();
        var read = await ReadAsync(site, byKeyboard);
        Assert.Contains(AskedAgain, read, StringComparison.Ordinal);
        Assert.Contains(Fair, read, StringComparison.Ordinal);
        Assert.Contains("My sister came with me. I could breathe.", read, StringComparison.Ordinal);

        await using (var editor = await StudioDesk.OpenAsync(site, StudioAddresses.Versions(id), Roles.Editor, byKeyboard))
        {
            await editor.PressAsync(editor.Page.Locator("form:has(input[name=number][value='1']) button"), "rolled-back");
            await editor.PressAsync(editor.Link("Where it stands"));
            await editor.PressAsync(editor.Button("Send to parents’ review"));
            await editor.IsToldAsync("Sent.");
        }
        await ApproveAsync(site, member, id, 3, byKeyboard);
        await using (var publisher = await StudioDesk.OpenAsync(site, StudioAddresses.Workflow(id), Roles.Publisher, byKeyboard))
        {
            await publisher.ChooseAsync("Input.When", "now");
            await publisher.PressAsync(publisher.Button("Publish it"));
            await publisher.IsToldAsync("Published.");
        }
        read = await ReadAsync(site, byKeyboard);
        Assert.DoesNotContain(AskedAgain, read, StringComparison.Ordinal);
        Assert.Contains(Asked, read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublishersPages_AreAccessible_OnAPhoneAndOnADesk()
    {
        await using var site = new SiteInBrowser();
        await site.InitializeAsync();
        var approved = await site.ApprovedAsync($"{Module}/01-two-ways-in.md", text => text.Replace("two buses", "three buses", StringComparison.Ordinal) + "\nTake the timetable with you.\n");
        var written = await site.WrittenAsync("pages/help.md", text => text + "\nRing us on any weekday.\n");
        string[] addresses = [StudioAddresses.Releases, StudioAddresses.Conflicts, StudioAddresses.Compare(written, 1, null), StudioAddresses.Versions(approved), StudioAddresses.Workflow(approved)];
        foreach (var reader in (Reader[])[new Reader { As = Roles.Publisher }, Reader.OnPhone with { As = Roles.Publisher, Dark = true }, Reader.OnPhone with { As = Roles.Publisher, Scripts = false }])
        {
            foreach (var (address, name) in addresses.Zip((string[])["releases", "conflicts", "compare", "versions", "workflow"]))
            {
                await using var page = await site.OpenAsync(address, reader);
                await page.AssertAccessibleAsync();
                await page.AssertReadsWellAsync();
                await page.AssertNoHorizontalScrollAsync();
                page.AssertNoComplaints();
                await page.PhotographAsync($"publishing-{name}");
            }
        }
    }

    private static async Task<Guid> WriteAsync(SiteInBrowser site, Guid words, bool byKeyboard)
    {
        await using var editor = await StudioDesk.OpenAsync(site, "/studio/new?kind=lesson", Roles.Editor, byKeyboard);
        await editor.SelectAsync(editor.Page.Locator("[name='Input.Place']"), Module);
        await editor.TypeAsync(editor.Page.Locator("[name='Input.Title']"), "Who else could come");
        await editor.PressAsync(editor.Button("Begin"), "begun");
        var id = Guid.Parse(new Uri(editor.Page.Url).Segments[^1]);
        await editor.WriteAsync(
            "Who to think of when a parent would rather not come alone.", $"{Asked} Some families are {Blaming}.",
            ("who-else-came", Key, "Somebody to sit beside", "It helps to have somebody beside you."));

        await editor.PressAsync(editor.Button("Send to parents’ review"), "stopped");
        await editor.IsToldAsync("It can’t go to review yet.");
        var blockers = editor.Page.Locator("#blockers + ul");
        await Assertions.Expect(blockers.Locator("li", new() { HasText = "A parent’s words" })).ToContainTextAsync("Somebody to sit beside");
        await Assertions.Expect(blockers.Locator("li", new() { HasText = "Words" }).First).ToContainTextAsync(Blaming);

        // The words that a parent shared, which the editor may see, with a yes to courses.
        await editor.PressAsync(editor.Link("Choose from what parents shared"), "to-choose");
        await editor.PressAsync(editor.Page.Locator($"a[href='/manage/participation/contributions/{words}']"));
        await editor.PressAsync(editor.Link("Choose a place in a lesson"));
        await editor.PressAsync(editor.Link("Meetings as equals"));
        await editor.ChooseAsync("Key", Key);
        await editor.PressAsync(editor.Button("Go on"), "placed");
        await editor.IsToldAsync("It stands there. Learners see it once the lesson is published");
        await Assertions.Expect(editor.Page.Locator("main")).ToContainTextAsync("It is not published yet.");

        await editor.GoToAsync(StudioAddresses.Workflow(id));
        await editor.PressAsync(editor.Button("Send to parents’ review"));
        await Assertions.Expect(editor.Page.Locator(".error-summary")).ToContainTextAsync("It can’t go to review yet.");
        await Assertions.Expect(editor.Page.Locator("#blockers + ul > li")).ToHaveCountAsync(1);
        await editor.PressAsync(editor.Link("Write"));
        await editor.ReplaceAsync(Blaming, Fair, findingIsThere: true);
        await editor.PressAsync(editor.Button("Send to parents’ review"), "sent");
        await editor.IsToldAsync("Sent.");
        return id;
    }

    private static async Task AskForAChangeAsync(SiteInBrowser site, GroupMember member, Guid id, bool scripts)
    {
        await using var phone = await Walk.BeginAsync(site, Reader.OnPhone with { Demo = member.Address, Scripts = scripts }, "/taking-part", "publishing");
        await phone.FollowAsync(phone.Page.Locator($"ul.questions a[href='{DraftAddresses.Draft(id, 1)}']"), "draft");
        Assert.Contains("My sister came with me. I could breathe.", await phone.WordsAsync(), StringComparison.Ordinal);
        await phone.FollowAsync(phone.Page.Locator($"[data-part]:has-text('{Asked}') + .part-notes a"), "note");
        await phone.Page.GetByRole(AriaRole.Textbox, new() { Name = "What do you think?" }).FillAsync("Once is not enough. Ask again later.");
        await phone.SendAsync(phone.Button("Save my note"), "Your note is saved");
        await phone.SendAsync(phone.Button("Please change it"), "Thank you.");
    }

    private static async Task ChangeAsync(SiteInBrowser site, Guid id, bool byKeyboard)
    {
        await using var editor = await StudioDesk.OpenAsync(site, DraftAddresses.Comments(id), Roles.Editor, byKeyboard);
        await Assertions.Expect(editor.Page.Locator("main")).ToContainTextAsync("Once is not enough. Ask again later.");
        await editor.PressAsync(editor.Link("Where it stands"));
        await editor.PressAsync(editor.Button("Take it back to write on"));
        await editor.PressAsync(editor.Link("Write"));
        await editor.ReplaceAsync(Asked, AskedAgain, findingIsThere: false);
        await editor.PressAsync(editor.Button("Send to parents’ review"));
        await editor.IsToldAsync("Sent.");
    }

    private static async Task ApproveAsync(SiteInBrowser site, GroupMember member, Guid id, int number, bool scripts)
    {
        await using var phone = await Walk.BeginAsync(site, Reader.OnPhone with { Demo = member.Address, Scripts = scripts }, DraftAddresses.Draft(id, number), "publishing");
        await phone.SendAsync(phone.Button("It is fine"), "Thank you.");
    }

    private static async Task AssertNotThereAsync(SiteInBrowser site)
    {
        using var learner = await site.SignedInAsync(Roles.Learner);
        using var answer = await learner.GetAsync(Lesson);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<string> ReadAsync(SiteInBrowser site, bool scripts)
    {
        await using var learner = await Walk.BeginAsync(site, Roles.Learner, Lesson, scripts, "publishing");
        return await learner.WordsAsync();
    }
}
