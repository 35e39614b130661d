namespace Pace.Learning.Web.Platform.Media;

/// <summary>What a recording is, told by its first bytes and never by its name.</summary>
/// <param name="ContentType">As browsers name it.</param>
/// <param name="IsStripped">Whether we can take out what is hidden in it.</param>
public sealed record MediaType(string ContentType, bool IsStripped)
{
    /// <summary>How many bytes are looked at.</summary>
    public const int HeadBytes = 64;

    private static readonly MediaType Mp3 = new("audio/mpeg", true);
    private static readonly MediaType M4a = new("audio/mp4", false);
    private static readonly MediaType Mp4 = new("video/mp4", false);
    private static readonly MediaType Ogg = new("audio/ogg", false);
    private static readonly MediaType WebM = new("video/webm", false);
    private static readonly MediaType Wav = new("audio/wav", false);

    /// <summary>The type; <c>null</c> when it is none that we take.</summary>
    public static MediaType? Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("ID3"u8) || (head.Length > 2 && head[0] == 0xFF && (head[1] & 0xE6) == 0xE2))
        {
            return Mp3;
        }
        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8))
        {
            // A brand that begins with M4A or M4B is sound alone; all others may have pictures.
            return head[8..11].SequenceEqual("M4A"u8) || head[8..11].SequenceEqual("M4B"u8) ? M4a : Mp4;
        }
        return head.StartsWith("OggS"u8) ? Ogg
            : head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) && head.IndexOf("webm"u8) > 0 ? WebM
            : head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WAVE"u8) ? Wav
            : null;
    }

    /// <summary>How long the ID3v2 tag at the start of an MP3 is; it holds names, places and pictures.</summary>
    public static long Id3Length(ReadOnlySpan<byte> head)
    {
        if (head.Length < 10 || !head.StartsWith("ID3"u8))
        {
            return 0;
        }
        var size = ((head[6] & 0x7F) << 21) | ((head[7] & 0x7F) << 14) | ((head[8] & 0x7F) << 7) | (head[9] & 0x7F);
        return 10 + size + ((head[5] & 0x10) != 0 ? 10 : 0);
    }
}
