using System.Buffers.Binary;
using System.Text;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;

namespace Pace.Learning.Tests.Parents.Expenses;

/// <summary>Small photos as phones write them: real pictures, with segments and chunks of all kinds put in.</summary>
internal static class Photos
{
    public const int Width = 64;
    public const int Height = 32;

    private const int AfterJpegHeader = 20;
    private const int AfterPngHeader = 33;

    /// <summary>Red on the left, green on the right, and blue at the right of the bottom.</summary>
    public static Image<Rgb24> Picture()
    {
        var picture = new Image<Rgb24>(Width, Height);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                picture[x, y] = x < Width / 2 ? new Rgb24(255, 0, 0) : y < Height / 2 ? new Rgb24(0, 255, 0) : new Rgb24(0, 0, 255);
            }
        }
        return picture;
    }

    /// <summary>The picture as JPEG, with segments before it.</summary>
    public static byte[] Jpeg(params (byte Marker, byte[] Bytes)[] segments)
    {
        using var picture = Picture();
        using var file = new MemoryStream();
        picture.SaveAsJpeg(file, new JpegEncoder { Quality = 95 });
        return With(file.ToArray(), AfterJpegHeader, segments.Select(s => Segment(s.Marker, s.Bytes)));
    }

    /// <summary>The picture as PNG, with chunks before it.</summary>
    public static byte[] Png(params (string Type, byte[] Bytes)[] chunks)
    {
        using var picture = Picture();
        using var file = new MemoryStream();
        picture.SaveAsPng(file);
        return With(file.ToArray(), AfterPngHeader, chunks.Select(c => Chunk(c.Type, c.Bytes)));
    }

    /// <summary>A small file that claims to be a large picture.</summary>
    public static byte[] PngThatSaysItIs(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        var png = Png();
        return [.. png[..8], .. Chunk("IHDR", header), .. png[AfterPngHeader..]];
    }

    /// <summary>The beginning of a photo as iPhones take them.</summary>
    public static byte[] Heic() => [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[100]];

    /// <summary>EXIF that says how the picture is turned, and where it was taken.</summary>
    public static byte[] Exif(byte orientation, string place)
    {
        var words = Encoding.ASCII.GetBytes(place + "\0");
        // Big-endian TIFF: one list with the orientation, the description, and where the list about the place is.
        byte[] Entry(ushort tag, ushort type, int count, byte[] value) => [(byte)(tag >> 8), (byte)tag, 0, (byte)type, .. Number(count), .. value];
        byte[] list =
        [
            0, 3, .. Entry(0x010E, 2, words.Length, Number(80)), .. Entry(0x0112, 3, 1, [0, orientation, 0, 0]), .. Entry(0x8825, 4, 1, Number(50)), .. Number(0),
        ];
        byte[] gps = [0, 2, .. Entry(1, 2, 2, [.. "N\0\0\0"u8]), .. Entry(27, 2, words.Length, Number(80)), .. Number(0)];
        return [.. "Exif\0\0MM\0*"u8, .. Number(8), .. list, .. gps, .. words];
    }

    private static byte[] With(byte[] file, int at, IEnumerable<byte[]> parts) => [.. file[..at], .. parts.SelectMany(p => p), .. file[at..]];

    private static byte[] Number(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Segment(byte marker, byte[] bytes) => [0xFF, marker, (byte)((bytes.Length + 2) >> 8), (byte)(bytes.Length + 2), .. bytes];

    private static byte[] Chunk(string type, byte[] bytes)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. bytes];
        return [.. Number(bytes.Length), .. body, .. Number(Sum(body))];
    }

    private static int Sum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
            }
        }
        return (int)~sum;
    }
}
