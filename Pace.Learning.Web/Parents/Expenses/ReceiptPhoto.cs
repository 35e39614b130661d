using System.Buffers.Binary;

namespace Pace.Learning.Web.Parents.Expenses;

/// <summary>
/// Takes out of a photo what it tells beside the picture: the place, the day, the phone, words, a small copy of the whole. What can't be read wholly as a
/// photo is no photo. Each byte is looked at once, and nothing is believed that lies outside the file.
/// </summary>
public static class ReceiptPhoto
{
    private const int ChunkFrame = 12;

    // The picture itself and its colours. Everything else in a PNG is about it.
    private static readonly HashSet<string> KeptChunks =
        ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "sBIT", "sRGB", "iCCP", "bKGD", "hIST", "pHYs"];

    /// <summary>The photo without its hidden facts; <c>null</c> when it can't be read as what it says it is.</summary>
    public static byte[]? Strip(ReadOnlySpan<byte> photo, string contentType) => contentType switch
    {
        "image/jpeg" => StripJpeg(photo),
        "image/png" => StripPng(photo),
        _ => photo.ToArray(),
    };

    private static byte[]? StripJpeg(ReadOnlySpan<byte> photo)
    {
        using var kept = new MemoryStream(photo.Length);
        kept.Write(photo[..2]);
        var (at, hasFrame, hasPicture) = (2, false, false);
        while (at + 4 <= photo.Length || (at + 2 <= photo.Length && photo[at + 1] == 0xD9))
        {
            if (photo[at] != 0xFF)
            {
                return null;
            }
            var marker = photo[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            if (marker == 0xD9)
            {
                // What follows the end is another picture or a maker's notes.
                kept.Write(photo.Slice(at, 2));
                return hasFrame && hasPicture ? kept.ToArray() : null;
            }
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(photo[(at + 2)..]);
            if (marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xD8) || length < 4 || at + length > photo.Length)
            {
                return null;
            }
            var segment = photo.Slice(at, length);
            if (IsKept(marker, segment))
            {
                kept.Write(segment);
            }
            hasFrame |= marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            at += length;
            if (marker == 0xDA)
            {
                var end = EndOfScan(photo, at);
                kept.Write(photo[at..end]);
                (at, hasPicture) = (end, true);
            }
        }
        return null;
    }

    // APP0 is the plain header, APP2 may be the colour profile, APP14 says how colours are stored. All other APPn and comments tell something.
    private static bool IsKept(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        0xE0 => segment[4..].StartsWith("JFIF\0"u8),
        0xE2 => segment[4..].StartsWith("ICC_PROFILE\0"u8),
        0xEE => segment[4..].StartsWith("Adobe"u8),
        (>= 0xE0 and <= 0xEF) or 0xFE => false,
        _ => true,
    };

    // Within a scan, 0xFF is followed by zero, by the number of a restart, or by another 0xFF.
    private static int EndOfScan(ReadOnlySpan<byte> photo, int from)
    {
        for (var at = from; at + 1 < photo.Length; at++)
        {
            if (photo[at] == 0xFF && photo[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }
        }
        return photo.Length;
    }

    private static byte[]? StripPng(ReadOnlySpan<byte> photo)
    {
        using var kept = new MemoryStream(photo.Length);
        kept.Write(photo[..8]);
        var (at, hasPicture) = (8, false);
        while (photo.Length - at >= ChunkFrame)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(photo[at..]);
            if (length > photo.Length - at - ChunkFrame)
            {
                return null;
            }
            var chunk = photo.Slice(at, (int)length + ChunkFrame);
            var type = System.Text.Encoding.ASCII.GetString(chunk.Slice(4, 4));
            if ((at == 8) != (type == "IHDR"))
            {
                return null;
            }
            if (KeptChunks.Contains(type))
            {
                kept.Write(chunk);
            }
            else if (char.IsAsciiLetterUpper(type[0]))
            {
                // The picture can't be shown without it, and we don't know what it is.
                return null;
            }
            hasPicture |= type == "IDAT";
            at += chunk.Length;
            if (type == "IEND")
            {
                return hasPicture ? kept.ToArray() : null;
            }
        }
        return null;
    }
}
