using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Support.Browser;
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
        await site.RecordedAsync(Recordings.Sound(5_000), use: "live-training", audience: "Professionals");
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

    private static async Task AskForSpeakerAsync(SiteInBrowser site, DateOnly day, bool scripts)
    {
        await using var trainer = await Walk.BeginAsync(site, "trainer", "/manage/talks", scripts, "trainer");
        await trainer.FollowAsync(trainer.Link("Ask for a speaker"));
        await trainer.SendWronglyAsync(trainer.Button("Ask for a speaker"), "Say who will be in the room", "wrong");
        foreach (var (field, value) in new[]
        {
            ("Input.Day.Day", $"{day.Day}"), ("Input.Day.Month", $"{day.Month}"), ("Input.Day.Year", $"{day.Year}"), ("Input.Time", "10:30"),
            ("Input.Room", "Twelve social workers in their first year"), ("Input.Agencies", "Children’s social care"), ("Input.Areas", "Kent\nMedway"),
            ("Input.Support", "The trainer meets you before"), ("Input.Offer", "A voucher"),
        })
        {
            await trainer.Page.Locator($"[name='{field}']").FillAsync(value);
        }
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
        await parent.FollowAsync(parent.Link($"A talk on {LondonTime.LongDay(day)}"), "question");
        await parent.SendAsync(parent.Button("Maybe"), "Take your time");
        await parent.SendAsync(parent.Button("Yes"), "We have your yes", "yes");
    }

    // The demo parents' past talk, whose debrief is due.
    private static async Task DebriefAsync(SiteInBrowser site, bool scripts)
    {
        await using var manager = await Walk.BeginAsync(site, "participation-manager", "/manage/participation", scripts, "manager");
        await manager.FollowAsync(manager.Page.Locator("#debriefs ~ ul a").First, "debrief");
        await manager.SendWronglyAsync(manager.Button("It is done"), "Write a few words on how it was");
        await manager.Page.GetByLabel("How was it?").FillAsync("It went well. Tired, and glad.");
        await manager.SendAsync(manager.Button("It is done"), "Thank you for being there");
    }

    private static async Task CheckInAsync(SiteInBrowser site, bool scripts)
    {
        await using var manager = await Walk.BeginAsync(site, "participation-manager", "/manage/participation", scripts, "manager");
        await manager.FollowAsync(manager.Page.Locator("#check-ins ~ ul a").First, "check-in");
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
        await manager.SendAsync(manager.Button("Offer a back-up"), "The trainer sees that there is a recording", "back-up");
    }
}
