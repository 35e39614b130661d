using System.Text;
using Pace.Learning.Web.Platform.Jobs;
using Pace.Learning.Web.Platform.Ledger.Keys;

namespace Pace.Learning.Web.Platform.Ledger.Checkpoints;

/// <summary>Makes the next checkpoint, when entries were added since the last one.</summary>
/// <remarks>May run twice or in two processes at once: both try the same number, and the database takes one of them.</remarks>
internal sealed class CheckpointJob(PaceDbContext db, CheckpointTrees trees, LedgerKeys keys, TimeProvider time) : IRecurringJob
{
    public static string Name => "ledger-checkpoint";

    public static string What => "Signs what the ledger holds, so that a later change would show";

    Task IRecurringJob.RunAsync(CancellationToken cancellation) => RunAsync(cancellation);

    /// <summary>Answers the new checkpoint; <c>null</c> when there was nothing new or another process made it.</summary>
    public async Task<Checkpoint?> RunAsync(CancellationToken cancellation = default)
    {
        // The last checkpoint is read before the heads: if another one comes in between, this one's number is taken and nothing is stored.
        var last = await db.Checkpoints.AsNoTracking().OrderByDescending(c => c.Number).FirstOrDefaultAsync(cancellation);
        var number = (last?.Number ?? 0) + 1;
        var heads = await ChangedHeadsAsync(number, cancellation);
        if (heads.Count == 0)
        {
            return null;
        }
        var ends = await trees.EndsAsync(number - 1, cancellation);
        heads.ForEach(h => ends.Set(h.Subject, h.Sequence, h.Hash));
        var log = await trees.LogAsync(number - 1, cancellation);
        var (keyId, key) = await keys.CurrentAsync(cancellation);
        var statement = new CheckpointStatement(
            number, LedgerTime.Microseconds(time.GetUtcNow().UtcDateTime), (last?.Entries ?? 0) + heads.Sum(h => h.Sequence - h.Since), ends.Count, ends.Tree.Root(), [], keyId);
        log.Add(Encoding.UTF8.GetBytes(statement.State));
        statement = statement with { Log = log.Root() };
        var checkpoint = new Checkpoint(statement, statement.Sign(key));
        return await StoreAsync(checkpoint, heads, cancellation) ? checkpoint : null;
    }

    private async Task<List<CheckpointHead>> ChangedHeadsAsync(long number, CancellationToken cancellation)
    {
        var changed = await db.LedgerHeads.AsNoTracking()
            .Select(h => new
            {
                h.Subject,
                h.Sequence,
                h.Hash,
                Since = db.Set<CheckpointHead>().Where(c => c.Subject == h.Subject).Max(c => (long?)c.Sequence) ?? 0,
            })
            .Where(h => h.Sequence > h.Since)
            .OrderBy(h => h.Subject)
            .ToListAsync(cancellation);
        return [.. changed.Select(h => new CheckpointHead(number, h.Subject, h.Since, h.Sequence, h.Hash))];
    }

    private async Task<bool> StoreAsync(Checkpoint checkpoint, List<CheckpointHead> heads, CancellationToken cancellation)
    {
        db.Checkpoints.Add(checkpoint);
        db.CheckpointHeads.AddRange(heads);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException) when (!cancellation.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();
            if (await db.Checkpoints.AnyAsync(c => c.Number == checkpoint.Number, cancellation))
            {
                return false;
            }
            throw;
        }
    }
}
