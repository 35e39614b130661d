using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Agreements.Reviews;

/// <summary>Opens, writes in and closes reviews of agreements that are in force: each act with its record in the agreement's chain.</summary>
internal sealed class ReviewRecorder(
    PaceDbContext db, AgreementRecorder acts, AgreementMail mail, Ledger ledger, PublishedContent published, AreaDirectory areas, IReviewStatements parents)
{
    /// <summary>Opens a review; nobody did when its time has come.</summary>
    public Task<Refusal?> OpenAsync(Guid agreementId, Guid? by, CancellationToken cancellation) => OnAgreementAsync(agreementId, async (agreement, now, ct) =>
    {
        if (await db.AgreementReviews.AnyAsync(r => r.AgreementId == agreementId && r.Slot != null, ct))
        {
            return new Refusal("", "A review is open already.");
        }
        if (Commitment.Of(TextOf(agreement)) is not { Count: > 0 } commitments)
        {
            return new Refusal("", "The text of this version can’t be found. Tell whoever looks after the site.");
        }
        var review = new Review(agreement, commitments, by, now);
        db.AgreementReviews.Add(review);
        await AppendAsync(agreement, review, "agreement.review-opened", null, by, ct);
        await mail.TellOfReviewAsync(agreement, review, ct);
        return null;
    }, cancellation);

    /// <summary>One side says how far a promise is kept.</summary>
    public Task<Refusal?> AnswerAsync(
        Guid agreementId, Guid reviewId, string key, int seen, ReviewInput said, ActingFor by, CancellationToken cancellation) =>
        OnAgreementAsync(agreementId, async (agreement, _, ct) =>
        {
            var review = await db.AgreementReviews.SingleAsync(r => r.Id == reviewId && r.AgreementId == agreementId, ct);
            if (review.Answer(key, seen, said, await areas.CoverageAsync(agreement.AreaId, ct), by) is { } refusal)
            {
                return refusal;
            }
            await AppendAsync(agreement, review, "agreement.review-answered", review.Find(key), by.PersonId, ct);
            return null;
        }, cancellation);

    /// <summary>Closes it; the next one is due as many months later as the document says.</summary>
    public Task<Refusal?> CloseAsync(Guid agreementId, Guid reviewId, Guid by, CancellationToken cancellation) => acts.DoAsync(async ct =>
    {
        var now = acts.Now;
        var agreement = await db.Agreements.AsSplitQuery().SingleAsync(s => s.Id == agreementId, ct);
        var review = await db.AgreementReviews.SingleAsync(r => r.Id == reviewId && r.AgreementId == agreementId, ct);
        var (took, figures) = (await parents.AnyAsync(reviewId, ct), await areas.CoverageAsync(agreement.AreaId, ct));
        if ((AgreementTransitions.Check(AgreementAct.Review, agreement.State) ?? review.Close(by, took, figures, now) ?? agreement.Review(by, $"{review.Summary}.", now)) is { } refusal)
        {
            return refusal;
        }
        foreach (var answer in review.Answers)
        {
            await AppendAsync(agreement, review, "agreement.review-told", answer, by, ct);
        }
        await AppendAsync(agreement, review, "agreement.review-closed", null, by, ct);
        return await acts.RecordAsync([agreement], ct);
    }, cancellation);

    private Task<Refusal?> OnAgreementAsync(Guid id, Func<Agreement, DateTime, CancellationToken, Task<Refusal?>> act, CancellationToken cancellation) => acts.DoAsync(async ct =>
    {
        var agreement = await db.Agreements.IgnoreAutoIncludes().SingleAsync(s => s.Id == id, ct);
        if ((AgreementTransitions.Check(AgreementAct.Review, agreement.State) ?? await act(agreement, acts.Now, ct)) is { } refusal)
        {
            return refusal;
        }
        db.MarkAsActedOn(agreement);
        return null;
    }, cancellation);

    private Content.Library.AgreementVersion? TextOf(Agreement agreement) =>
        published.Library.FindAgreement(agreement.DocumentId)?.Version(agreement.Version) is { } version && version.Sha256 == agreement.DocumentSha256 ? version : null;

    private Task<LedgerEntry> AppendAsync(Agreement agreement, Review review, string act, ReviewAnswer? answer, Guid? by, CancellationToken cancellation) => ledger.AppendAsync(
        db, AgreementRecorder.Subject(agreement.Id), act, new ReviewEntry(
            review.Revision, agreement.State, review.Id, answer?.Key, answer?.AreaOutcome?.ToString(), answer?.PaceOutcome?.ToString(), Hash(answer, answer?.AreaWords),
            Hash(answer, answer?.PaceWords), Hash(answer, answer?.AreaExplanation), Hash(answer, answer?.PaceExplanation), review.ParentsTookPart), by, cancellation);

    private static string? Hash(ReviewAnswer? answer, string? words) => words is null ? null : TextHash.Of($"{answer!.Id:N} {words}");
}

/// <summary>What the ledger keeps of a review: codes and hashes that prove the words.</summary>
internal sealed record ReviewEntry(
    int Number, AgreementState State, Guid Review, string? Promise, string? AreaOutcome, string? PaceOutcome, string? AreaWordsSha256, string? PaceWordsSha256,
    string? AreaExplanationSha256, string? PaceExplanationSha256, bool? ParentsTookPart);
