using Pace.Learning.Web.Parents.WorkQueue;

namespace Pace.Learning.Web.Parents.Invitations;

/// <summary>Invitations that nobody has answered yet. They say nothing of whom.</summary>
internal sealed class InvitationWorkQueue(PaceDbContext db) : IWorkItems
{
    public async Task<IReadOnlyList<WorkItem>> ReadAsync(DateOnly today, CancellationToken cancellation)
    {
        var since = LondonTime.StartOf(today) - ParticipantInvitation.Lifetime;
        var open = await db.ParticipantInvitations.AsNoTracking()
            .Where(i => i.CancelledAt == null && i.DeclinedAt == null && i.AcceptedAt == null && i.SentAt > since).OrderBy(i => i.SentAt).ToListAsync(cancellation);
        return [.. open.Select(i => new WorkItem
        {
            Title = "Invitation to take part", Text = $"It ends on {LondonTime.DayOfYear(LondonTime.DayOf(i.ExpiresAt))}. No answer is fine.", Where = "By e-mail",
            Act = "See the invitation", Url = InvitationsModel.Address, Since = i.SentAt, SinceWord = "Sent", WaitsForOthers = true,
        })];
    }
}
