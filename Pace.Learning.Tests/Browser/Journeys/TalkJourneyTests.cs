using Microsoft.Playwright;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Tests.Talks;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Talks;

namespace Pace.Learning.Tests.Browser.Journeys;

/// <summary>A talk on three small phones: the trainer's, the parent's and the manager's, with scripts and without.</summary>
public sealed class TalkJourneyTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ATalk_IsAskedFor_AnsweredMaybeAndYes_CaredFor_SteppedBackFrom_AndBackedUp(bool scripts)
    {
        await using var site = new SiteInBrowser();
        await site.InitializeAsync();
        await site.MemberAsync("parent");
        await RecordingOfAnotherAsync(site, new TalkScene(site));
        var day = WorkingDays.After(LondonTime.DayOf(site.Clock.GetUtcNow().UtcDateTime).AddDays(40));

        await AskForSpeakerAsync(site, day, scripts);
        await AskJoAsync(site, day, scripts);
        await SayMaybeThenYesAsync(site, day, scripts);
        await DebriefAsync(site, scripts);

        site.Clock.Advance(LondonTime.StartOf(day.AddDays(-3)).AddHours(9) - site.Clock.GetUtcNow().UtcDateTime);
        await CheckInAsync(site, scripts);
        await StepBackAsync(site, day, scripts);
        await BackUpAsync(site, day, scripts);
        await using var trainer = await Walk.BeginAsync(site, "trainer", "/manage/talks", scripts, "trainer");
        await trainer.FollowAsync(trainer.Link(LondonTime.LongDay(day)), "backed-up");
        var session = await trainer.WordsAsync();
        Assert.Contains("A back-up is there", session, StringComparison.Ordinal);
        Assert.DoesNotContain((await site.MemberAsync("parent")).Name, session, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AParentWhoSaidYes_Pauses_AndTheTrainerReadsOfItAndOfTheBackup(bool scripts)
    {
        await using var site = new SiteInBrowser();
        await site.InitializeAsync();
        var scene = new TalkScene(site);
        var (talk, jo, name) = (await scene.TalkAsync(scene.DayIn(40)), await site.ParticipantAsync(), (await site.MemberAsync("parent")).Name);
        Assert.Null(await scene.AskAsync(talk, jo));
        await RecordingOfAnotherAsync(site, scene);

        await using var parent = await Walk.BeginAsync(site, "parent", "/taking-part", scripts, "pausing");
        await parent.SendAsync(Question(parent, talk.Day).GetByRole(AriaRole.Button, new() { Name = "Yes", Exact = true }), "We have your yes");
        var before = parent.Taps;
        await parent.FollowAsync(parent.Page.GetByRole(AriaRole.Button, new() { Name = "Pause", Exact = true }), "what-happens");
        Assert.Contains("We tell the trainer right away", await parent.WordsAsync(), StringComparison.Ordinal);
        await parent.SendAsync(parent.Button("Pause now"), "The trainer knows that you do not speak", "paused");
        Assert.Equal(2, parent.Taps - before);
        Assert.DoesNotContain("why?", await parent.WordsAsync(), StringComparison.OrdinalIgnoreCase);

        var mail = (await site.NewestMailAsync((await site.MemberAsync("trainer")).Address)).QuerySelector(".mail-text")!;
        Assert.Contains("Who speaks at your session has changed. A back-up is there: a recording", mail.TextContent, StringComparison.Ordinal);
        await using var trainer = await Walk.BeginAsync(site, "trainer", new Uri(mail.QuerySelector("a")!.GetAttribute("href")!).AbsolutePath, scripts, "pausing-trainer");
        var session = await trainer.WordsAsync();
        Assert.Contains("A back-up is there", session, StringComparison.Ordinal);
        Assert.DoesNotContain(name, session + mail.TextContent, StringComparison.Ordinal);
    }

    private static async Task RecordingOfAnotherAsync(SiteInBrowser site, TalkScene scene)
    {
        var owner = await scene.ParentAsync("Recorded");
        await site.WithDatabaseAsync(async db =>
        {
            var given = await db.Consents.Where(c => c.ParticipantId == owner).Select(c => c.ContributionId).Distinct().SingleAsync();
            await db.Consents.Where(c => c.ContributionId == given).ExecuteUpdateAsync(set => set.SetProperty(c => c.Use, Web.Contributions.Consents.ConsentUse.LiveTraining));
            return await db.Contributions.Where(c => c.Id == given).ExecuteUpdateAsync(set => set.SetProperty(c => c.Kind, ContributionKind.Audio));
        });
    }

    private static async Task AskForSpeakerAsync(SiteInBrowser site, DateOnly day, bool scripts)
    {
        await using var trainer = await Walk.BeginAsync(site, "trainer", "/manage/talks", scripts, "trainer");
        await trainer.FollowAsync(trainer.Link("Ask for a speaker"));
        await trainer.SendWronglyAsync(trainer.Button("Ask for a speaker"), "Say who will be in the room", "wrong");
        foreach (var (field, value) in new[]
        {
            ("Input.Day.Day", $"{day.Day}"), ("Input.Day.Month", $"{day.Month}"), ("Input.Day.Year", $"{day.Year}"), ("Input.Time", "10:30"),
            ("Input.Room", "Twelve social workers in their first year"),
            ("Input.Support", "The trainer meets you before"), ("Input.Offer", "A voucher"),
        })
        {
            await trainer.Page.Locator($"[name='{field}']").FillAsync(value);
        }
        if (scripts)
        {
            await trainer.Page.GetByLabel("Type to find an area").FillAsync("ken");
        }
        else
        {
            await trainer.Page.Locator(".picker-group:has(#Input_Areas-kent) > summary").ClickAsync();
        }
        await trainer.Page.GetByLabel("Kent", new() { Exact = true }).CheckAsync();
        await trainer.Page.GetByLabel("Council", new() { Exact = true }).CheckAsync();
        await trainer.SendAsync(trainer.Button("Ask for a speaker"), "We have your request", "asked");
    }

    private static async Task AskJoAsync(SiteInBrowser site, DateOnly day, bool scripts)
    {
        await using var manager = await Walk.BeginAsync(site, "participation-manager", "/manage/participation", scripts, "manager");
        await manager.LookAsync("week");
        await manager.TapHereAsync(manager.Page.GetByText("More about taking part"));
        await manager.FollowAsync(manager.Link("Talks"));
        await manager.FollowAsync(manager.Link(LondonTime.LongDay(day)), "talk");
        await manager.SendAsync(manager.Button($"Ask {(await site.MemberAsync("parent")).Name}"), "a mail that says only that there is a question");
    }

    private static async Task SayMaybeThenYesAsync(SiteInBrowser site, DateOnly day, bool scripts)
    {
        await using var parent = await Walk.BeginAsync(site, "parent", "/taking-part", scripts, "parent");
        await parent.LookAsync("waiting");
        await parent.FollowAsync(Question(parent, day).GetByRole(AriaRole.Link, new() { Name = "Read more first" }), "question");
        await parent.SendAsync(parent.Button("Maybe"), "Take your time");
        await parent.SendAsync(parent.Button("Yes"), "We have your yes", "yes");
    }

    // As it stands on a parent's home.
    private static ILocator Question(Walk parent, DateOnly day) => parent.Page.Locator(".questions > li").Filter(new() { HasText = LondonTime.LongDay(day) });

    // The demo parents' past talk, whose debrief is due.
    private static async Task DebriefAsync(SiteInBrowser site, bool scripts)
    {
        await using var manager = await Walk.BeginAsync(site, "participation-manager", "/manage/participation", scripts, "manager");
        await manager.FollowAsync(manager.Page.Locator(".week-lines a:has-text('Write the debrief')").First, "debrief");
        await manager.SendWronglyAsync(manager.Button("It is done"), "Write a few words on how it was");
        await manager.Page.GetByLabel("How was it?").FillAsync("It went well. Tired, and glad.");
        await manager.SendAsync(manager.Button("It is done"), "Thank you for being there");
    }

    private static async Task CheckInAsync(SiteInBrowser site, bool scripts)
    {
        await using var manager = await Walk.BeginAsync(site, "participation-manager", "/manage/participation", scripts, "manager");
        await manager.FollowAsync(manager.Page.Locator(".week-lines a:has-text('Check in')").First, "check-in");
        Assert.Contains($"Check-in with {(await site.MemberAsync("parent")).Name}", await manager.WordsAsync(), StringComparison.Ordinal);
        await manager.SendWronglyAsync(manager.Button("It is done"), "Write a few words on how it was");
        await manager.Page.GetByLabel("How was it?").FillAsync("Looking forward to it.");
        await manager.SendAsync(manager.Button("It is done"), "Thank you for being there");
    }

    private static async Task StepBackAsync(SiteInBrowser site, DateOnly day, bool scripts)
    {
        await using var parent = await Walk.BeginAsync(site, "parent", "/taking-part/requests", scripts, "parent");
        var before = parent.Taps;
        await parent.FollowAsync(parent.Link($"A talk on {LondonTime.LongDay(day)}"), "your-talk");
        await parent.SendAsync(parent.Button("Step back"), "That is fine", "stepped-back");
        Assert.Equal(2, parent.Taps - before);
        Assert.DoesNotContain("why?", await parent.WordsAsync(), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task BackUpAsync(SiteInBrowser site, DateOnly day, bool scripts)
    {
        await using var manager = await Walk.BeginAsync(site, "participation-manager", "/manage/participation/talks", scripts, "manager");
        await manager.FollowAsync(manager.Link(LondonTime.LongDay(day)));
        Assert.Contains("stepped back", await manager.WordsAsync(), StringComparison.Ordinal);
        // It was put beside the session when the parent stepped back: nobody waits for the manager to come by.
        await manager.LookAsync("back-up");
        await Assertions.Expect(manager.Page.Locator("#backup + ul")).ToContainTextAsync("Offered");
    }
}
