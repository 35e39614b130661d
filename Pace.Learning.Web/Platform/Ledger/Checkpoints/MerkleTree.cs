using System.Security.Cryptography;

namespace Pace.Learning.Web.Platform.Ledger.Checkpoints;

/// <summary>
/// The Merkle tree hash of a list (RFC 6962, section 2.1): a leaf is hashed after a zero byte, a node after a one byte, so that neither passes for the other.
/// </summary>
/// <remarks>Takes the leaves one at a time and keeps only the finished subtrees: 32 bytes for each power of two.</remarks>
internal sealed class MerkleTree
{
    private readonly List<byte[]> subtrees = [];
    private byte[] scratch = new byte[256];
    private long leaves;

    public void Add(ReadOnlySpan<byte> leaf)
    {
        if (scratch.Length <= leaf.Length)
        {
            scratch = new byte[leaf.Length * 2];
        }
        scratch[0] = 0;
        leaf.CopyTo(scratch.AsSpan(1));
        subtrees.Add(SHA256.HashData(scratch.AsSpan(0, leaf.Length + 1)));
        // The leaves so far, as a binary number: each one that ends it stands for a subtree as large as the newest.
        for (var size = leaves++; (size & 1) == 1; size >>= 1)
        {
            Join();
        }
    }

    /// <summary>The hash of all leaves so far; the tree can't grow after this.</summary>
    public byte[] Root()
    {
        while (subtrees.Count > 1)
        {
            Join();
        }
        return subtrees.Count == 1 ? subtrees[0] : SHA256.HashData([]);
    }

    private void Join()
    {
        Span<byte> node = [1, .. subtrees[^2], .. subtrees[^1]];
        subtrees[^2] = SHA256.HashData(node);
        subtrees.RemoveAt(subtrees.Count - 1);
    }
}
