using System.Security.Claims;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Transcripts;

namespace Pace.Learning.Web.Contributions.Withdrawals;

/// <summary>
/// Takes back a use, a contribution, or everything. All of one withdrawal commits at once with its ledger entries; it is never refused, and what else
/// happens at the same moment makes it begin again, not fail. Its answer is given only after it is kept.
/// </summary>
internal sealed class Withdrawals(PaceDbContext db, TimeProvider time, WordsForgetting words, ContributionRecord record)
{
    /// <summary>Takes back one use of one contribution. Answers what it was; <c>null</c> when it isn't theirs.</summary>
    public Task<TakenBackUse?> OfUseAsync(ClaimsPrincipal user, Guid consentId, CancellationToken cancellation) => db.RetryOnConflictAsync<TakenBackUse?>(async stop =>
    {
        if (await db.OwnConsents(user).SingleOrDefaultAsync(c => c.Id == consentId, stop) is not { } consent)
        {
            return null;
        }
        var contribution = await db.OwnContributions(user).SingleAsync(c => c.Id == consent.ContributionId, stop);
        await EndAsync([consent], ConsentEnding.UseWithdrawn, user.PersonId, stop);
        contribution.Touch();
        return new TakenBackUse(consent.ContributionId, consent.Use);
    }, cancellation);

    /// <summary>Takes back a contribution with all its uses. Answers which uses ended; <c>null</c> when it isn't theirs.</summary>
    public Task<IReadOnlyList<ConsentUse>?> OfContributionAsync(ClaimsPrincipal user, Guid contributionId, CancellationToken cancellation) => db.RetryOnConflictAsync(
        async stop => await db.FindOwnContributionAsync(user, contributionId, stop) is { } contribution
            ? await TakeBackAsync([contribution], ConsentEnding.ContributionWithdrawn, user.PersonId, stop)
            : null,
        cancellation);

    /// <summary>Takes back everything the parent ever shared.</summary>
    public Task<IReadOnlyList<ConsentUse>?> OfEverythingAsync(ClaimsPrincipal user, CancellationToken cancellation) => db.RetryOnConflictAsync<IReadOnlyList<ConsentUse>?>(
        async stop => await TakeBackAsync(
            await db.OwnContributions(user).Include(c => c.Versions).ToListAsync(stop), ConsentEnding.EverythingWithdrawn, user.PersonId, stop),
        cancellation);

    /// <summary>Takes back a contribution and erases its words and recordings; <c>null</c> when it isn't theirs.</summary>
    internal async Task<ErasedWords?> WithWordsAsync(ClaimsPrincipal user, Guid contributionId, CancellationToken cancellation)
    {
        var erased = await db.RetryOnConflictAsync<ErasedWords?>(async stop =>
        {
            if (await db.FindOwnContributionAsync(user, contributionId, stop) is not { } contribution)
            {
                return null;
            }
            var wasShared = contribution.Versions.Count > 0;
            var ended = await TakeBackAsync([contribution], ConsentEnding.WordsErased, user.PersonId, stop);
            contribution.EraseWords(time.GetUtcNow().UtcDateTime);
            return new ErasedWords(ended, await words.ForgetAsync(contributionId, stop), wasShared);
        }, cancellation);
        if (erased is not null)
        {
            await words.DeleteFilesAsync(erased.Recordings);
        }
        return erased;
    }

    private async Task<IReadOnlyList<ConsentUse>> TakeBackAsync(
        List<Contribution> contributions, ConsentEnding how, Guid? actor, CancellationToken cancellation)
    {
        var ids = contributions.ConvertAll(c => c.Id);
        var consents = await db.Consents.Where(c => ids.Contains(c.ContributionId) && c.End == null).ToListAsync(cancellation);
        await EndAsync(consents, how, actor, cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        if (how != ConsentEnding.WordsErased)
        {
            await CallOffTypingAsync(ids, actor, now, cancellation);
        }
        foreach (var contribution in contributions.Where(c => c.Versions.Count > 0 || how == ConsentEnding.WordsErased))
        {
            contribution.Withdraw(now);
            await record.AppendAsync(db, contribution.Id, how == ConsentEnding.WordsErased ? "contribution.words-erased" : "contribution.withdrawn", new { }, actor, cancellation);
        }
        return [.. consents.Where(c => c.GivenAt is not null).Select(c => c.Use).Distinct().Order()];
    }

    // Nobody listens any more to what was taken back.
    private async Task CallOffTypingAsync(List<Guid> contributions, Guid? actor, DateTime now, CancellationToken cancellation)
    {
        foreach (var request in await db.TranscriptRequests.Where(t => contributions.Contains(t.ContributionId) && t.End == null).ToListAsync(cancellation))
        {
            request.EndNow(TranscriptEnding.CalledOff, now);
            await record.AppendAsync(db, request.ContributionId, "transcript.ended", new { Request = request.Id, How = nameof(TranscriptEnding.CalledOff) }, actor, cancellation);
        }
    }

    private async Task EndAsync(IReadOnlyList<Consent> consents, ConsentEnding how, Guid? actor, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var consent in consents.Where(c => c.End is null))
        {
            consent.EndNow(how, now);
            await record.AppendAsync(db, consent, "consent.withdrawn", new { How = how.ToString() }, actor, cancellation);
        }
    }
}

/// <summary>Words that were erased.</summary>
internal sealed record ErasedWords(IReadOnlyList<ConsentUse> Ended, List<Guid> Recordings, bool WereShared);

/// <summary>A use that was taken back.</summary>
/// <param name="ContributionId">Of what.</param>
/// <param name="Use">Which.</param>
public sealed record TakenBackUse(Guid ContributionId, ConsentUse Use);
