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
            .Select(r => new ParentTask($"A talk on {LondonTime.LongDay(r.Talk.Day)}", TalkAddresses.Request(r.Invitation.Id), r.Invitation.ExpiresAt))];
    }
}
