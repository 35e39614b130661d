using System.Text.Json;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Consents.HeldBack;
using Pace.Learning.Web.Platform.Commands.Restoring;

namespace Pace.Learning.Web.Contributions.Withdrawals;

/// <summary>What parents took back, for restores: yeses that ended, contributions that were taken back, and words that were erased.</summary>
internal sealed class TakenBackWords(PaceDbContext db, ContributionRecord record, WordsForgetting words, TimeProvider time) : ITakenBack
{
    public string Name => "words";

    public async Task<object> ReadAsync(CancellationToken cancellation) => new Kept(
        await db.Consents.AsNoTracking().Select(c => new KeptConsent(c.Id, c.End == null ? null : c.End.At, c.End == null ? null : c.End.How)).ToListAsync(cancellation),
        await db.Contributions.AsNoTracking().Select(c => new KeptContribution(c.Id, c.Withdrawal == null ? null : c.Withdrawal.At, c.Erasure == null ? null : c.Erasure.At)).ToListAsync(cancellation));

    public async Task<string?> ReplayAsync(JsonElement kept, CancellationToken cancellation)
    {
        var newest = SideFile.Read<Kept>(kept);
        var consents = newest.Consents.ToDictionary(c => c.Id);
        var contributions = newest.Contributions.ToDictionary(c => c.Id);
        var (ended, erased) = await db.RetryOnConflictAsync(async stop => (await EndAsync(consents, stop), await TakeBackAsync(contributions, stop)), cancellation);
        await words.DeleteFilesAsync(erased.Recordings);
        return ended + erased.TakenBack == 0 ? null : $"Took back again: {Count.Of(ended, "yes", "yeses")} and {Count.Of(erased.TakenBack, "contribution")}, {erased.Erased} of them with their words.";
    }

    public async Task<string?> HoldBackAsync(CancellationToken cancellation)
    {
        var held = await db.RetryOnConflictAsync(async stop =>
        {
            var open = await db.Consents.Where(c => c.End == null).ToListAsync(stop);
            foreach (var consent in open)
            {
                await EndAsync(consent, ConsentEnding.HeldBack, Now, stop);
            }
            return open.Count;
        }, cancellation);
        return held == 0 ? null
            : $"Held back: {Count.Of(held, "yes", "yeses")} of parents. The keys file is no newer than the backup, so what was taken back since isn't known. Nothing of theirs shows until staff have asked each of them: {HeldBackModel.Address}.";
    }

    private async Task<int> EndAsync(Dictionary<Guid, KeptConsent> newest, CancellationToken cancellation)
    {
        var count = 0;
        foreach (var consent in await db.Consents.Where(c => c.End == null).ToListAsync(cancellation))
        {
            // One that the newer file doesn't know at all can only have been erased.
            var known = newest.GetValueOrDefault(consent.Id);
            if (known is { EndedAt: null })
            {
                continue;
            }
            await EndAsync(consent, known?.How ?? ConsentEnding.WordsErased, known?.EndedAt ?? Now, cancellation);
            count++;
        }
        return count;
    }

    private async Task EndAsync(Consent consent, ConsentEnding how, DateTime at, CancellationToken cancellation)
    {
        consent.EndNow(how, at);
        await record.AppendAsync(db, consent, "consent.ended-by-restore", new { How = how.ToString() }, null, cancellation);
    }

    private async Task<(int TakenBack, int Erased, List<Guid> Recordings)> TakeBackAsync(Dictionary<Guid, KeptContribution> newest, CancellationToken cancellation)
    {
        var (takenBack, erased, recordings) = (0, 0, new List<Guid>());
        foreach (var contribution in await db.Contributions.Include(c => c.Versions).Where(c => c.Erasure == null).ToListAsync(cancellation))
        {
            var known = newest.GetValueOrDefault(contribution.Id);
            var isErased = known is null or { ErasedAt: not null };
            if (!isErased && (known!.WithdrawnAt is null || contribution.Withdrawal is not null))
            {
                continue;
            }
            contribution.Withdraw(known?.WithdrawnAt ?? Now);
            takenBack++;
            if (isErased)
            {
                contribution.EraseWords(known?.ErasedAt ?? Now);
                recordings.AddRange(await words.ForgetAsync(contribution.Id, cancellation));
                erased++;
            }
            await record.AppendAsync(db, contribution.Id, isErased ? "contribution.words-erased" : "contribution.withdrawn", new { Restored = true }, null, cancellation);
        }
        return (takenBack, erased, recordings);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private sealed record Kept(IReadOnlyList<KeptConsent> Consents, IReadOnlyList<KeptContribution> Contributions);

    private sealed record KeptConsent(Guid Id, DateTime? EndedAt, ConsentEnding? How);

    private sealed record KeptContribution(Guid Id, DateTime? WithdrawnAt, DateTime? ErasedAt);
}
