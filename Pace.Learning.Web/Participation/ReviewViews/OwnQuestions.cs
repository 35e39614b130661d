using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Agreements.Reviews;
using Pace.Learning.Web.Participation.MyData;
using Pace.Learning.Web.Participation.Participants;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Web.Participation.ReviewViews;

/// <summary>Questions about an area as the parent who was asked reaches them. During a break there are none.</summary>
internal static class OwnQuestions
{
    public static async Task<ReviewQuestion?> FindOwnQuestionAsync(this PaceDbContext db, ClaimsPrincipal user, Guid id, DateTime now, CancellationToken cancellation) =>
        await db.FindOwnParticipantAsync(user, cancellation) is { } participant && !participant.IsPausedAt(now)
            ? await db.ReviewQuestions.SingleOrDefaultAsync(q => q.Id == id && q.ParticipantId == participant.Id, cancellation)
            : null;
}

/// <summary>Questions without an answer, for a parent's home page.</summary>
internal sealed class WaitingReviews(PaceDbContext db, AreaReviews reviews) : IWaitingForParent
{
    public async Task<IReadOnlyList<WaitingItem>> WaitingAsync(Participant participant, CancellationToken cancellation)
    {
        var open = await db.ReviewQuestions.AsNoTracking().Where(q => q.ParticipantId == participant.Id && q.ContributionId == null && q.DeclinedAt == null).ToListAsync(cancellation);
        if (open.Count == 0)
        {
            return [];
        }
        var ids = (await reviews.OpenAsync(cancellation)).Select(r => r.Id).ToHashSet();
        return [.. open.Where(q => ids.Contains(q.ReviewId)).Select(q => new WaitingItem("A question about where you live", ReviewAddresses.Own(q.Id)))];
    }
}

/// <summary>What is held of questions. The words are held with what the parent shares.</summary>
internal sealed class HeldAboutReviews(PaceDbContext db) : IHeldAboutParent
{
    public int Order => 55;

    public async Task<IReadOnlyList<HeldSection>> HeldAsync(Participant participant, CancellationToken cancellation) =>
    [
        new HeldSection("reviews", "Questions about where you live",
            [.. (await db.ReviewQuestions.AsNoTracking().Where(q => q.ParticipantId == participant.Id).OrderBy(q => q.AskedAt).ToListAsync(cancellation)).Select(q => new HeldItem(
                "We asked you", q.ContributionId is not null ? "You wrote some words" : q.DeclinedAt is not null ? "You said no" : "You did not answer. That is fine", q.AskedAt))]),
    ];

    public Task EraseAsync(Participant participant, CancellationToken cancellation) =>
        db.ReviewQuestions.Where(q => q.ParticipantId == participant.Id).ExecuteDeleteAsync(cancellation);
}
