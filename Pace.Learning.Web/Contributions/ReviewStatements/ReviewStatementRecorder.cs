using System.Security.Claims;
using Pace.Learning.Web.Agreements.Reviews;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Consents.Statements;
using Pace.Learning.Web.Contributions.Identification.Decisions;
using Pace.Learning.Web.Parents;

namespace Pace.Learning.Web.Contributions.ReviewStatements;

/// <summary>What a parent writes about their area.</summary>
/// <param name="Text">The words.</param>
/// <param name="Named">How they are named.</param>
/// <param name="Statement">The statement that they read.</param>
/// <param name="Kept">What they keep of what might tell who they are.</param>
internal sealed record ReviewStatementInput(string Text, Identifiability Named, int Statement, IReadOnlyList<KeptDetail> Kept);

/// <summary>A parent adds words to a review, or says no. Words, consent and ledger entries are stored together.</summary>
internal sealed class ReviewStatementRecorder(
    PaceDbContext db, AreaReviews reviews, ConsentStatements statements, ContributionTextVault texts, KeptDetailVault decisions, ContributionRecord record, ParticipantLedger participation, TimeProvider time)
{
    /// <summary>How long words can show, in months from the opening of the review: until the next review is over.</summary>
    public const int Months = 18;

    private static readonly Refusal Closed = new("", "This review is closed now. Thank you for your thoughts. Nothing was sent.");

    /// <summary>The last day on which words for a review can show.</summary>
    public static DateOnly LastDay(OpenReview review, DateTime now)
    {
        var (planned, soonest) = (LondonTime.DayOf(review.OpenedAt).AddMonths(Months), LondonTime.DayOf(now).AddMonths(Months / 3));
        return planned > soonest ? planned : soonest;
    }

    public static Refusal? Check(string? text, Identifiability? named) =>
        string.IsNullOrWhiteSpace(text) ? new Refusal("Text", "Write a few words")
        : text.Trim().Length > ReviewStatement.TextLength ? new Refusal("Text", TextLimit.Use(ReviewStatement.TextLength, "letters and signs"))
        : named is not (Identifiability.NoName or Identifiability.ChosenName) ? new Refusal("Named", "Choose how we name you")
        : null;

    /// <summary>Sends the words. Sending twice sends once.</summary>
    public async Task<(Guid? ConsentId, Refusal? Refusal)> GiveAsync(ClaimsPrincipal user, Guid questionId, ReviewStatementInput said, CancellationToken cancellation) => await db.RetryOnConflictAsync<(Guid?, Refusal?)>(async stop =>
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await db.FindOwnReviewStatementAsync(user, questionId, now, stop) is not { } question || await reviews.FindOpenAsync(question.ReviewId, stop) is not { } review)
        {
            return (null, Closed);
        }
        if (Check(said.Text, said.Named) is { } refusal)
        {
            return (null, refusal);
        }
        if (statements.LatestOf(ConsentUse.AreaReview) is not { } statement || statement.Mark.Version != said.Statement)
        {
            return (null, new Refusal("", "Something changed while you were reading. Please look again."));
        }
        if (await LiveAsync(question, now, stop) is { } given)
        {
            return (given, null);
        }
        var consent = await WriteAsync(question, said, new ConsentTerms(
            ConsentUse.AreaReview, ConsentAudience.Public, said.Named, Territory.Anywhere, LondonTime.StartOf(LastDay(review, now).AddDays(1))), statement.Mark, user.PersonId, now, stop);
        return (consent.Id, null);
    }, cancellation);

    /// <summary>Says no. It is never refused; <c>false</c> when there is no such question to them.</summary>
    public Task<bool> DeclineAsync(ClaimsPrincipal user, Guid questionId, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await db.FindOwnReviewStatementAsync(user, questionId, now, stop) is not { } question)
        {
            return false;
        }
        if (question.DeclinedAt is null)
        {
            question.Decline(now);
            await participation.AppendAsync(question.ParticipantId, "review.declined", user.PersonId, stop);
        }
        return true;
    }, cancellation);

    private async Task<Guid?> LiveAsync(ReviewStatement question, DateTime now, CancellationToken cancellation) => question.ContributionId is { } contributionId
        ? await db.Consents.Where(c => c.ContributionId == contributionId && c.Use == ConsentUse.AreaReview).LiveAt(db, now).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancellation)
        : null;

    private async Task<Consent> WriteAsync(
        ReviewStatement question, ReviewStatementInput said, ConsentTerms terms, StatementMark statement, Guid? actor, DateTime now, CancellationToken cancellation)
    {
        var (id, owner) = (Guid.CreateVersion7(), question.ParticipantId);
        // The title says nothing of where: the page of what a parent shares may be seen by somebody beside them.
        var sealable = new ContributionText("What I see where I live", said.Text.Trim());
        var contribution = new Contribution(
            id, owner, ContributionKind.ReviewStatement, await texts.SealAsync(owner, ContributionTextVault.DraftPurpose(id), sealable, cancellation), now);
        var version = contribution.Share(await texts.SealAsync(owner, ContributionTextVault.VersionPurpose(id, contribution.NextNumber), sealable, cancellation), now,
            await decisions.SealAsync(owner, KeptDetailVault.VersionPurpose(id, contribution.NextNumber), said.Kept, cancellation));
        var consent = Consent.Give(contribution, version, terms, statement, now);
        db.Contributions.Add(contribution);
        db.Consents.Add(consent);
        question.Answer(id);
        await record.AppendAsync(db, id, "contribution.shared", new { Version = version.Id, version.Number, Carried = false }, actor, cancellation);
        await record.AppendAsync(db, consent, "consent.given", ConsentRecord.Of(consent), actor, cancellation);
        return consent;
    }
}
