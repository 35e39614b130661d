using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace Pace.Learning.Web.Platform.Media;

/// <summary>
/// Photos without what they tell beside the picture: the place, the day, the phone, words, a small copy of the whole. Each is turned as it is meant to be seen and
/// then drawn anew, so that nothing is kept but what can be seen. Only a JPEG's colour profile stays: without it, a phone's colours would be shown as others.
/// </summary>
public static class Photo
{
    /// <summary>The most that a photo may have: it takes four bytes for each while it is drawn, however small its file is.</summary>
    public const int MostPixels = 25_000_000;

    private const int Quality = 90;

    // A chunk that is the same in every PNG: its name and its check sum.
    private static ReadOnlySpan<byte> PngEnd => [0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82];

    private static readonly Configuration Formats = new(new JpegConfigurationModule(), new PngConfigurationModule())
    {
        MaxDegreeOfParallelism = 1,
        MemoryAllocator = MemoryAllocator.Create(new MemoryAllocatorOptions { AllocationLimitMegabytes = 128, MaximumPoolSizeMegabytes = 8 }),
    };

    // What a PNG tells beside the picture isn't even read: a few kilobytes of it can unfold to gigabytes.
    private static readonly PngDecoder Png = new() { IgnoreMetadata = true };
    private static readonly JpegDecoder Jpeg = new();
    private static readonly PngEncoder PngWriter = new() { ColorType = PngColorType.RgbWithAlpha, BitDepth = PngBitDepth.Bit8, TransparentColorMode = PngTransparentColorMode.Clear, ChunkFilter = PngChunkFilter.ExcludePhysicalChunk };
    private static readonly JpegEncoder JpegWriter = new() { Quality = Quality };

    /// <summary>Whether it is in the format of iPhones, which only Apple's programs open everywhere.</summary>
    public static bool IsHeic(ReadOnlySpan<byte> photo) =>
        photo.Length >= 12 && photo[4..8].SequenceEqual("ftyp"u8)
        && (photo[8..11].SequenceEqual("hei"u8) || photo[8..11].SequenceEqual("hev"u8) || photo[8..12].SequenceEqual("mif1"u8) || photo[8..12].SequenceEqual("msf1"u8));

    /// <summary>How many pixels it says it has; <c>null</c> when it can't be read as what it says it is.</summary>
    public static long? Pixels(byte[] photo, string contentType) =>
        Try(() => Decoder(contentType) is IImageInfoDetector reads && reads.Identify(Formats, new MemoryStream(photo), default) is { } found ? (long)found.Width * found.Height : (long?)null);

    /// <summary>The picture alone; <c>null</c> when it can't be read wholly as what it says it is, or has too many pixels.</summary>
    public static byte[]? Clean(byte[] photo, string contentType) =>
        Pixels(photo, contentType) is <= MostPixels && IsWhole(photo, contentType) ? Try(() => contentType == "image/png" ? CleanPng(photo) : CleanJpeg(photo)) : null;

    private static byte[] CleanJpeg(byte[] photo)
    {
        using var image = Image.Load<Rgb24>(Formats, photo, Jpeg);
        image.Mutate(picture => picture.AutoOrient());
        image.Metadata.ExifProfile = null;
        image.Metadata.XmpProfile = null;
        image.Metadata.IptcProfile = null;
        return Written(image, JpegWriter);
    }

    private static byte[] CleanPng(byte[] photo)
    {
        using var image = Image.Load<Rgba32>(Formats, photo, Png);
        return Written(image, PngWriter);
    }

    private static byte[] Written(Image image, IImageEncoder encoder)
    {
        using var written = new MemoryStream();
        image.Save(written, encoder);
        return written.ToArray();
    }

    private static IImageDecoder Decoder(string contentType) => contentType == "image/png" ? Png : Jpeg;

    // Of a photo that was cut short, as much would be drawn as there is of it: it must come to its end.
    internal static bool IsWhole(ReadOnlySpan<byte> photo, string contentType) => contentType == "image/png" ? photo.IndexOf(PngEnd) > 0 : HasEnd(photo);

    private static bool HasEnd(ReadOnlySpan<byte> jpeg)
    {
        for (var at = 2; at + 1 < jpeg.Length;)
        {
            switch (jpeg[at], jpeg[at + 1])
            {
                case (0xFF, 0xD9):
                    return true;
                case (not 0xFF, _) or (0xFF, 0xFF):
                    at++;
                    break;
                case (_, 0x00 or 0x01 or (>= 0xD0 and <= 0xD8)):
                    at += 2;
                    break;
                default:
                    at += at + 3 < jpeg.Length ? 2 + ((jpeg[at + 2] << 8) | jpeg[at + 3]) : 2;
                    break;
            }
        }
        return false;
    }

    // Whatever hostile bytes bring a decoder to throw, they are no photo.
    private static T? Try<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return default;
        }
    }
}
