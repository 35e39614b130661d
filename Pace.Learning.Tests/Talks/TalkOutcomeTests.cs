using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.MyData;
using Pace.Learning.Web.Talks;
using Pace.Learning.Web.Talks.Care;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Tests.Talks;

/// <summary>The table of docs/adr/0008-talks.md, line by line.</summary>
public sealed class TalkOutcomeTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private readonly TalkScene scene = new(app);

    [Fact]
    public async Task Yes_PlansCheckInAndDebrief()
    {
        var (talk, parent) = await SaidYesAsync();
        var care = await scene.CareAsync(talk, parent);
        Assert.Equal([CareKind.CheckIn, CareKind.Debrief], care.Select(t => t.Kind));
        Assert.Equal(WorkingDays.AtOrBefore(talk.Day.AddDays(-2)), care[0].DueOn);
        Assert.Equal(WorkingDays.After(talk.Day), care[1].DueOn);
        Assert.Equal(["Robin"], (await scene.SpeakersAsync(talk)).Names);
    }

    [Fact]
    public async Task TwoTalksOnOneDay_TheSecondOneIsNotAskedAbout()
    {
        var day = scene.FreshDay();
        var (first, second, parent) = (await scene.TalkAsync(day), await scene.TalkAsync(day.AddHours(3)), await scene.ParentAsync());
        Assert.Null(await scene.AskAsync(first, parent));
        Assert.Contains("another talk that day", (await scene.AskAsync(second, parent))!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoManagersAskingForTwoTalksOfOneDayAtOnce_AskOnlyOnce()
    {
        var day = scene.FreshDay();
        var (first, second, parent) = (await scene.TalkAsync(day), await scene.TalkAsync(day.AddHours(3)), await scene.ParentAsync());
        var refusals = await Task.WhenAll(scene.AskAsync(first, parent), scene.AskAsync(second, parent), scene.AskAsync(first, parent), scene.AskAsync(second, parent));
        Assert.Equal(3, refusals.Count(r => r is not null));
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.TalkInvitations.CountAsync(i => i.ParticipantId == parent)));
    }

    [Fact]
    public async Task TwoParentsSayingYesAtOnce_OneSpeaksAndTheOtherStandsBy()
    {
        var (talk, one, other) = (await scene.TalkAsync(scene.FreshDay()), await scene.ParentAsync("One"), await scene.ParentAsync("Other"));
        Assert.Null(await scene.AskAsync(talk, one));
        Assert.Null(await scene.AskAsync(talk, other));
        await Task.WhenAll(scene.AnswerAsync(talk, one, AnswerKind.Yes), scene.AnswerAsync(talk, other, AnswerKind.Yes));
        var standings = new[] { await scene.StandingAsync(talk, one), await scene.StandingAsync(talk, other) };
        Assert.Equal([Standing.Speaks, Standing.StandsBy], standings.Order());
        var speakers = await scene.SpeakersAsync(talk);
        Assert.Single(speakers.Names);
        Assert.True(speakers.HasBackup);
    }

    [Fact]
    public async Task DoubleYes_IsOneYes()
    {
        var (talk, parent) = (await scene.TalkAsync(scene.FreshDay()), await scene.ParentAsync());
        await scene.AskAsync(talk, parent);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scene.AnswerAsync(talk, parent, AnswerKind.Yes)));
        Assert.All(answers, Assert.Null);
        Assert.Equal(2, (await scene.CareAsync(talk, parent)).Count);
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.Set<TalkAnswer>().CountAsync(a => a.ParticipantId == parent)));
    }

    [Fact]
    public async Task SteppingBack_FreesThePlaceAndIsNeverAskedAgain()
    {
        var (talk, parent) = await SaidYesAsync();
        Assert.Null(await scene.AnswerAsync(talk, parent, AnswerKind.No));
        Assert.Equal(Standing.SteppedBack, await scene.StandingAsync(talk, parent));
        Assert.Empty((await scene.SpeakersAsync(talk)).Names);
        Assert.All(await scene.CareAsync(talk, parent), t => Assert.Equal(CareEnd.NotNeeded, t.Closing!.End));
        Assert.NotNull(await scene.AskAsync(talk, parent));
    }

    [Fact]
    public async Task MovedTalk_AsksAgainAndMovesTheCareAndOldAnswersDontCount()
    {
        var (talk, parent) = await SaidYesAsync();
        var to = scene.FreshDay();
        Assert.Null(await scene.MoveAsync(talk, to));
        Assert.Equal(Standing.Waiting, await scene.StandingAsync(talk, parent));
        Assert.Empty((await scene.SpeakersAsync(talk)).Names);
        Assert.Equal(WorkingDays.After(LondonTime.DayOf(to)), (await scene.CareAsync(talk, parent))[1].DueOn);
        Assert.NotNull(await scene.AnswerAsync(talk, parent, AnswerKind.Yes, round: 1));
        Assert.Null(await scene.AnswerAsync(talk, parent, AnswerKind.Yes));
        Assert.Equal(2, (await scene.CareAsync(talk, parent)).Count);
    }

    [Fact]
    public async Task MovedTalk_ThatDoesntSuitAnyMore_EndsWithoutAQuestion()
    {
        var (talk, parent) = await SaidYesAsync();
        Assert.Null(await scene.MoveAsync(talk, scene.Now.AddDays(2)));
        Assert.Equal(Standing.Ended, await scene.StandingAsync(talk, parent));
        await AssertOnlyAWordIsLeftAsync(talk, parent);
    }

    [Fact]
    public async Task CancelledTalk_EndsEverythingOnce_ButWhoSaidYesIsAskedHowTheyAre()
    {
        var (talk, parent) = await SaidYesAsync();
        Assert.All(await Task.WhenAll(scene.CancelAsync(talk), scene.CancelAsync(talk)), Assert.Null);
        Assert.Equal(Standing.Ended, await scene.StandingAsync(talk, parent));
        await AssertOnlyAWordIsLeftAsync(talk, parent);
        Assert.Null(await scene.AnswerAsync(talk, parent, AnswerKind.No));
        await scene.KeepUpAsync();
        await AssertOnlyAWordIsLeftAsync(talk, parent);
    }

    [Fact]
    public async Task CancelledTalk_LeavesNothingToDo_ForThoseWhoHadNotSaidYes()
    {
        var (talk, parent) = (await scene.TalkAsync(scene.FreshDay()), await scene.ParentAsync());
        Assert.Null(await scene.AskAsync(talk, parent));
        Assert.Null(await scene.AnswerAsync(talk, parent, AnswerKind.Maybe));
        Assert.Null(await scene.CancelAsync(talk));
        Assert.Empty(await scene.CareAsync(talk, parent));
    }

    [Fact]
    public async Task PauseAfterYes_EndsTheYesInTheSameTransactionAndItDoesntComeBack()
    {
        var (talk, parent) = await SaidYesAsync();
        await app.WithDatabaseAsync(async db =>
        {
            (await db.Participants.SingleAsync(p => p.Id == parent)).PauseFrom(scene.Now, null);
            return await db.SaveChangesAsync();
        });
        Assert.Equal(Standing.Ended, await scene.StandingAsync(talk, parent));
        Assert.All(await scene.CareAsync(talk, parent), t => Assert.False(t.IsOpen));
        await app.WithDatabaseAsync(async db =>
        {
            (await db.Participants.SingleAsync(p => p.Id == parent)).EndPause();
            return await db.SaveChangesAsync();
        });
        Assert.Empty((await scene.SpeakersAsync(talk)).Names);
        Assert.Null(await scene.AskAsync(talk, parent));
    }

    [Fact]
    public async Task ConsentWithdrawnAfterYes_TakesTheNameAwayAtOnceAndEndsTheYes()
    {
        var (talk, parent) = await SaidYesAsync();
        await app.WithDatabaseAsync(async db =>
        {
            (await db.Consents.Where(c => c.ParticipantId == parent).ToListAsync()).ForEach(c => c.EndNow(ConsentEnding.EverythingWithdrawn, scene.Now));
            return await db.SaveChangesAsync();
        });
        Assert.Empty((await scene.SpeakersAsync(talk)).Names);
        await scene.KeepUpAsync();
        Assert.Equal(Standing.Ended, await scene.StandingAsync(talk, parent));
        Assert.All(await scene.CareAsync(talk, parent), t => Assert.False(t.IsOpen));
    }

    [Fact]
    public async Task ConsentWithdrawnAfterYes_CountsForNothingAtOnce_ThoughLookingWritesNothing()
    {
        var (talk, parent) = (await scene.TalkAsync(scene.DayIn(8)), await scene.ParentAsync("Linnet"));
        Assert.Null(await scene.AskAsync(talk, parent));
        Assert.Null(await scene.AnswerAsync(talk, parent, AnswerKind.Yes));
        var manager = await app.SignedInAsync("participation-manager");
        var wanted = $"A parent is asked for: {LondonTime.DayOfYear(talk.Day)}";
        Assert.DoesNotContain(wanted, (await manager.GetPageAsync("/manage/participation")).MainText(), StringComparison.Ordinal);
        await app.WithDatabaseAsync(async db =>
        {
            (await db.Consents.Where(c => c.ParticipantId == parent).ToListAsync()).ForEach(c => c.EndNow(ConsentEnding.EverythingWithdrawn, scene.Now));
            return await db.SaveChangesAsync();
        });

        var board = await manager.GetPageAsync($"/manage/participation/talks/{talk.Id}");
        var week = await manager.GetPageAsync("/manage/participation");
        Assert.Contains("Linnet: the consent has ended, so doesn’t speak", System.Text.RegularExpressions.Regex.Replace(board.MainText(), @"\s+", " "));
        Assert.DoesNotContain("Linnet speaks", week.MainText(), StringComparison.Ordinal);
        Assert.Contains(wanted, week.MainText(), StringComparison.Ordinal);
        Assert.Equal(Standing.Speaks, await scene.StandingAsync(talk, parent));

        using var again = await manager.PressAsync(board, "Ask again");
        Assert.Contains("No consent for live talks", (await again.ReadPageAsync()).MainText());
        var other = await scene.ParentAsync();
        Assert.Null(await scene.AskAsync(talk, other));
        Assert.Null(await scene.AnswerAsync(talk, other, AnswerKind.Yes));
        Assert.Equal(Standing.Speaks, await scene.StandingAsync(talk, other));
        Assert.True(await scene.KeepUpAsync() > 0);
        Assert.Equal(Standing.Ended, await scene.StandingAsync(talk, parent));
    }

    [Fact]
    public async Task MaybeThatExpires_ClosesByItselfAndMayBeAskedAgain()
    {
        var (talk, parent) = (await scene.TalkAsync(scene.FreshDay()), await scene.ParentAsync());
        await scene.AskAsync(talk, parent);
        await scene.AnswerAsync(talk, parent, AnswerKind.Maybe);
        app.Clock.Advance(TalkInvitation.OpenFor + TimeSpan.FromMinutes(1));
        Assert.Equal(Standing.Expired, await scene.StandingAsync(talk, parent));
        Assert.NotNull(await scene.AnswerAsync(talk, parent, AnswerKind.Yes));
        Assert.Null(await scene.AnswerAsync(talk, parent, AnswerKind.No));
        Assert.Null(await scene.AskAsync(talk, parent));
        Assert.Equal(Standing.Waiting, await scene.StandingAsync(talk, parent));
    }

    [Fact]
    public async Task Erasure_LeavesNothingAndFreesThePlace()
    {
        var (talk, parent) = await SaidYesAsync();
        await scene.DoAsync(async services =>
        {
            var db = services.GetRequiredService<PaceDbContext>();
            var participant = await db.Participants.Include(p => p.Preferences).Include(p => p.Details).SingleAsync(p => p.Id == parent);
            foreach (var part in services.GetServices<IParentData>().Where(p => p is TalkParentData))
            {
                await part.EraseAsync(participant.Id, default);
                await part.EraseAsync(participant.Id, default);
            }
            participant.Erase(scene.Now);
            return await db.SaveChangesAsync();
        });
        Assert.Empty((await scene.SpeakersAsync(talk)).Names);
        Assert.Empty(await scene.CareAsync(talk, parent));
        Assert.False(await app.WithDatabaseAsync(db => db.Set<TalkAnswer>().AnyAsync(a => a.ParticipantId == parent)));
        Assert.NotNull(await scene.AskAsync(talk, parent));
    }

    [Fact]
    public async Task ThirdDebriefOfADay_GoesToTheNextWorkingDay_AlsoWhenAllSayYesAtOnce()
    {
        var talk = await scene.TalkAsync(scene.FreshDay(), speakers: 3);
        var parents = new[] { await scene.ParentAsync("A"), await scene.ParentAsync("B"), await scene.ParentAsync("C") };
        foreach (var parent in parents)
        {
            Assert.Null(await scene.AskAsync(talk, parent));
        }
        Assert.All(await Task.WhenAll(parents.Select(p => scene.AnswerAsync(talk, p, AnswerKind.Yes))), Assert.Null);
        var due = new List<DateOnly>();
        foreach (var parent in parents)
        {
            due.Add((await scene.CareAsync(talk, parent)).Single(t => t.Kind == CareKind.Debrief).DueOn);
        }
        var first = WorkingDays.After(talk.Day);
        Assert.Equal([first, first, WorkingDays.After(first)], due.Order());
    }

    [Fact]
    public async Task OwnArea_IsNotAskedAbout()
    {
        var (talk, parent) = (await scene.TalkAsync(scene.FreshDay(), area: "norfolk"), await scene.ParentAsync());
        Assert.Contains("own area", (await scene.AskAsync(talk, parent))!.Words, StringComparison.Ordinal);
    }

    private async Task<(Talk Talk, Guid Parent)> SaidYesAsync()
    {
        var (talk, parent) = (await scene.TalkAsync(scene.FreshDay()), await scene.ParentAsync());
        Assert.Null(await scene.AskAsync(talk, parent));
        Assert.Null(await scene.AnswerAsync(talk, parent, AnswerKind.Yes));
        return (talk, parent);
    }

    // They got ready for it: the check-in and the debrief are not needed, a word is.
    private async Task AssertOnlyAWordIsLeftAsync(Talk talk, Guid parent)
    {
        var care = await scene.CareAsync(talk, parent);
        var word = Assert.Single(care, t => t.IsOpen);
        Assert.Equal(CareKind.TalkOff, word.Kind);
        Assert.Equal(WorkingDays.After(LondonTime.DayOf(scene.Now)), word.DueOn);
        Assert.All(care.Where(t => t != word), t => Assert.Equal(CareEnd.NotNeeded, t.Closing!.End));
    }
}
