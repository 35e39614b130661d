namespace Pace.Learning.Web.Media.Files;

/// <summary>A type of file that the library takes.</summary>
/// <param name="ContentType">As browsers name it.</param>
/// <param name="Extension">What names end with.</param>
/// <param name="Kind">What people do with it.</param>
/// <param name="Name">What people call it.</param>
public sealed record FileType(string ContentType, string Extension, MediaKind Kind, string Name)
{
    internal static readonly FileType Jpeg = new("image/jpeg", "jpg", MediaKind.Picture, "JPEG");
    internal static readonly FileType Png = new("image/png", "png", MediaKind.Picture, "PNG");
    internal static readonly FileType WebP = new("image/webp", "webp", MediaKind.Picture, "WebP");
    internal static readonly FileType Svg = new("image/svg+xml", "svg", MediaKind.Picture, "SVG");
    internal static readonly FileType Pdf = new("application/pdf", "pdf", MediaKind.Document, "PDF");
    internal static readonly FileType Text = new("text/plain; charset=utf-8", "txt", MediaKind.Document, "text");
    internal static readonly FileType Word = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", MediaKind.Document, "Word document");
    internal static readonly FileType Slides = new("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx", MediaKind.Document, "PowerPoint presentation");
    internal static readonly FileType Sheet = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", MediaKind.Document, "Excel table");

    /// <summary>Those that are played.</summary>
    private static readonly FileType[] Played =
    [
        new("audio/mpeg", "mp3", MediaKind.Sound, "MP3"), new("audio/aac", "aac", MediaKind.Sound, "AAC"), new("audio/mp4", "m4a", MediaKind.Sound, "M4A"),
        new("audio/ogg", "ogg", MediaKind.Sound, "OGG"), new("audio/webm", "weba", MediaKind.Sound, "WebM sound"), new("audio/wav", "wav", MediaKind.Sound, "WAV"),
        new("video/mp4", "mp4", MediaKind.Film, "MP4"), new("video/webm", "webm", MediaKind.Film, "WebM"),
    ];

    private static readonly FileType[] All = [Jpeg, Png, WebP, Svg, Pdf, Text, Word, Slides, Sheet, .. Played];

    /// <summary>The one that browsers name so.</summary>
    public static FileType Of(string contentType) => Array.Find(All, t => t.ContentType == contentType) ?? throw new ArgumentException($"The library has no files of the type {contentType}.", nameof(contentType));
}

/// <summary>A file that was looked through, and made fit to be shown.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Bytes">Its bytes, when they are kept in memory: pictures, drawings and documents.</param>
internal sealed record TakenFile(FileType Type, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>How wide and high a picture is.</summary>
    public (int Width, int Height) Size { get; init; }

    /// <summary>Smaller copies of it.</summary>
    public IReadOnlyList<SmallerCopy> Smaller { get; init; } = [];

    /// <summary>How many bytes at its start are left out, which tell of somebody.</summary>
    public long Skipped { get; init; }
}

/// <summary>A smaller copy of a picture, as WebP.</summary>
internal sealed record SmallerCopy(int Width, byte[] Bytes);

/// <summary>What became of looking at a file: it is taken, or why not.</summary>
internal sealed record FileFinding(TakenFile? Taken, string? Problem)
{
    public static implicit operator FileFinding(TakenFile taken) => new(taken, null);

    public static FileFinding Refused(string why) => new(null, why);
}
