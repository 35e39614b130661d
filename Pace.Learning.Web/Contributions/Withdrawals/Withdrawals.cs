using Pace.Learning.Web.Platform.Security;
using System.Security.Claims;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Contributions.Withdrawals;

/// <summary>
/// Takes back a use, a contribution, or everything. All of one withdrawal commits at once with its ledger entries; it is never refused, and what else
/// happens at the same moment makes it begin again, not fail. Its answer is given only after it is kept.
/// </summary>
public sealed class Withdrawals(IServiceScopeFactory scopes, TimeProvider time, MediaStore media, ContributionRecord record)
{
    private const int Attempts = 20;

    /// <summary>Takes back one use of one contribution. Answers what it was; <c>null</c> when it isn't theirs.</summary>
    public Task<TakenBackUse?> OfUseAsync(ClaimsPrincipal user, Guid consentId, CancellationToken cancellation) => AgainAndAgainAsync(async db =>
    {
        if (await db.OwnConsents(user).SingleOrDefaultAsync(c => c.Id == consentId, cancellation) is not { } consent)
        {
            return null;
        }
        var contribution = await db.OwnContributions(user).SingleAsync(c => c.Id == consent.ContributionId, cancellation);
        await EndAsync(db, [consent], ConsentEnding.UseWithdrawn, user.PersonId, cancellation);
        contribution.Touch();
        return new TakenBackUse(consent.ContributionId, consent.Use);
    }, cancellation);

    /// <summary>Takes back a contribution with all its uses. Answers which uses ended; <c>null</c> when it isn't theirs.</summary>
    public Task<IReadOnlyList<ConsentUse>?> OfContributionAsync(ClaimsPrincipal user, Guid contributionId, CancellationToken cancellation) => AgainAndAgainAsync(
        async db => await db.FindOwnContributionAsync(user, contributionId, cancellation) is { } contribution
            ? await TakeBackAsync(db, [contribution], ConsentEnding.ContributionWithdrawn, user.PersonId, cancellation)
            : null,
        cancellation);

    /// <summary>Takes back everything the parent ever shared.</summary>
    public Task<IReadOnlyList<ConsentUse>?> OfEverythingAsync(ClaimsPrincipal user, CancellationToken cancellation) => AgainAndAgainAsync<IReadOnlyList<ConsentUse>>(
        async db => await TakeBackAsync(
            db, await db.OwnContributions(user).Include(c => c.Versions).ToListAsync(cancellation), ConsentEnding.EverythingWithdrawn, user.PersonId, cancellation),
        cancellation);

    /// <summary>Takes back a contribution and erases its words and recordings.</summary>
    public async Task<IReadOnlyList<ConsentUse>?> WithWordsAsync(ClaimsPrincipal user, Guid contributionId, CancellationToken cancellation)
    {
        var erased = await AgainAndAgainAsync(async db =>
        {
            if (await db.FindOwnContributionAsync(user, contributionId, cancellation) is not { } contribution)
            {
                return null;
            }
            var ended = await TakeBackAsync(db, [contribution], ConsentEnding.WordsErased, user.PersonId, cancellation);
            contribution.EraseWords(time.GetUtcNow().UtcDateTime);
            await db.Suggestions.Where(s => s.ContributionId == contributionId).ExecuteDeleteAsync(cancellation);
            var recordings = await db.MediaFiles.Where(m => m.BelongsTo == contributionId).ToListAsync(cancellation);
            db.MediaFiles.RemoveRange(recordings);
            return new ErasedWords(ended, recordings.ConvertAll(m => m.Id));
        }, cancellation);
        erased?.Recordings.ForEach(media.DeleteFile);
        return erased?.Ended;
    }

    private async Task<IReadOnlyList<ConsentUse>> TakeBackAsync(
        PaceDbContext db, List<Contribution> contributions, ConsentEnding how, Guid? actor, CancellationToken cancellation)
    {
        var ids = contributions.ConvertAll(c => c.Id);
        var consents = await db.Consents.Where(c => ids.Contains(c.ContributionId) && c.End == null).ToListAsync(cancellation);
        await EndAsync(db, consents, how, actor, cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var contribution in contributions.Where(c => c.Versions.Count > 0 || how == ConsentEnding.WordsErased))
        {
            contribution.Withdraw(now);
            await record.AppendAsync(db, contribution.Id, how == ConsentEnding.WordsErased ? "contribution.words-erased" : "contribution.withdrawn", new { }, actor, cancellation);
        }
        return [.. consents.Where(c => c.GivenAt is not null).Select(c => c.Use).Distinct().Order()];
    }

    private async Task EndAsync(PaceDbContext db, IReadOnlyList<Consent> consents, ConsentEnding how, Guid? actor, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var consent in consents.Where(c => c.End is null))
        {
            consent.EndNow(how, now);
            await record.AppendAsync(db, consent.ContributionId, "consent.withdrawn", new { Consent = consent.Id, How = how.ToString() }, actor, cancellation);
        }
    }

    // A withdrawal must not be lost to a race: whoever came first is read anew, and then it is withdrawn.
    private async Task<T?> AgainAndAgainAsync<T>(Func<PaceDbContext, Task<T?>> act, CancellationToken cancellation)
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
                var result = await act(db);
                await db.SaveChangesAsync(cancellation);
                await transaction.CommitAsync(cancellation);
                return result;
            }
            catch (Exception e) when (attempt < Attempts && IsPassing(e))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10 * attempt), cancellation);
            }
        }
    }

    private static bool IsPassing(Exception e) => e switch
    {
        DbUpdateConcurrencyException => true,
        _ when LedgerConflict.IsIn(e) => true,
        SqliteException { SqliteErrorCode: 5 or 6 } => true,
        Npgsql.PostgresException { IsTransient: true } => true,
        DbUpdateException { InnerException: { } inner } => IsPassing(inner),
        InvalidOperationException { InnerException: { } inner } => IsPassing(inner),
        _ => false,
    };
}

internal sealed record ErasedWords(IReadOnlyList<ConsentUse> Ended, List<Guid> Recordings);

/// <summary>A use that was taken back.</summary>
/// <param name="ContributionId">Of what.</param>
/// <param name="Use">Which.</param>
public sealed record TakenBackUse(Guid ContributionId, ConsentUse Use);
