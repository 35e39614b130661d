using Pace.Learning.Web.Participation.Participants;
using Pace.Learning.Web.Participation.Talks;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Web.Participation.TalkInvitations;

/// <summary>Questions about talks, for a parent's home page.</summary>
internal sealed class WaitingTalks(PaceDbContext db, TimeProvider time) : IWaitingForParent
{
    public async Task<IReadOnlyList<WaitingItem>> WaitingAsync(Participant participant, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return [.. (await db.OwnRequestsAsync(participant, now, cancellation))
            .Where(r => r.Talk.IsAhead(now) && r.StandingAt(now) is Standing.Waiting or Standing.Maybe)
            .Select(r => new WaitingItem($"A talk on {London.LongDay(r.Talk.Day)}", TalkAddresses.Request(r.Invitation.Id), r.Invitation.ExpiresAt))];
    }
}
