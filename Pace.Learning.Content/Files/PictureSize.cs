using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Xml;

namespace Pace.Learning.Content.Files;

/// <summary>The size of a picture in pixels, read from the start of its file, so that pages don't jump while pictures load.</summary>
internal readonly record struct PictureSize(int Width, int Height)
{
    private const int Start = 64 * 1024;

    /// <summary>The size, or <c>null</c> when the format is not PNG, GIF, JPEG, WebP or SVG, or does not tell.</summary>
    public static PictureSize? Of(IContentFolder folder, string path)
    {
        try
        {
            using var stream = folder.Open(path);
            var buffer = new byte[Start];
            var bytes = buffer.AsSpan(0, stream.ReadAtLeast(buffer, Start, throwOnEndOfStream: false));
            var size = Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".png" when bytes.Length > 24 => new PictureSize(BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..])),
                ".gif" when bytes.Length > 10 => new(BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..])),
                ".jpg" or ".jpeg" => OfJpeg(bytes),
                ".webp" when bytes.Length > 30 => OfWebp(bytes),
                ".svg" => OfSvg(bytes),
                _ => default,
            };
            return size is { Width: > 0, Height: > 0 } ? size : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static PictureSize OfJpeg(ReadOnlySpan<byte> bytes)
    {
        for (var i = 2; i + 9 < bytes.Length && bytes[i] == 0xFF;)
        {
            var isFrame = bytes[i + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            if (isFrame)
            {
                return new(BinaryPrimitives.ReadUInt16BigEndian(bytes[(i + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(i + 5)..]));
            }
            i += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(i + 2)..]);
        }
        return default;
    }

    private static PictureSize OfWebp(ReadOnlySpan<byte> bytes) => Encoding.ASCII.GetString(bytes[12..16]) switch
    {
        "VP8X" => new(1 + (bytes[24] | bytes[25] << 8 | bytes[26] << 16), 1 + (bytes[27] | bytes[28] << 8 | bytes[29] << 16)),
        "VP8 " => new(BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF),
        _ => default,
    };

    private static PictureSize OfSvg(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes.ToArray()), new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            reader.MoveToContent();
            var box = (reader.GetAttribute("viewBox") ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            return new(
                Pixels(reader.GetAttribute("width") ?? (box.Length == 4 ? box[2] : "")),
                Pixels(reader.GetAttribute("height") ?? (box.Length == 4 ? box[3] : "")));
        }
        catch (XmlException)
        {
            return default;
        }
    }

    private static int Pixels(string length) =>
        double.TryParse(length.Replace("px", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var pixels)
        && pixels is > 0 and < 100_000 ? (int)Math.Round(pixels) : 0;
}
