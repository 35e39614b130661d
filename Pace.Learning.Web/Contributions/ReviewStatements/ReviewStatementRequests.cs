using Pace.Learning.Web.Agreements.Reviews;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Contributions.ReviewStatements;

/// <summary>
/// Asks the parents of an area for whom it is all right: who said that they may be asked about their own area and for a few words, and who isn't on a pause. Areas are
/// opened here, compared, and forgotten. Nobody learns who was asked, or how many. Asking again reaches only those who weren't asked before: nobody is reminded.
/// </summary>
internal sealed class ReviewStatementRequests(
    PaceDbContext db, AreaReviews reviews, AreaDirectory areas, PersonVault vault, ParentMail mail, PublicUrl site, ParticipantLedger record, TimeProvider time)
{
    private const Activities Fitting = Activities.Quote | Activities.Review;

    public Task<Refusal?> AskAsync(Guid reviewId, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        if (await reviews.FindOpenAsync(reviewId, stop) is not { } review)
        {
            return new Refusal("", "This review is closed, so nobody can be asked any more");
        }
        var now = time.GetUtcNow().UtcDateTime;
        var asked = await db.ReviewStatements.Where(q => q.ReviewId == reviewId).Select(q => q.ParticipantId).ToListAsync(stop);
        foreach (var participantId in (await WhoMayBeAskedAsync(review.AreaId, now, stop)).Except(asked))
        {
            db.ReviewStatements.Add(new ReviewStatement(reviewId, participantId, now));
            await mail.SendAsync(participantId, new ReviewQuestionLetter { Url = site.Of("/taking-part") }, stop);
            await record.AppendAsync(participantId, "review.asked", by, stop);
        }
        return null;
    }, cancellation);

    private async Task<IReadOnlyList<Guid>> WhoMayBeAskedAsync(Guid areaId, DateTime now, CancellationToken cancellation)
    {
        var rows = await db.ParticipantProfiles
            .Where(p => !p.IsErased && p.OwnArea && (p.Wanted & Fitting) != 0 && p.SealedArea != null).ToListAsync(cancellation);
        var within = (await areas.RelationsAsync(cancellation)).Within(areaId);
        var places = await vault.OpenManyAsync(
            [.. rows.Where(r => !r.IsPausedAt(now)).Select(r => new PersonText(r.Id, ParticipantProfile.AreaPurpose, r.SealedArea!))], cancellation);
        return [.. places.Where(p => OwnArea.Read(p.Value).AreaId is { } own && within.Contains(own)).Select(p => p.Key.PersonId)];
    }
}
