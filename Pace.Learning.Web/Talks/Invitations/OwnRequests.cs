using System.Security.Claims;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>Questions as the parent who was asked reaches them. During a break there are none, and one that comes at a quiet time waits until that is over.</summary>
internal static class OwnRequests
{
    public static async Task<IReadOnlyList<RequestToParent>> OwnRequestsAsync(this PaceDbContext db, ParticipantProfile participant, DateTime now, CancellationToken cancellation)
    {
        if (participant.IsPausedAt(now))
        {
            return [];
        }
        var rows = await (from invitation in db.TalkInvitations.AsNoTracking()
                          join talk in db.Talks.AsNoTracking() on invitation.TalkId equals talk.Id
                          where invitation.ParticipantId == participant.Id
                          orderby talk.StartsAt
                          select new RequestToParent(invitation, talk)).ToListAsync(cancellation);
        return rows.FindAll(r => !r.Invitation.IsOnItsWayAt(now));
    }

    /// <summary>Whether they ever said yes to this question with a place to speak, so that they may have it in their calendar.</summary>
    public static Task<bool> SaidYesOnceAsync(this PaceDbContext db, Guid invitationId, CancellationToken cancellation) =>
        db.TalkInvitations.AnyAsync(i => i.Id == invitationId && i.Answers.Any(a => a.Kind == AnswerKind.Yes), cancellation);

    public static async Task<RequestToParent?> FindOwnRequestAsync(this PaceDbContext db, ClaimsPrincipal user, Guid id, DateTime now, CancellationToken cancellation) =>
        await db.FindOwnProfileAsync(user, cancellation) is { } participant
            ? (await db.OwnRequestsAsync(participant, now, cancellation)).FirstOrDefault(r => r.Invitation.Id == id)
            : null;
}

/// <summary>A question, and what it is about.</summary>
internal sealed record RequestToParent(TalkInvitation Invitation, Talk Talk)
{
    public Standing StandingAt(DateTime now) => Invitation.StandingAt(now);

    public bool IsOpenAt(DateTime now) => Talk.IsAhead(now) && Invitation.IsLiveAt(now);
}
