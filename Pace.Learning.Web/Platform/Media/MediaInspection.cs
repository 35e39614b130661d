namespace Pace.Learning.Web.Platform.Media;

/// <summary>
/// Finds out what a recording is while it passes by. The first bytes tell the container; whether there are pictures in it, and whether browsers can play it,
/// is written further inside, in files of some phones at their very end.
/// </summary>
internal sealed class MediaInspection
{
    private static readonly byte[][] Pictures = [[.. "heic"u8], [.. "heix"u8], [.. "heim"u8], [.. "heis"u8], [.. "hevc"u8], [.. "hevx"u8], [.. "mif1"u8], [.. "msf1"u8], [.. "avif"u8], [.. "avis"u8]];

    private readonly MediaFinding head;
    private readonly ContainerReader? inside;

    /// <summary>Looks at the first bytes. What isn't taken for them alone needs no further reading.</summary>
    public MediaInspection(ReadOnlySpan<byte> first) => (head, inside) = Begin(first);

    /// <summary>Why it can't be taken, as far as is known yet.</summary>
    public MediaRefusal? Refusal => head.Refusal;

    /// <summary>Whether we can take out what is hidden in it.</summary>
    public bool IsStripped => head.Type is { IsStripped: true };

    /// <summary>Looks at what came next.</summary>
    public void Append(ReadOnlySpan<byte> bytes) => inside?.Append(bytes);

    /// <summary>What it is, once all of it has passed.</summary>
    public MediaFinding End() => inside?.Finding() ?? head;

    private static (MediaFinding Head, ContainerReader? Inside) Begin(ReadOnlySpan<byte> first) => first switch
    {
        [] => (MediaRefusal.Empty, null),
        [0xFF, var second, ..] when (second & 0xE6) == 0xE2 => (MediaType.Mp3, null),
        [0xFF, var second, ..] when (second & 0xF6) == 0xF0 => (MediaType.Aac, null),
        [0xFF, 0xD8, 0xFF, ..] => (MediaRefusal.Picture, null),
        [0x1A, 0x45, 0xDF, 0xA3, ..] => first.IndexOf("webm"u8) > 0 ? (default, new WebMReader()) : (MediaRefusal.ForComputers, null),
        [0x30, 0x26, 0xB2, 0x75, ..] => (MediaRefusal.ForComputers, null),
        _ when first.StartsWith("ID3"u8) => (MediaType.Mp3, null),
        _ when IsOf(first, 4, "ftyp"u8) => IsPicture(first) ? (MediaRefusal.Picture, null) : (default, new Mp4Reader()),
        _ when first.StartsWith("OggS"u8) => IsPlayedOgg(first) ? (MediaType.Ogg, null) : (MediaRefusal.ForComputers, null),
        _ when first.StartsWith("RIFF"u8) => IsOf(first, 8, "WAVE"u8) ? (MediaType.Wav, null) : (MediaRefusal.ForComputers, null),
        _ when first.StartsWith("#!AMR"u8) => (MediaRefusal.Amr, null),
        _ when first.StartsWith("caff"u8) => (MediaRefusal.Lossless, null),
        _ when IsOf(first, 1, "PNG"u8) || first.StartsWith("GIF8"u8) => (MediaRefusal.Picture, null),
        _ => (MediaRefusal.Unknown, null),
    };

    private static bool IsPicture(ReadOnlySpan<byte> first)
    {
        foreach (var brand in Pictures)
        {
            if (IsOf(first, 8, brand))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsOf(ReadOnlySpan<byte> bytes, int at, ReadOnlySpan<byte> mark) => bytes.Length >= at && bytes[at..].StartsWith(mark);

    // The first packet of a page begins after its list of lengths.
    private static bool IsPlayedOgg(ReadOnlySpan<byte> page)
    {
        if (page.Length < 27 || page.Length < 27 + page[26])
        {
            return false;
        }
        var packet = page[(27 + page[26])..];
        return packet.StartsWith("OpusHead"u8) || packet.StartsWith("\u0001vorbis"u8) || packet.StartsWith("\u007FFLAC"u8);
    }
}
