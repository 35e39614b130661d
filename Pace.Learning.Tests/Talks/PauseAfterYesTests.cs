using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Talks;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Tests.Talks;

/// <summary>A speaker falls away: the trainer hears of it and has a back-up at once, and learns neither who nor why.</summary>
public sealed class PauseAfterYesTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private readonly TalkScene scene = new(app);

    [Fact]
    public async Task Pause_TellsTheParentFirst_ThenTheTrainer_OffersTheBackup_AndIsOverForTheManagerWhenItIsOver()
    {
        await BackupRecordingAsync();
        var talk = await scene.TalkAsync(scene.DayIn(50));
        var (parent, id, name) = (await app.SignedInAsync("parent"), await app.ParticipantAsync(), (await app.MemberAsync("parent")).Name);
        Assert.Null(await scene.AskAsync(talk, id));
        Assert.Null(await scene.AnswerAsync(talk, id, AnswerKind.Yes));

        // The first tap, from home, tells what happens; nothing has happened yet.
        using var first = await parent.PressAsync(await parent.GetPageAsync("/taking-part"), "Pause");
        var told = await parent.FollowAsync(first);
        Assert.Contains($"A talk on {LondonTime.LongDayAndTime(talk.StartsAt)}", told.MainText(), StringComparison.Ordinal);
        Assert.Contains("We tell the trainer right away", told.MainText(), StringComparison.Ordinal);
        Assert.Equal(Standing.Speaks, await scene.StandingAsync(talk, id));

        using var second = await parent.PressAsync(told, "Pause now");
        Assert.Contains("You are on a pause", (await parent.FollowAsync(second)).MainText(), StringComparison.Ordinal);
        Assert.Equal(Standing.Ended, await scene.StandingAsync(talk, id));

        var mail = (await app.NewestMailAsync((await app.MemberAsync("trainer")).Address)).Body!.TextContent;
        Assert.Contains("Who speaks at your session has changed. A back-up is there: a recording that a parent agreed to (Sound recording).", mail, StringComparison.Ordinal);
        Assert.DoesNotContain(name, mail, StringComparison.Ordinal);
        Assert.DoesNotContain("pause", mail, StringComparison.OrdinalIgnoreCase);
        var session = (await (await app.SignedInAsync("trainer")).GetPageAsync(TalkAddresses.Trainer(talk.Id))).MainText();
        Assert.Contains("A back-up is there", session, StringComparison.Ordinal);
        Assert.DoesNotContain(name, session, StringComparison.Ordinal);

        var manager = await app.SignedInAsync("participation-manager");
        Assert.Contains($"{name}: taking a break", Spaced((await manager.GetPageAsync(TalkAddresses.ForManager(talk.Id))).MainText()), StringComparison.Ordinal);
        using var back = await parent.PressAsync(await parent.GetPageAsync("/taking-part"), "End my pause");
        foreach (var url in new[] { TalkAddresses.ForManager(talk.Id), TalkAddresses.Week, TalkAddresses.Manager, "/manage/participation/people", $"/manage/participation/people/{id}", "/manage/participation/together" })
        {
            var lines = (await manager.GetPageAsync(url)).QuerySelectorAll("main :is(li, tr, h1, .notice):not(.timeline *)").Select(e => Spaced(e.TextContent)).Where(t => t.Contains(name, StringComparison.Ordinal) || url.EndsWith($"{id}", StringComparison.Ordinal));
            Assert.All(lines, line => Assert.DoesNotContain("taking a break", line, StringComparison.OrdinalIgnoreCase));
            Assert.All(lines, line => Assert.DoesNotContain("pause", line, StringComparison.OrdinalIgnoreCase));
        }
        Assert.Contains($"{name}: their yes has ended", Spaced((await manager.GetPageAsync(TalkAddresses.ForManager(talk.Id))).MainText()), StringComparison.Ordinal);
        Assert.Equal(
            ["participant.paused", "participant.pause-ended"],
            await app.WithDatabaseAsync(db => db.LedgerEntries.Where(e => e.Subject == $"participant/{id}" && e.Act.StartsWith("participant.pause")).OrderBy(e => e.Sequence).Select(e => e.Act).ToListAsync()));
    }

    [Fact]
    public async Task WhoStandsBy_IsAskedToStepIn_InTheSameMoment()
    {
        var (talk, jo, other) = (await scene.TalkAsync(scene.FreshDay()), await app.ParticipantAsync(), await scene.ParentAsync("Other"));
        foreach (var one in new[] { jo, other })
        {
            Assert.Null(await scene.AskAsync(talk, one));
            Assert.Null(await scene.AnswerAsync(talk, one, AnswerKind.Yes));
        }
        Assert.Equal(Standing.StandsBy, await scene.StandingAsync(talk, other));
        var parent = await app.SignedInAsync("parent");
        using var first = await parent.PressAsync(await parent.GetPageAsync("/taking-part"), "Pause");
        using var second = await parent.PressAsync(await parent.FollowAsync(first), "Pause now");
        Assert.Equal(Standing.Waiting, await scene.StandingAsync(talk, other));
        Assert.Contains("Somebody had said that they could step in. We have asked them.", (await app.NewestMailAsync((await app.MemberAsync("trainer")).Address)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(await scene.AnswerAsync(talk, other, AnswerKind.Yes));
        Assert.Equal(["Other"], (await scene.SpeakersAsync(talk)).Names);
    }

    [Theory]
    [InlineData("step back")]
    [InlineData("erase")]
    [InlineData("consent")]
    public async Task HoweverASpeakerFallsAway_TheTrainerHearsAndABackupIsOffered(string how)
    {
        await BackupRecordingAsync();
        var (talk, id) = (await scene.TalkAsync(scene.FreshDay()), await app.ParticipantAsync());
        Assert.Null(await scene.AskAsync(talk, id));
        Assert.Null(await scene.AnswerAsync(talk, id, AnswerKind.Yes));
        var parent = await app.SignedInAsync("parent");
        switch (how)
        {
            case "step back":
                using (await parent.PressAsync(await parent.GetPageAsync("/taking-part/withdraw"), "Step back"))
                {
                }
                break;
            case "erase":
                using (await parent.PressAsync(await parent.GetPageAsync("/taking-part/erase"), "Erase everything"))
                {
                }
                break;
            default:
                using (await parent.PressAsync(await parent.GetPageAsync("/taking-part/withdraw"), "Take everything back"))
                {
                }
                await app.RunJobAsync<EndYesesWithoutConsent>();
                break;
        }
        var trainer = await app.MemberAsync("trainer");
        Assert.Contains("A back-up is there", (await app.NewestMailAsync(trainer.Address)).Body!.TextContent, StringComparison.Ordinal);
        Assert.True((await scene.SpeakersAsync(talk)).HasBackup);
    }

    // Another parent's recording, with a yes to live training.
    private async Task BackupRecordingAsync()
    {
        var owner = await scene.ParentAsync("Recorded");
        await app.WithDatabaseAsync(async db =>
        {
            var talk = await db.Consents.Where(c => c.ParticipantId == owner).Select(c => c.ContributionId).Distinct().SingleAsync();
            await db.Consents.Where(c => c.ContributionId == talk).ExecuteUpdateAsync(set => set.SetProperty(c => c.Use, Web.Contributions.Consents.ConsentUse.LiveTraining));
            await db.Contributions.Where(c => c.Id == talk).ExecuteUpdateAsync(set => set.SetProperty(c => c.Kind, Web.Contributions.ContributionKind.Audio));
            return 0;
        });
    }

    private static string Spaced(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"\s+", " ").Trim();
}
