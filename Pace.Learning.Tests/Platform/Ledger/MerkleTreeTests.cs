using System.Security.Cryptography;
using Pace.Learning.Web.Platform.Ledger.Checkpoints;

namespace Pace.Learning.Tests.Platform.Ledger;

public sealed class MerkleTreeTests
{
    private static readonly string[] Leaves =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    /// <summary>The roots that Certificate Transparency's own tests expect of these leaves (google/certificate-transparency, merkle_tree_test).</summary>
    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Root_OfTheKnownLeaves_IsTheKnownHash(int leaves, string root)
    {
        var tree = new MerkleTree();
        foreach (var leaf in Leaves.Take(leaves))
        {
            tree.Add(Convert.FromHexString(leaf));
        }
        Assert.Equal(root, Convert.ToHexStringLower(tree.Root()));
    }

    [Fact]
    public void APath_LeadsFromEveryLeafToTheRoot_InTreesOfEverySize()
    {
        for (var size = 1; size <= 33; size++)
        {
            var tree = Of(size);
            for (var i = 0; i < size; i++)
            {
                var node = SHA256.HashData([0, (byte)i]);
                foreach (var step in tree.Path(i))
                {
                    node = step.IsLeft ? SHA256.HashData([1, .. step.Hash, .. node]) : SHA256.HashData([1, .. node, .. step.Hash]);
                }
                Assert.Equal(tree.Root(), node);
            }
        }
    }

    /// <summary>RFC 6962, 2.1.3: the hashes that each proof consists of in the tree of seven leaves.</summary>
    [Fact]
    public void Proofs_InTheRfcsOwnExample_AreTheOnesThatItNames()
    {
        var (a, b, c, d, e, f, j) = (Leaf(0), Leaf(1), Leaf(2), Leaf(3), Leaf(4), Leaf(5), Leaf(6));
        var (g, h, i) = (Node(a, b), Node(c, d), Node(e, f));
        var (k, l) = (Node(g, h), Node(i, j));
        var tree = Of(7);

        Assert.Equal([b, h, l], tree.Path(0).Select(s => s.Hash));
        Assert.Equal([c, g, l], tree.Path(3).Select(s => s.Hash));
        Assert.Equal([f, j, k], tree.Path(4).Select(s => s.Hash));
        Assert.Equal([i, k], tree.Path(6).Select(s => s.Hash));
        Assert.Equal([c, d, g, l], tree.ConsistencyWith(3));
        Assert.Equal([l], tree.ConsistencyWith(4));
        Assert.Equal([i, j, k], tree.ConsistencyWith(6));
    }

    [Fact]
    public void LeavesThatAreAddedAndChangedInBetween_MakeTheSameTree()
    {
        var random = new Random(5);
        var (tree, leaves) = (new MerkleTree(), new List<byte>());
        for (var round = 0; round < 60; round++)
        {
            for (var change = random.Next(4); change >= 0; change--)
            {
                var (index, value) = (random.Next(leaves.Count + 1), (byte)random.Next(256));
                tree.Set(index, [value]);
                if (index == leaves.Count)
                {
                    leaves.Add(value);
                }
                else
                {
                    leaves[index] = value;
                }
            }
            Assert.Equal(Split(leaves), tree.Root());
        }
    }

    // As the RFC defines it.
    private static byte[] Split(List<byte> leaves)
    {
        if (leaves.Count == 1)
        {
            return SHA256.HashData([0, leaves[0]]);
        }
        var left = 1;
        while (left * 2 < leaves.Count)
        {
            left *= 2;
        }
        return Node(Split(leaves[..left]), Split(leaves[left..]));
    }

    private static MerkleTree Of(int size)
    {
        var tree = new MerkleTree();
        Enumerable.Range(0, size).ToList().ForEach(i => tree.Add([(byte)i]));
        return tree;
    }

    private static byte[] Leaf(byte value) => SHA256.HashData([0, value]);

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);
}
