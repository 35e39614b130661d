using System.Numerics;
using System.Security.Cryptography;

namespace Pace.Learning.Web.Platform.Ledger.Checkpoints;

/// <summary>
/// The Merkle tree hash of a list, with the proofs of RFC 6962 (section 2.1): a leaf is hashed after a zero byte, a node after a one byte, so that neither passes for
/// the other, and a node without a neighbour stands for itself one level up, which is that RFC's way of splitting a list.
/// </summary>
/// <remarks>Leaves can be added and changed; the next <see cref="Root"/> hashes only what lies above them.</remarks>
internal sealed class MerkleTree
{
    private readonly List<List<byte[]>> levels = [[]];
    private List<int> changed = [];

    public int Count => levels[0].Count;

    public void Add(ReadOnlySpan<byte> leaf) => Set(Count, leaf);

    /// <summary>Changes a leaf, or adds the next one.</summary>
    public void Set(int index, ReadOnlySpan<byte> leaf)
    {
        Put(levels[0], index, Hash(0, leaf, []));
        changed.Add(index);
    }

    /// <summary>The hash of all leaves.</summary>
    public byte[] Root()
    {
        changed.Sort();
        for (var level = 0; levels[level].Count > 1; level++)
        {
            if (level + 1 == levels.Count)
            {
                levels.Add([]);
            }
            // They are in order, so what has the same parent stands side by side.
            var above = new List<int>();
            foreach (var index in changed)
            {
                if (above is not [.., var last] || last != index / 2)
                {
                    above.Add(index / 2);
                    Put(levels[level + 1], index / 2, Join(levels[level], index & ~1));
                }
            }
            changed = above;
        }
        changed = [];
        return Count == 0 ? SHA256.HashData([]) : levels[^1][0];
    }

    /// <summary>What leads from a leaf to the root: the neighbours on the way, from the leaf up (RFC 6962, 2.1.1).</summary>
    public IReadOnlyList<MerkleStep> Path(int index)
    {
        Root();
        var path = new List<MerkleStep>();
        foreach (var level in levels.SkipLast(1))
        {
            if ((index ^ 1) < level.Count)
            {
                path.Add(new MerkleStep(IsLeft: (index & 1) == 1, level[index ^ 1]));
            }
            index /= 2;
        }
        return path;
    }

    /// <summary>Proves that the first leaves are what they were when there were no more of them (RFC 6962, 2.1.2).</summary>
    public IReadOnlyList<byte[]> ConsistencyWith(int older)
    {
        Root();
        var proof = new List<byte[]>();
        if (older > 0 && older < Count)
        {
            Add(proof, older, 0, Count, isWhole: true);
        }
        return proof;
    }

    private void Add(List<byte[]> proof, int older, int start, int size, bool isWhole)
    {
        if (older == size)
        {
            if (!isWhole)
            {
                proof.Add(Node(start, size));
            }
            return;
        }
        var left = (int)BitOperations.RoundUpToPowerOf2((uint)size) / 2;
        if (older <= left)
        {
            Add(proof, older, start, left, isWhole);
            proof.Add(Node(start + left, size - left));
        }
        else
        {
            Add(proof, older - left, start + left, size - left, isWhole: false);
            proof.Add(Node(start, left));
        }
    }

    private byte[] Node(int start, int size)
    {
        var level = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)size));
        return levels[level][start >> level];
    }

    private static byte[] Join(List<byte[]> level, int left) => left + 1 < level.Count ? Hash(1, level[left], level[left + 1]) : level[left];

    private static void Put(List<byte[]> level, int index, byte[] hash)
    {
        if (index == level.Count)
        {
            level.Add(hash);
        }
        else
        {
            level[index] = hash;
        }
    }

    private static byte[] Hash(byte prefix, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        Span<byte> bytes = stackalloc byte[512];
        var length = 1 + one.Length + other.Length;
        var all = length <= bytes.Length ? bytes[..length] : new byte[length];
        all[0] = prefix;
        one.CopyTo(all[1..]);
        other.CopyTo(all[(1 + one.Length)..]);
        return SHA256.HashData(all);
    }
}

/// <summary>A neighbour on the way from a leaf to the root.</summary>
/// <param name="IsLeft">Whether it is hashed before what has been reached so far.</param>
/// <param name="Hash">Its hash.</param>
internal sealed record MerkleStep(bool IsLeft, byte[] Hash);
