using System.Text;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Media.Files;

/// <summary>Looks at a file that somebody chose: what it is, told by what is in it and never by its name; whether it is fit to be shown; and what to do where it isn't.</summary>
internal static class FileInspection
{
    /// <summary>The largest sound or film, in bytes.</summary>
    public const long MostBytes = 300L * 1024 * 1024;

    private const int HeadBytes = 512;
    private const int BufferBytes = 64 * 1024;

    private static readonly Dictionary<MediaRefusal, string> OfSoundAndFilm = new()
    {
        [MediaRefusal.Unknown] = "We don’t take files of this kind. Choose a picture (JPEG, PNG, WebP, SVG), sound (MP3, M4A, OGG, WAV), a film (MP4, WebM), or a document (PDF, Word, PowerPoint, Excel, plain text)",
        [MediaRefusal.Empty] = "There is nothing in this file. Choose another one",
        [MediaRefusal.Broken] = "This file is not whole, or its parts don’t fit together. Save it anew, or choose another one",
        [MediaRefusal.Picture] = "This picture is in a format that not every browser shows. Save it as JPEG, PNG or WebP",
        [MediaRefusal.Amr] = "This is an AMR file, which web pages can’t play. Save it as MP3 or M4A",
        [MediaRefusal.OldPhoneFilm] = "This is a 3GP file, which web pages can’t play. Save it as MP4 (H.264)",
        [MediaRefusal.Hevc] = "This film is in HEVC, which many computers can’t show. Save it as MP4 (H.264)",
        [MediaRefusal.Lossless] = "Only the devices of one maker play this file. Save it as MP3 or M4A",
        [MediaRefusal.ForComputers] = "Web pages can’t play this file. Save sound as MP3, and a film as MP4 (H.264)",
    };

    public static async Task<FileFinding> LookAsync(Stream file, CancellationToken cancellation)
    {
        var head = new byte[HeadBytes];
        var first = head.AsMemory(0, await file.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false, cancellation));
        file.Position = 0;
        if (Small(first.Span) is { } small)
        {
            return file.Length > small.MostBytes
                ? FileFinding.Refused($"This file is too big. We take at most {small.MostBytes / 1024 / 1024} MB of this kind")
                : await small.TakeAsync(await AllAsync(file, cancellation), cancellation);
        }
        if (Photo.IsHeic(first.Span))
        {
            return FileFinding.Refused("This picture is in a format of iPhones (HEIC), which most browsers don’t show. Share it as “Most Compatible”, or save it as JPEG");
        }
        if (first.Span.StartsWith("GIF8"u8))
        {
            return FileFinding.Refused("This is a GIF. For something that moves choose a film (MP4), with which people can stop it; for a still picture save it as PNG");
        }
        return await SoundOrFilmAsync(file, first, cancellation);
    }

    private static SmallFile? Small(ReadOnlySpan<byte> first) => first switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Picture(FileType.Jpeg),
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => Picture(FileType.Png),
        _ when first.StartsWith("RIFF"u8) && first.Length > 12 && first[8..].StartsWith("WEBP"u8) => Picture(FileType.WebP),
        _ when first.StartsWith("%PDF-"u8) => new(Documents.MostBytes, (bytes, _) => Task.FromResult(Documents.TakePdf(bytes))),
        _ when first.StartsWith("PK\u0003\u0004"u8) => new(Documents.MostBytes, (bytes, _) => Task.FromResult(Documents.TakeOffice(bytes))),
        _ when IsMarkup(first) => new(Drawing.MostBytes, (bytes, _) => Task.FromResult(Drawing.Take(bytes))),
        _ => null,
    };

    private static SmallFile Picture(FileType type) => new(Pictures.MostBytes, (bytes, stop) => Pictures.TakeAsync(bytes, type, stop));

    private static bool IsMarkup(ReadOnlySpan<byte> first) => Encoding.UTF8.GetString(first).TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('<');

    private static async Task<FileFinding> SoundOrFilmAsync(Stream file, ReadOnlyMemory<byte> first, CancellationToken cancellation)
    {
        var inspection = new MediaInspection(first.Span);
        if (inspection.Refusal == MediaRefusal.Unknown && file.Length <= Documents.MostBytes && Documents.TakeText(await AllAsync(file, cancellation)) is { } text)
        {
            return text;
        }
        if (inspection.Refusal is { } refusal)
        {
            return FileFinding.Refused(OfSoundAndFilm[refusal]);
        }
        if (file.Length > MostBytes)
        {
            return FileFinding.Refused("This file is too big. We take at most 300 MB");
        }
        var buffer = new byte[BufferBytes];
        while (await file.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            inspection.Append(buffer.AsSpan(0, read));
        }
        file.Position = 0;
        var finding = inspection.End();
        if (finding.Type is not { } type)
        {
            return FileFinding.Refused(OfSoundAndFilm[finding.Refusal ?? MediaRefusal.Broken]);
        }
        var skipped = type.IsStripped ? Platform.Media.MediaType.Id3Length(first.Span) : 0;
        return skipped >= file.Length ? FileFinding.Refused(OfSoundAndFilm[MediaRefusal.Broken]) : new TakenFile(FileType.Of(type.ContentType), default) { Skipped = skipped };
    }

    private static async Task<byte[]> AllAsync(Stream file, CancellationToken cancellation)
    {
        var all = new byte[file.Length];
        file.Position = 0;
        await file.ReadExactlyAsync(all, cancellation);
        file.Position = 0;
        return all;
    }

    private sealed record SmallFile(int MostBytes, Func<byte[], CancellationToken, Task<FileFinding>> TakeAsync);
}
