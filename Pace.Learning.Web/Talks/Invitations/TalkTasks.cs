using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>Questions about talks, for a parent's home page; with those they said yes to, for saying no.</summary>
internal sealed class TalkTasks(PaceDbContext db, TimeProvider time) : IParentTask, IRefusable
{
    public async Task<IReadOnlyList<ParentRefusal>> OfAsync(Guid participantId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var participant = await db.ParticipantProfiles.SingleAsync(p => p.Id == participantId, cancellation);
        return [.. (await db.OwnRequestsAsync(participant, now, cancellation)).Where(r => r.IsOpenAt(now)).Select(r => new ParentRefusal(
            $"A talk on {LondonTime.LongDay(r.Talk.Day)}", RequestLabels.Of(r, now),
            r.StandingAt(now) is Standing.Speaks or Standing.StandsBy ? ParentRefusal.StepBack : ParentRefusal.SayNo,
            TalkAddresses.Request(r.Invitation.Id), ("answer", "no"), ("round", $"{r.Invitation.Round}")))];
    }

    public async Task<IReadOnlyList<ParentTask>> TasksOfAsync(Guid participantId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var participant = await db.ParticipantProfiles.SingleAsync(p => p.Id == participantId, cancellation);
        return [.. (await db.OwnRequestsAsync(participant, now, cancellation))
            .Where(r => r.Talk.IsAhead(now) && r.StandingAt(now) is Standing.Waiting or Standing.Maybe)
            .Select(r => new ParentTask("Would you give a talk?", TalkAddresses.Request(r.Invitation.Id), r.Invitation.ExpiresAt)
            {
                Facts = FactsOf(r.Talk),
                Answers = new ParentAnswers(TalkAddresses.Request(r.Invitation.Id), [("round", $"{r.Invitation.Round}")], "answer", AnswersTo(r.StandingAt(now))),
            })];
    }

    private static IReadOnlyList<(string, string)> FactsOf(Talk talk) =>
    [
        ("When", $"{LondonTime.LongDayAndTime(talk.StartsAt)}, for {Count.Of(talk.Minutes, "minute")}"),
        ("Who listens", $"{Count.Of(talk.People, "person", "people")}: {talk.Room}"),
        ("Where", talk.IsOnline ? "Online" : talk.Place),
        ("With you", talk.Support),
        ("What we pay", talk.Offer),
    ];

    private static IReadOnlyList<(string, string)> AnswersTo(Standing standing) =>
        standing == Standing.Maybe ? [("yes", "Yes"), ("no", "No, thank you")] : [("yes", "Yes"), ("maybe", "Maybe"), ("no", "No, thank you")];
}
