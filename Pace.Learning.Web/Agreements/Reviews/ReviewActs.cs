using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Agreements.Clock;
using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.Participation.Talks;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Published;

namespace Pace.Learning.Web.Agreements.Reviews;

/// <summary>Opens, writes in and closes reviews of sign-ups that are in force: each act with its record in the sign-up's chain.</summary>
internal sealed class ReviewActs(PaceDbContext db, AgreementActs acts, Ledger ledger, PublishedContent published)
{
    /// <summary>Opens a review; nobody did when its time has come.</summary>
    public Task<Refusal?> OpenAsync(Guid signUpId, Guid? by, CancellationToken cancellation) => OnSignUpAsync(signUpId, async (signUp, now, ct) =>
    {
        if (await db.AgreementReviews.AnyAsync(r => r.SignUpId == signUpId && r.Slot != null, ct))
        {
            return new Refusal("", "A review is open already.");
        }
        if (Commitment.Of(TextOf(signUp)) is not { Count: > 0 } commitments)
        {
            return new Refusal("", "The text of this version can’t be found. Tell whoever looks after the site.");
        }
        var review = new Review(signUp, commitments, by, now);
        db.AgreementReviews.Add(review);
        await AppendAsync(signUp, review, "agreement.review-opened", null, by, ct);
        return null;
    }, cancellation);

    /// <summary>Opens those that are due: the leads are told of them at the same time.</summary>
    public async Task OpenDueAsync(CancellationToken cancellation)
    {
        var soon = London.DayOf(acts.Now).AddDays(AgreementClock.ReviewBeforeDays);
        var due = await db.SignUps.IgnoreAutoIncludes().Where(s => s.State == SignUpState.InForce && s.ReviewOn != null && s.ReviewOn <= soon
            && !db.AgreementReviews.Any(r => r.SignUpId == s.Id && r.Slot != null)).Select(s => s.Id).ToListAsync(cancellation);
        foreach (var id in due)
        {
            // Refused when somebody opened it meanwhile: that is as good.
            _ = await OpenAsync(id, null, cancellation);
        }
    }

    /// <summary>One side says how far a promise is kept.</summary>
    public Task<Refusal?> AnswerAsync(
        Guid signUpId, Guid reviewId, string key, int seen, ReviewOutcome? outcome, string? words, ActingFor by, CancellationToken cancellation) =>
        OnSignUpAsync(signUpId, async (signUp, _, ct) =>
        {
            var review = await db.AgreementReviews.SingleAsync(r => r.Id == reviewId && r.SignUpId == signUpId, ct);
            if (review.Answer(key, seen, outcome, words, by) is { } refusal)
            {
                return refusal;
            }
            await AppendAsync(signUp, review, "agreement.review-answered", review.Find(key), by.PersonId, ct);
            return null;
        }, cancellation);

    /// <summary>Closes it; the next one is due as many months later as the document says.</summary>
    public Task<Refusal?> CloseAsync(Guid signUpId, Guid reviewId, Guid by, CancellationToken cancellation) => acts.DoAsync(async ct =>
    {
        var now = acts.Now;
        var signUp = await db.SignUps.AsSplitQuery().SingleAsync(s => s.Id == signUpId, ct);
        var review = await db.AgreementReviews.SingleAsync(r => r.Id == reviewId && r.SignUpId == signUpId, ct);
        if ((SignUpRules.Check(SignUpAct.Review, signUp.State) ?? review.Close(by, now) ?? signUp.Review(by, $"{review.Summary}.", now)) is { } refusal)
        {
            return Refused(refusal);
        }
        foreach (var answer in review.Answers)
        {
            await AppendAsync(signUp, review, "agreement.review-told", answer, by, ct);
        }
        await AppendAsync(signUp, review, "agreement.review-closed", null, by, ct);
        return await acts.RecordAsync([signUp], ct);
    }, cancellation);

    private Task<Refusal?> OnSignUpAsync(Guid id, Func<SignUp, DateTime, CancellationToken, Task<Refusal?>> act, CancellationToken cancellation) => acts.DoAsync(async ct =>
    {
        var signUp = await db.SignUps.IgnoreAutoIncludes().SingleAsync(s => s.Id == id, ct);
        if ((SignUpRules.Check(SignUpAct.Review, signUp.State) ?? await act(signUp, acts.Now, ct)) is { } refusal)
        {
            return Refused(refusal);
        }
        db.MarkAsActedOn(signUp);
        return null;
    }, cancellation);

    private Content.Library.AgreementVersion? TextOf(SignUp signUp) =>
        published.Library.FindAgreement(signUp.DocumentId)?.Version(signUp.Version) is { } version && version.Sha256 == signUp.DocumentSha256 ? version : null;

    private Task<LedgerEntry> AppendAsync(SignUp signUp, Review review, string act, ReviewAnswer? answer, Guid? by, CancellationToken cancellation) => ledger.AppendAsync(
        db, AgreementActs.Subject(signUp.Id), act, new ReviewEntry(
            review.Revision, signUp.State, review.Id, answer?.Key, answer?.Outcome?.ToString(), Hash(answer, answer?.AreaWords), Hash(answer, answer?.PaceWords)), by, cancellation);

    private static string? Hash(ReviewAnswer? answer, string? words) => words is null ? null : TextHash.Of($"{answer!.Id:N} {words}");

    private Refusal? Refused(Refusal refusal)
    {
        db.ChangeTracker.Clear();
        return refusal;
    }
}

/// <summary>What the ledger keeps of a review: codes and hashes that prove the words.</summary>
internal sealed record ReviewEntry(int Number, SignUpState State, Guid Review, string? Promise, string? Outcome, string? AreaWordsSha256, string? PaceWordsSha256);
