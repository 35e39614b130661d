using System.Security.Cryptography;
using Pace.Learning.Web.Agreements.Reviews;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.ReviewStatements;

/// <summary>
/// Parents' words about reviews, for pages that show them. Consent is asked for in the database each time, and nothing of the answer may be kept: what was taken back, has
/// ended, was kept back by the manager, or belongs to a parent on a pause isn't here.
/// </summary>
internal sealed class PublicReviewStatements(PaceDbContext db, ContributionTextVault texts, ParticipantNames names, ConsentSeal seal, TimeProvider time) : IReviewStatements
{
    /// <summary>The words about some reviews, by review.</summary>
    public async Task<IReadOnlyDictionary<Guid, ShownReviewStatements>> OfAsync(IReadOnlyCollection<Guid> reviewIds, CancellationToken cancellation = default)
    {
        if (reviewIds.Count == 0)
        {
            return new Dictionary<Guid, ShownReviewStatements>();
        }
        var now = time.GetUtcNow().UtcDateTime;
        var live = await (
            from question in db.ReviewStatements.AsNoTracking()
            where reviewIds.Contains(question.ReviewId) && question.Reading != null && question.Reading.IsPassedOn
            join recorded in db.Consents.Where(c => c.Use == ConsentUse.AreaReview).UncheckedAt(db, now).WithEntry(db) on question.ContributionId equals (Guid?)recorded.Consent.ContributionId
            let consent = recorded.Consent
            where consent.VersionId == question.Reading!.VersionId
            join version in db.ContributionVersions on consent.VersionId equals version.Id
            join contribution in db.Contributions on consent.ContributionId equals contribution.Id
            select new { question.ReviewId, recorded, consent.Identifiability, contribution, version }).AsNoTracking().ToListAsync(cancellation);
        live.RemoveAll(l => !l.recorded.Fits(seal));
        var known = await names.OfAsync([.. live.Where(l => l.Identifiability == Identifiability.ChosenName).Select(l => l.contribution.ParticipantId)], cancellation);
        var opened = new List<(Guid ReviewId, byte[] Order, ShownReviewStatement View, bool IsSample)>();
        foreach (var one in live)
        {
            if (await texts.OfAsync(one.contribution, one.version, cancellation) is { } said)
            {
                // In an order that tells nothing of who wrote first.
                opened.Add((one.ReviewId, SHA256.HashData(one.version.Id.ToByteArray()), new ShownReviewStatement(
                    one.Identifiability == Identifiability.ChosenName ? known.GetValueOrDefault(one.contribution.ParticipantId) : null, [.. said.Paragraphs]), one.contribution.IsSample));
            }
        }
        var of = opened.ToLookup(o => o.ReviewId);
        return reviewIds.Distinct().ToDictionary(id => id, id =>
        {
            var views = of[id].OrderBy(o => Convert.ToHexString(o.Order), StringComparer.Ordinal).ToList();
            return views.Count switch
            {
                0 => ShownReviewStatements.None,
                < ShownReviewStatements.Fewest => new ShownReviewStatements([new ShownReviewStatement(null, [.. views.SelectMany(v => v.View.Paragraphs)])], true, views.Exists(v => v.IsSample)),
                _ => new ShownReviewStatements([.. views.Select(v => v.View)], false, views.Exists(v => v.IsSample)),
            };
        });
    }

    public Task<bool> AnyAsync(Guid reviewId, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return (from statement in db.ReviewStatements
                where statement.ReviewId == reviewId
                join consent in db.Consents.Where(c => c.Use == ConsentUse.AreaReview).LiveAt(db, now) on statement.ContributionId equals (Guid?)consent.ContributionId
                select statement.Id).AnyAsync(cancellation);
    }
}
