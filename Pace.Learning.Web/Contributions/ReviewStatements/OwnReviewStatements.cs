using System.Security.Claims;
using Pace.Learning.Web.Agreements.Reviews;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.MyData;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.ReviewStatements;

/// <summary>Questions about an area as the parent who was asked reaches them. During a break there are none.</summary>
internal static class OwnReviewStatements
{
    public static async Task<ReviewStatement?> FindOwnReviewStatementAsync(this PaceDbContext db, ClaimsPrincipal user, Guid id, DateTime now, CancellationToken cancellation) =>
        await db.FindOwnProfileAsync(user, cancellation) is { } participant && !participant.IsPausedAt(now)
            ? await db.ReviewStatements.SingleOrDefaultAsync(q => q.Id == id && q.ParticipantId == participant.Id, cancellation)
            : null;
}

/// <summary>Questions without an answer, for a parent's home page and for saying no.</summary>
internal sealed class ReviewStatementTasks(PaceDbContext db, AreaReviews reviews) : IParentTask, IRefusable
{
    public async Task<IReadOnlyList<ParentRefusal>> OfAsync(Guid participantId, CancellationToken cancellation) =>
        [.. (await TasksOfAsync(participantId, cancellation)).Select(t => new ParentRefusal(t.Title, "You can answer, or not.", ParentRefusal.SayNo, $"{t.Url}?handler=No"))];

    public async Task<IReadOnlyList<ParentTask>> TasksOfAsync(Guid participantId, CancellationToken cancellation)
    {
        var open = await db.ReviewStatements.AsNoTracking().Where(q => q.ParticipantId == participantId && q.ContributionId == null && q.DeclinedAt == null).ToListAsync(cancellation);
        if (open.Count == 0)
        {
            return [];
        }
        var ids = (await reviews.OpenAsync(cancellation)).Select(r => r.Id).ToHashSet();
        return [.. open.Where(q => ids.Contains(q.ReviewId)).Select(q => new ParentTask("A question about where you live", ReviewStatementAddresses.Own(q.Id)))];
    }
}

/// <summary>What is held of questions. The words are held with what the parent shares.</summary>
internal sealed class ReviewStatementParentData(PaceDbContext db) : IParentData
{
    public int Order => 55;

    public async Task<IReadOnlyList<ParentDataSection>> HeldAsync(Guid participantId, CancellationToken cancellation) =>
    [
        new ParentDataSection("reviews", "Questions about where you live",
            [.. (await db.ReviewStatements.AsNoTracking().Where(q => q.ParticipantId == participantId).OrderBy(q => q.AskedAt).ToListAsync(cancellation)).Select(q => new ParentDataItem(
                "We asked you", q.ContributionId is not null ? "You wrote some words" : q.DeclinedAt is not null ? "You said no" : "You did not answer. That is fine", q.AskedAt))]),
    ];

    public async Task EraseAsync(Guid participantId, CancellationToken cancellation)
    {
        db.ReviewStatements.RemoveRange(await db.ReviewStatements.Where(q => q.ParticipantId == participantId).ToListAsync(cancellation));
        await db.SaveChangesAsync(cancellation);
    }
}
