using Pace.Learning.Web.Platform.Media;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace Pace.Learning.Web.Media.Files;

/// <summary>
/// Makes pictures fit for pages: turned as they are meant to be seen, without what they tell beside the picture, no larger than a page needs, and in smaller sizes. Each is
/// drawn anew, so that nothing else that a file carries comes along.
/// </summary>
internal static class Pictures
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    private const int MostSide = 2_560;
    private const int SmallFileBytes = 20 * 1024;

    /// <summary>How wide smaller copies are: for phones, for pages, and for pages on fine screens.</summary>
    public static readonly int[] Widths = [480, 960, 1_600];

    private static readonly Configuration Formats = new(new JpegConfigurationModule(), new PngConfigurationModule(), new WebpConfigurationModule())
    {
        MaxDegreeOfParallelism = 1,
        MemoryAllocator = MemoryAllocator.Create(new MemoryAllocatorOptions { AllocationLimitMegabytes = 128, MaximumPoolSizeMegabytes = 8 }),
    };

    // Pictures are decoded one at a time: each takes a hundred megabytes while it is drawn.
    private static readonly SemaphoreSlim One = new(1);

    // What a PNG tells beside the picture isn't even read: a few kilobytes of it can unfold to gigabytes.
    private static readonly PngDecoder PngReader = new() { IgnoreMetadata = true };
    private static readonly JpegDecoder JpegReader = new();
    private static readonly WebpDecoder WebPReader = new() { IgnoreMetadata = true };

    private static readonly PngEncoder PngWriter = new() { ColorType = PngColorType.RgbWithAlpha, BitDepth = PngBitDepth.Bit8, TransparentColorMode = PngTransparentColorMode.Clear, ChunkFilter = PngChunkFilter.ExcludePhysicalChunk };
    private static readonly JpegEncoder JpegWriter = new() { Quality = 88 };
    private static readonly WebpEncoder WebPWriter = new() { FileFormat = WebpFileFormatType.Lossy, Quality = 90, Method = WebpEncodingMethod.Level4 };
    private static readonly WebpEncoder SmallWriter = new() { FileFormat = WebpFileFormatType.Lossy, Quality = 80, Method = WebpEncodingMethod.Level4 };

    /// <summary>Draws a picture anew, with its smaller copies.</summary>
    public static async Task<FileFinding> TakeAsync(byte[] picture, FileType type, CancellationToken cancellation)
    {
        await One.WaitAsync(cancellation);
        try
        {
            return Take(picture, type);
        }
        finally
        {
            One.Release();
        }
    }

    private static FileFinding Take(byte[] picture, FileType type)
    {
        var decoder = DecoderOf(type);
        if (Try(() => ((IImageInfoDetector)decoder).Identify(Formats, new MemoryStream(picture), default)) is not { } found)
        {
            return FileFinding.Refused($"This {type.Name} can’t be read. Save it anew, or choose another one");
        }
        if ((long)found.Width * found.Height > Photo.MostPixels)
        {
            return FileFinding.Refused("This picture has too many pixels. Make it smaller first: at most 25 million, such as 6,000 by 4,000");
        }
        return (IsWhole(picture, type) ? Try(() => Drawn(picture, type, decoder)) : null) is { } drawn
            ? drawn
            : FileFinding.Refused("This picture is not whole. Save it anew, or choose another one");
    }

    private static TakenFile Drawn(byte[] picture, FileType type, IImageDecoder decoder)
    {
        using var image = Image.Load<Rgba32>(Formats, picture, decoder);
        image.Mutate(p => p.AutoOrient());
        if (Math.Max(image.Width, image.Height) > MostSide)
        {
            image.Mutate(p => p.Resize(new ResizeOptions { Mode = ResizeMode.Max, Size = new Size(MostSide, MostSide) }));
        }
        image.Metadata.ExifProfile = null;
        image.Metadata.XmpProfile = null;
        image.Metadata.IptcProfile = null;
        var whole = Written(image, type == FileType.Jpeg ? JpegWriter : type == FileType.Png ? PngWriter : WebPWriter);
        return new TakenFile(type, whole) { Size = (image.Width, image.Height), Smaller = whole.Length <= SmallFileBytes ? [] : [.. SmallerCopies(image, whole.Length)] };
    }

    // From the largest down, so that each is made of the one before.
    private static Stack<SmallerCopy> SmallerCopies(Image<Rgba32> image, int wholeLength)
    {
        var copies = new Stack<SmallerCopy>();
        foreach (var width in Widths.Where(w => w < image.Width).OrderDescending())
        {
            image.Mutate(p => p.Resize(width, 0));
            // A flat drawing can be smaller as it is.
            if (Written(image, SmallWriter) is var bytes && bytes.Length < wholeLength)
            {
                copies.Push(new SmallerCopy(width, bytes));
            }
        }
        return copies;
    }

    private static byte[] Written(Image image, IImageEncoder encoder)
    {
        using var written = new MemoryStream();
        image.Save(written, encoder);
        return written.ToArray();
    }

    private static IImageDecoder DecoderOf(FileType type) => type == FileType.Jpeg ? JpegReader : type == FileType.Png ? PngReader : WebPReader;

    private static bool IsWhole(ReadOnlySpan<byte> picture, FileType type) => type == FileType.WebP
        ? picture.Length >= 12 && System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(picture[4..]) + 8L <= picture.Length
        : Photo.IsWhole(picture, type.ContentType);

    // Whatever hostile bytes bring a decoder to throw, they are no picture.
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
