using Microsoft.Playwright;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Support.Browser;

namespace Pace.Learning.Tests.Browser.Journeys;

/// <summary>What a parent shares, from the first word to taking it back, on a small phone, with scripts and without.</summary>
public sealed class ParentJourneyTests
{
    private const string Fallback = "Did the worker sit down?";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AParentSharesWords_SaysYesToLessonsOnly_AndTakesThemBackInTwoTaps(bool scripts)
    {
        await using var site = new SiteInBrowser();
        await site.InitializeAsync();
        var marker = $"marker-{scripts}";
        await using var parent = await Walk.BeginAsync(site, "parent", "/taking-part", scripts, "parent");
        await parent.LookAsync("home");

        await WriteAsync(parent, marker);
        await ShareAsync(parent);
        await SayYesToLessonsAsync(parent);

        await using (var editor = await Walk.BeginAsync(site, "editor", "/manage/participation/contributions", scripts, "editor"))
        {
            await PlaceAsync(editor);
        }
        await using var learner = await Walk.BeginAsync(site, "learner", "/courses/relational-safeguarding", scripts, "learner");
        await GetPartWayAsync(learner);
        var lesson = await learner.WordsAsync();
        Assert.Contains(marker, lesson, StringComparison.Ordinal);
        Assert.Contains((await site.MemberAsync("parent")).Name, lesson, StringComparison.Ordinal);
        Assert.DoesNotContain(Fallback, lesson, StringComparison.Ordinal);

        await TakeBackAsync(parent, scripts);

        await learner.GoToAsync(ContributionSamples.Lesson);
        lesson = await learner.WordsAsync();
        Assert.DoesNotContain(marker, await learner.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Contains(Fallback, lesson, StringComparison.Ordinal);
        // What the learner answered before is still there.
        await Assertions.Expect(learner.Page.Locator("#useful-to-ask .check-result")).ToBeVisibleAsync();
        Assert.Contains("You have read it.", lesson, StringComparison.Ordinal);
        Assert.Contains("Lessons read: 1 of", lesson, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(Walk parent, string marker)
    {
        // From any page the others are one tap away: they stand at the end of the home.
        await parent.FollowAsync(parent.Link("Say no or take back"));
        await parent.FollowAsync(parent.Link("Home"));
        await parent.FollowAsync(parent.Link("What I share"), "contributions");
        await parent.FollowAsync(parent.Link("Start something new"));
        await parent.SendWronglyAsync(parent.Button("Save my draft"), "Give it a short name");
        await parent.Page.GetByLabel("Something I wrote").CheckAsync();
        await parent.Page.GetByLabel("A short name for it").FillAsync("A cup of tea");
        await parent.Page.GetByLabel("Your words").FillAsync($"She made me a cup of tea. Sophie was asleep. It helped, {marker}.");
        await parent.SendAsync(parent.Button("Save my draft"), "Only you can see it", "draft");
    }

    private static async Task ShareAsync(Walk parent)
    {
        await parent.FollowAsync(parent.Link("Check it and share it"), "check");
        Assert.Contains("Sophie", await parent.WordsAsync(), StringComparison.Ordinal);
        await parent.SendAsync(parent.Button("Share it"), "Nothing is used yet", "shared");
    }

    private static async Task SayYesToLessonsAsync(Walk parent)
    {
        await parent.TapHereAsync(parent.Link("Choose what we may use it for"));
        await parent.FollowAsync(parent.Link("Read more and decide: Lessons on this site"), "consent");
        await parent.SendWronglyAsync(parent.Button("Yes, you may use it for this"), "Choose who may see it", "consent-wrong");
        await parent.Page.GetByLabel("All people who learn on this site").CheckAsync();
        await parent.Page.GetByLabel("The name I chose here", new PageGetByLabelOptions { Exact = true }).CheckAsync();
        await parent.Page.GetByLabel("In the UK only").CheckAsync();
        await parent.SendAsync(parent.Button("Yes, you may use it for this"), "This is your receipt", "receipt");
        await parent.FollowAsync(parent.Link("See what it is about"));
        await Assertions.Expect(parent.Page.Locator("main form[action*='handler=Use'] button")).ToHaveCountAsync(1);
    }

    private static async Task PlaceAsync(Walk editor)
    {
        await editor.FollowAsync(editor.Link("A cup of tea"));
        Assert.DoesNotContain("Sample-Person", await editor.Page.ContentAsync(), StringComparison.Ordinal);
        await editor.FollowAsync(editor.Link("Choose a place in a lesson"));
        await editor.FollowAsync(editor.Link("Relational safeguarding"));
        await editor.SendWronglyAsync(editor.Button("Go on"), "Choose a place in a lesson");
        await editor.Page.Locator($"input[name=Key][value='{ContributionSamples.Key}']").CheckAsync();
        await editor.FollowAsync(editor.Button("Go on"));
        await editor.SendAsync(editor.Button("Yes, replace them"), "It stands there now", "placed");
    }

    private static async Task GetPartWayAsync(Walk learner)
    {
        await learner.Page.GetByLabel("Frontline staff").CheckAsync();
        await learner.FollowAsync(learner.Button("Start the course"));
        await learner.FollowAsync(learner.Button("Go on without"));
        await learner.GoToAsync(ContributionSamples.Lesson);
        await learner.Page.Locator("#useful-to-ask input[name=chosen]").First.CheckAsync();
        await learner.FollowAsync(learner.Page.Locator("#useful-to-ask form button").First);
        await learner.FollowAsync(learner.Page.Locator(".lesson-end button"));
        await learner.GoToAsync(ContributionSamples.Lesson);
        await learner.LookAsync("voice");
    }

    private static async Task TakeBackAsync(Walk parent, bool scripts)
    {
        // From anywhere in the area; here from the page that is furthest from it.
        await parent.GoToAsync("/taking-part/my-data");
        var before = parent.Taps;
        await parent.FollowAsync(parent.Link("Say no or take back"), "take-back");
        await parent.SendAsync(parent.Button("Take this back: Lessons on this site, A cup of tea"), "It is done.", "taken-back");
        Assert.True(parent.Taps - before == 2, $"It took {parent.Taps - before} taps, scripts: {scripts}");
        var words = await parent.WordsAsync();
        Assert.Contains("printed", words, StringComparison.Ordinal);
        Assert.DoesNotContain("why not", words, StringComparison.OrdinalIgnoreCase);
    }
}
