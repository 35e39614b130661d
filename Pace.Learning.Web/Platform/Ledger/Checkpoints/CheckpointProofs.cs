namespace Pace.Learning.Web.Platform.Ledger.Checkpoints;

/// <summary>Proves to others where a chain ended at a checkpoint.</summary>
internal sealed class CheckpointProofs(PaceDbContext db, CheckpointTrees trees, CheckpointJob job)
{
    /// <summary>The proof by the newest checkpoint. One is made when the chain went on since the last: it speaks as of now.</summary>
    public async Task<ChainProof?> NewestAsync(LedgerSubject chain, CancellationToken cancellation)
    {
        var end = await db.LedgerHeads.Where(h => h.Subject == chain.Text).Select(h => h.Sequence).SingleOrDefaultAsync(cancellation);
        if (end > (await db.CheckpointHeads.Where(h => h.Subject == chain.Text).MaxAsync(h => (long?)h.Sequence, cancellation) ?? 0))
        {
            await job.RunAsync(cancellation);
        }
        return await db.Checkpoints.MaxAsync(c => (long?)c.Number, cancellation) is { } newest ? await ByAsync(chain, newest, cancellation) : null;
    }

    /// <summary>The proof by one checkpoint; <c>null</c> when there is no such one, or it never saw the chain.</summary>
    public async Task<ChainProof?> ByAsync(LedgerSubject chain, long number, CancellationToken cancellation)
    {
        var end = await db.CheckpointHeads.AsNoTracking().Where(h => h.Subject == chain.Text && h.CheckpointNumber <= number).MaxAsync(h => (long?)h.Sequence, cancellation);
        if (end is null || await db.Checkpoints.AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, cancellation) is not { } checkpoint)
        {
            return null;
        }
        var ends = await trees.EndsAsync(number, cancellation);
        return new ChainProof(checkpoint, chain.Text, end.Value, ends.Tree.Path(ends.PlaceOf(chain.Text)!.Value));
    }
}

/// <summary>That a chain ended at one place when a checkpoint was made.</summary>
/// <param name="Checkpoint">The checkpoint.</param>
/// <param name="Chain">The chain.</param>
/// <param name="Entries">How many entries it had.</param>
/// <param name="Path">From the chain's end to <see cref="Checkpoint.Ends"/>.</param>
internal sealed record ChainProof(Checkpoint Checkpoint, string Chain, long Entries, IReadOnlyList<MerkleStep> Path)
{
    /// <summary>The chain's name, and below it a line for each step: which side the neighbour is on, and its hash.</summary>
    public string PathText => string.Concat(
        Path.Select(s => $"{(s.IsLeft ? "left" : "right")} {Convert.ToHexStringLower(s.Hash)}\n").Prepend(Chain + "\n"));
}
