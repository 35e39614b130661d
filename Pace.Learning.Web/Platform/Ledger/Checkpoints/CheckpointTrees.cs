using System.Text;

namespace Pace.Learning.Web.Platform.Ledger.Checkpoints;

/// <summary>Builds the two trees of a checkpoint from what the database holds.</summary>
internal sealed class CheckpointTrees(PaceDbContext db)
{
    /// <summary>The tree of where all chains ended at a checkpoint, and each chain's place in it.</summary>
    public async Task<ChainEnds> EndsAsync(long number, CancellationToken cancellation)
    {
        var ends = new ChainEnds();
        var seen = db.CheckpointHeads.AsNoTracking().Where(h => h.CheckpointNumber <= number)
            .Where(h => !db.Set<CheckpointHead>().Any(n => n.Subject == h.Subject && n.Sequence > h.Sequence && n.CheckpointNumber <= number));
        await foreach (var row in seen
            .Select(h => new { h.Subject, h.Sequence, h.Hash, First = db.Set<CheckpointHead>().Where(f => f.Subject == h.Subject).Min(f => f.CheckpointNumber) })
            .OrderBy(h => h.First).ThenBy(h => h.Subject).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            ends.Set(row.Subject, row.Sequence, row.Hash);
        }
        return ends;
    }

    /// <summary>The tree of what the checkpoints up to one state.</summary>
    public async Task<MerkleTree> LogAsync(long number, CancellationToken cancellation)
    {
        var tree = new MerkleTree();
        await foreach (var row in db.Checkpoints.AsNoTracking().Where(c => c.Number <= number).OrderBy(c => c.Number)
            .Select(c => new { c.Number, c.At, c.Entries, c.Chains, c.Ends }).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            tree.Add(Encoding.UTF8.GetBytes(CheckpointStatement.StateOf(row.Number, LedgerTime.Microseconds(row.At), row.Entries, row.Chains, row.Ends)));
        }
        return tree;
    }
}

/// <summary>Where every chain ended: each keeps the place in the tree that it got when a checkpoint first saw it.</summary>
internal sealed class ChainEnds
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly byte[] room = ChainEnd.Room();

    public MerkleTree Tree { get; } = new();

    public int Count => places.Count;

    public void Set(string subject, long sequence, ReadOnlySpan<byte> hash)
    {
        if (!places.TryGetValue(subject, out var place))
        {
            places[subject] = place = places.Count;
        }
        Tree.Set(place, ChainEnd.Encode(subject, sequence, hash, room));
    }

    /// <summary>The place of a chain; <c>null</c> when no checkpoint saw it.</summary>
    public int? PlaceOf(string subject) => places.TryGetValue(subject, out var place) ? place : null;
}
