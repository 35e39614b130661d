using System.Buffers.Binary;
using System.Text;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Tests.Platform.Media;

/// <summary>Of an MP3 the sound is kept, and nothing that says who or where.</summary>
public sealed class UntaggedMp3Tests
{
    private const string Secret = "Ada Lovelace, 12 Rose Lane";

    private static readonly byte[] Sound = MediaBytes.Mp3(150_000);
    private static readonly byte[] Id3 = [.. "ID3\u0004\0\0"u8, .. SevenBits(Secret.Length), .. Encoding.ASCII.GetBytes(Secret)];
    private static readonly byte[] LongId3 = [.. "ID3\u0003\0\0"u8, .. SevenBits(90_000), .. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Secret, 4_000))[..90_000])];
    private static readonly byte[] Lyrics = [.. "LYRICSBEGIN"u8, .. Encoding.ASCII.GetBytes(Secret), .. "000037LYRICS200"u8];
    private static readonly byte[] End = [.. "TAG"u8, .. Encoding.ASCII.GetBytes(Secret.PadRight(125))];

    public static TheoryData<string, byte[]> Tagged => new()
    {
        { "none", Sound },
        { "one before", [.. Id3, .. Sound] },
        { "two before", [.. Id3, .. Id3, .. Sound] },
        { "three, one of them long", [.. Id3, .. LongId3, .. Id3, .. Sound] },
        { "one in the middle", [.. Sound[..70_001], .. Id3, .. Sound[70_001..]] },
        { "one after", [.. Sound, .. Id3] },
        { "APE before", [.. Ape(), .. Sound] },
        { "APE and the old tag after", [.. Id3, .. Sound, .. Ape(), .. End] },
        { "lyrics and the old tag after", [.. Sound, .. Lyrics, .. End] },
        { "everything", [.. Id3, .. Ape(), .. Id3, .. Sound, .. Lyrics, .. Ape(), .. Id3] },
    };

    [Theory]
    [MemberData(nameof(Tagged), DisableDiscoveryEnumeration = true)]
    public async Task Tags_AreTakenOut_WhereverTheyStand(string which, byte[] file)
    {
        foreach (var piece in new[] { 1_000, 65_536 })
        {
            var (kept, hasLeft) = await KeptAsync(file, piece);
            // The one at the very end is for whoever sees the end.
            kept = kept.AsSpan().IndexOf(End) is >= 0 and var at ? kept[..at] : kept;
            Assert.True(Sound.AsSpan().SequenceEqual(kept), which);
            Assert.False(hasLeft);
        }
    }

    [Fact]
    public async Task ATagThatOnlyItsEndTells_IsSaid_SoThatTheParentIsTold()
    {
        var ape = Ape()[32..];
        // Without the sign that a header stands before it.
        ape[^9] = 0;
        var (_, hasLeft) = await KeptAsync([.. Sound, .. ape], 4_096);
        Assert.True(hasLeft);
    }

    private static async Task<(byte[] Kept, bool HasLeft)> KeptAsync(byte[] file, int piece)
    {
        await using var untagged = new UntaggedMp3(file.AsMemory(0, 64), new MemoryStream(file[64..]));
        using var kept = new MemoryStream();
        await untagged.CopyToAsync(kept, piece, TestContext.Current.CancellationToken);
        return (kept.ToArray(), untagged.HasLeft);
    }

    private static byte[] Ape()
    {
        var item = Encoding.ASCII.GetBytes($"\u001a\0\0\0\0\0\0\0Artist\0{Secret}");
        return [.. Mark(0xA0000000), .. item, .. Mark(0x80000000)];

        byte[] Mark(uint flags)
        {
            var mark = new byte[32];
            "APETAGEX"u8.CopyTo(mark);
            BinaryPrimitives.WriteUInt32LittleEndian(mark.AsSpan(8), 2_000);
            BinaryPrimitives.WriteInt32LittleEndian(mark.AsSpan(12), item.Length + 32);
            BinaryPrimitives.WriteUInt32LittleEndian(mark.AsSpan(16), 1);
            BinaryPrimitives.WriteUInt32LittleEndian(mark.AsSpan(20), flags);
            return mark;
        }
    }

    private static byte[] SevenBits(int size) => [(byte)(size >> 21 & 0x7F), (byte)(size >> 14 & 0x7F), (byte)(size >> 7 & 0x7F), (byte)(size & 0x7F)];
}
