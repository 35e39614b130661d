using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Talks;
using Pace.Learning.Web.Talks.Care;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Tests.Talks;

/// <summary>A recording in place of a speaker, and the limit of those who listen, through the manager's pages.</summary>
public sealed class BackupAndDebriefTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private readonly TalkScene scene = new(app);

    [Fact]
    public async Task Recording_WithConsent_IsOfferedOnce_AndGoesWithTheConsent()
    {
        var (recording, _) = await app.RecordedAsync(Recordings.Sound(3_000), use: "live-training", audience: "Professionals");
        var talk = await scene.TalkAsync(scene.FreshDay());
        var manager = await app.SignedInAsync("participation-manager");
        var trainer = await app.SignedInAsync("trainer");
        var url = $"/manage/participation/talks/{talk.Id}";
        var page = await manager.GetPageAsync(url);
        var form = page.QuerySelectorAll("main form[action*='handler=Backup']").Single(f => f.QuerySelector($"input[value='{recording}']") is not null);
        for (var times = 0; times < 2; times++)
        {
            using var offered = await manager.SubmitAsync(form);
            Assert.Equal(HttpStatusCode.Redirect, offered.StatusCode);
        }
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.BackupOffers.CountAsync(o => o.TalkId == talk.Id)));
        var session = (await trainer.GetPageAsync($"/manage/talks/{talk.Id}")).MainText();
        Assert.Contains("A back-up is there", session, StringComparison.Ordinal);
        Assert.Contains("a recording (Sound recording)", session, StringComparison.Ordinal);
        Assert.DoesNotContain((await app.MemberAsync("parent")).Name, session, StringComparison.Ordinal);
        var parent = await app.SignedInAsync("parent");
        Assert.Contains("Your recording stands by", (await parent.GetPageAsync("/taking-part/uses")).MainText(), StringComparison.Ordinal);

        using var withdrawn = await parent.WithdrawAsync("Contribution", recording);
        Assert.DoesNotContain("back-up is there", (await trainer.GetPageAsync($"/manage/talks/{talk.Id}")).MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Your recording stands by", (await parent.GetPageAsync("/taking-part/uses")).MainText(), StringComparison.Ordinal);
        using var again = await manager.SubmitAsync(form);
        Assert.Contains("There is no consent to show this recording there", (await again.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThirdDebrief_PutOnADayByHand_IsRefusedWithTheReason_AndStaysWhereItWas()
    {
        var talk = await scene.TalkAsync(scene.FreshDay(), speakers: 3);
        foreach (var name in new[] { "A", "B", "C" })
        {
            var parent = await scene.ParentAsync(name);
            Assert.Null(await scene.AskAsync(talk, parent));
            Assert.Null(await scene.AnswerAsync(talk, parent, AnswerKind.Yes));
        }
        var first = WorkingDays.After(talk.Day);
        var third = await app.WithDatabaseAsync(db => db.CareTasks.SingleAsync(t => t.TalkId == talk.Id && t.Kind == CareKind.Debrief && t.DueOn > first));

        using var refused = await PlanAsync(third.Id, first);
        Assert.Contains("has 2 debriefs already", (await refused.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(third.DueOn, await DueOnAsync(third.Id));

        var later = WorkingDays.After(third.DueOn);
        using var planned = await PlanAsync(third.Id, later);
        Assert.Equal(HttpStatusCode.Redirect, planned.StatusCode);
        Assert.Equal(later, await DueOnAsync(third.Id));
    }

    private async Task<HttpResponseMessage> PlanAsync(Guid task, DateOnly day)
    {
        var manager = await app.SignedInAsync("participation-manager");
        var page = await manager.GetPageAsync($"/manage/participation/care/{task}");
        return await manager.SubmitAsync(page.QuerySelector("#plan")!, ("Input.Day.Day", $"{day.Day}"), ("Input.Day.Month", $"{day.Month}"), ("Input.Day.Year", $"{day.Year}"));
    }

    private Task<DateOnly> DueOnAsync(Guid task) => app.WithDatabaseAsync(db => db.CareTasks.Where(t => t.Id == task).Select(t => t.DueOn).SingleAsync());
}
