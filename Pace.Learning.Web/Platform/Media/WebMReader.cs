using System.Text;

namespace Pace.Learning.Web.Platform.Media;

/// <summary>What is in a WebM: its list of tracks, which stands before the recording itself.</summary>
internal sealed class WebMReader : ContainerReader
{
    private const uint Segment = 0x18538067;
    private const uint Tracks = 0x1654AE6B;
    private const uint Track = 0xAE;
    private const uint Codec = 0x86;
    private const uint Cluster = 0x1F43B675;
    private const int LongestCodec = 64;

    private static readonly string[] PlayedSound = ["A_OPUS", "A_VORBIS"];
    private static readonly string[] PlayedFilm = ["V_VP8", "V_VP9", "V_AV1"];

    private readonly List<string> codecs = [];

    public override MediaFinding Finding() =>
        !codecs.Exists(IsHeardOrSeen) ? MediaRefusal.Broken
        : codecs.Exists(c => IsHeardOrSeen(c) && !PlayedSound.Contains(c) && !PlayedFilm.Contains(c)) ? MediaRefusal.ForComputers
        : codecs.Exists(PlayedFilm.Contains) ? MediaType.WebM : MediaType.WebMSound;

    protected override long Read(ReadOnlySpan<byte> bytes)
    {
        if (!TryNumber(bytes, 4, keepsMark: true, out var id, out var idLength) || !TryNumber(bytes[idLength..], 8, keepsMark: false, out var length, out var lengthLength))
        {
            return 0;
        }
        var header = idLength + lengthLength;
        switch (id)
        {
            case Segment or Tracks or Track:
                return header;
            case Cluster:
                IsDone = true;
                return 0;
            case Codec when length > LongestCodec:
                return Break();
            case Codec when bytes.Length < header + (int)length:
                return 0;
            case Codec:
                codecs.Add(Encoding.ASCII.GetString(bytes.Slice(header, (int)length)).TrimEnd('\0'));
                return header + (long)length;
            default:
                // Only what holds everything may leave its length open.
                return length > long.MaxValue / 2 ? Break() : header + (long)length;
        }
    }

    // There may be tracks of words too.
    private static bool IsHeardOrSeen(string codec) => codec.StartsWith("A_", StringComparison.Ordinal) || codec.StartsWith("V_", StringComparison.Ordinal);

    /// <summary>A number of as many bytes as its first one says by its leading zeros.</summary>
    private bool TryNumber(ReadOnlySpan<byte> bytes, int most, bool keepsMark, out ulong number, out int length)
    {
        (number, length) = (0, 0);
        if (bytes.IsEmpty)
        {
            return false;
        }
        length = System.Numerics.BitOperations.LeadingZeroCount((uint)bytes[0]) - 23;
        if (length > most)
        {
            Break();
            return false;
        }
        if (bytes.Length < length)
        {
            return false;
        }
        number = keepsMark ? bytes[0] : (ulong)(bytes[0] & ((1 << (8 - length)) - 1));
        var isOpen = !keepsMark && number == (ulong)((1 << (8 - length)) - 1);
        for (var i = 1; i < length; i++)
        {
            number = (number << 8) | bytes[i];
            isOpen &= bytes[i] == 0xFF;
        }
        number = isOpen ? ulong.MaxValue : number;
        return true;
    }
}
