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
            .Where(p => !p.IsErased && p.OwnArea && (p.Wanted & Fitting) != 0 && p.SealedAreaCode != null).ToListAsync(cancellation);
        var codes = await CodesAsync(areaId, cancellation);
        var places = await vault.OpenManyAsync(
            [.. rows.Where(r => !r.IsPausedAt(now)).Select(r => new PersonText(r.Id, ParticipantProfile.AreaCodePurpose, r.SealedAreaCode!))], cancellation);
        return [.. places.Where(p => codes.Contains(p.Value)).Select(p => p.Key.PersonId)];
    }

    // Who lives in a member of a partnership lives in the partnership.
    private async Task<HashSet<string>> CodesAsync(Guid areaId, CancellationToken cancellation)
    {
        var all = (await areas.AllAsync(cancellation)).ToDictionary(a => a.Id);
        return !all.TryGetValue(areaId, out var area) ? []
            : [.. area.MemberIds.Select(id => all.GetValueOrDefault(id)).OfType<Area>().Prepend(area).Select(a => AreaNames.Code(a.Name)).Where(c => c.Length > 0)];
    }
}
