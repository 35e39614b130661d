namespace Pace.Learning.Web.Platform.Media;

/// <summary>What a recording is, told by what is in it and never by its name.</summary>
/// <param name="ContentType">As browsers name it.</param>
/// <param name="IsStripped">Whether we can take out what is hidden in it.</param>
public sealed record MediaType(string ContentType, bool IsStripped)
{
    /// <summary>How many bytes are looked at first.</summary>
    public const int HeadBytes = 64;

    internal static readonly MediaType Mp3 = new("audio/mpeg", true);
    internal static readonly MediaType Aac = new("audio/aac", false);
    internal static readonly MediaType M4a = new("audio/mp4", false);
    internal static readonly MediaType Mp4 = new("video/mp4", false);
    internal static readonly MediaType Ogg = new("audio/ogg", false);
    internal static readonly MediaType WebMSound = new("audio/webm", false);
    internal static readonly MediaType WebM = new("video/webm", false);
    internal static readonly MediaType Wav = new("audio/wav", false);

    /// <summary>Whether it has pictures.</summary>
    public bool IsFilm => ContentType.StartsWith("video/", StringComparison.Ordinal);

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
