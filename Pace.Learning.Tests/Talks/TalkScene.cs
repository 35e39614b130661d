using Microsoft.AspNetCore.Http;
using Pace.Learning.Content.Library;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.Consents.Statements;
using Pace.Learning.Web.Contributions.Demo;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Talks;
using Pace.Learning.Web.Talks.Care;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Tests.Talks;

/// <summary>Puts talks and parents on the stage, and lets them act as the pages do.</summary>
internal sealed class TalkScene(AppUnderTest app)
{
    private static int days;

    public DateTime Now => app.Clock.GetUtcNow().UtcDateTime;

    /// <summary>A weekday far from the talks of other tests.</summary>
    public DateTime FreshDay() => DayIn(60 + (Interlocked.Increment(ref days) * 10));

    /// <summary>The first working day after so many days.</summary>
    public DateTime DayIn(int after) => LondonTime.ToUtc(WorkingDays.After(LondonTime.DayOf(Now).AddDays(after)), new TimeOnly(10, 0))!.Value;

    public Task<Talk> TalkAsync(DateTime startsAt, int speakers = 1, string area = "kent") => DoAsync(async services =>
    {
        var db = services.GetRequiredService<PaceDbContext>();
        var trainer = await app.MemberAsync(Roles.Trainer);
        var talk = new Talk(trainer.Id, startsAt, new TalkWish
        {
            Audience = TalkLabels.LiveTraining, Topics = Topics.SocialCare, Room = "Social workers in training", Kinds = [AgencyKind.Council], AreaIds = [Area.IdOf(area)], People = 12,
            Minutes = 30, IsOnline = true, Support = "The trainer is there before and after", Offer = "A voucher", SpeakersWanted = speakers,
        }, Now);
        db.Talks.Add(talk);
        await db.SaveChangesAsync();
        return talk;
    });

    public Task<Guid> ParentAsync(string name = "Robin") => DoAsync(async services =>
    {
        var (db, vault) = (services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<PersonVault>());
        var id = Guid.CreateVersion7();
        var person = new Person { Id = Guid.CreateVersion7(), UserName = $"{id:N}@parents.example", Email = $"{id:N}@parents.example", CreatedAt = Now };
        db.Users.Add(person);
        var participant = new Participant(id, person.Id, await vault.SealAsync(id, Participant.NamePurpose, name), Now);
        participant.Preferences!.ChooseActivities(Activities.LiveTalk, online: true, inPerson: true, Travel.Anywhere, Now);
        participant.Preferences.ChoosePace(24, 3, 7, Now);
        participant.Details!.Locate(
            await vault.SealAsync(id, ParticipantDetails.AreaPurpose, new OwnArea(Area.IdOf("norfolk"), null).Sealable!),
            await vault.SealAsync(id, ParticipantDetails.RegionPurpose, "East of England"));
        db.Participants.Add(participant);
        await DemoConsent.GiveAsync(db, services.GetRequiredService<ContributionTextVault>(), services.GetRequiredService<ConsentStatements>(), id, Now);
        await db.SaveChangesAsync();
        return id;
    });

    public Task<Refusal?> AskAsync(Talk talk, Guid parent) =>
        DoAsync(services => services.GetRequiredService<SpeakerInvitations>().AskAsync(talk.Id, parent, Guid.NewGuid(), "Some words", default));

    public Task<Refusal?> AnswerAsync(Talk talk, Guid parent, AnswerKind kind, int? round = null) => DoAsync(async services =>
    {
        var invitation = await services.GetRequiredService<PaceDbContext>().TalkInvitations.AsNoTracking().SingleAsync(i => i.TalkId == talk.Id && i.ParticipantId == parent);
        return await services.GetRequiredService<InvitationAnswers>().AnswerAsync(invitation.Id, parent, kind, round ?? invitation.Round, default);
    });

    public Task<Refusal?> MoveAsync(Talk talk, DateTime to) =>
        DoAsync(services => services.GetRequiredService<TalkChanges>().MoveAsync(talk.Id, to, talk.RequestedBy, default));

    public Task<Refusal?> CancelAsync(Talk talk) =>
        DoAsync(services => services.GetRequiredService<TalkChanges>().CancelAsync(talk.Id, talk.RequestedBy, default));

    public Task<SpeakersOfTalk> SpeakersAsync(Talk talk) => DoAsync(async services =>
        await services.GetRequiredService<Speakers>().OfAsync(await services.GetRequiredService<PaceDbContext>().Talks.SingleAsync(t => t.Id == talk.Id), default));

    public Task<int> KeepUpAsync() => DoAsync(services => services.GetRequiredService<Speakers>().KeepUpAsync(default));

    public Task<Standing> StandingAsync(Talk talk, Guid parent) => DoAsync(async services =>
        (await services.GetRequiredService<PaceDbContext>().TalkInvitations.SingleAsync(i => i.TalkId == talk.Id && i.ParticipantId == parent)).StandingAt(Now));

    public Task<List<CareTask>> CareAsync(Talk talk, Guid parent) => DoAsync(services => services.GetRequiredService<PaceDbContext>().CareTasks.AsNoTracking()
        .Where(t => t.TalkId == talk.Id && t.ParticipantId == parent).OrderBy(t => t.Kind).ToListAsync());

    public async Task<T> DoAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        // The pages act within a request, from which letters take the site's address.
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext =
            new DefaultHttpContext { Request = { Scheme = "http", Host = new HostString("localhost") } };
        return await act(scope.ServiceProvider);
    }
}
