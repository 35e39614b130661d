using System.Buffers.Binary;
using Pace.Learning.Tests.Contributions;

namespace Pace.Learning.Tests.Parents.Expenses;

/// <summary>Small photos as phones write them: segment by segment, chunk by chunk.</summary>
internal static class Photos
{
    /// <summary>A JPEG with these bytes as its picture, and segments before it.</summary>
    public static byte[] Jpeg(byte[] picture, params (byte Marker, byte[] Bytes)[] segments) =>
    [
        0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]), .. segments.SelectMany(s => Segment(s.Marker, s.Bytes)),
        .. Segment(0xDB, new byte[65]), .. Segment(0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]), .. Segment(0xC4, new byte[20]),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), .. picture, 0xFF, 0x00, 0x12, 0xFF, 0xD0, 0x34, 0xFF, 0xD9,
    ];

    /// <summary>A PNG with these bytes as its picture, and chunks before it.</summary>
    public static byte[] Png(byte[] picture, params (string Type, byte[] Bytes)[] chunks) =>
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]), .. chunks.SelectMany(c => Chunk(c.Type, c.Bytes)),
        .. Chunk("IDAT", picture), .. Chunk("IEND", []),
    ];

    private static byte[] Segment(byte marker, byte[] bytes)
    {
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(bytes.Length + 2));
        return [0xFF, marker, .. length, .. bytes];
    }

    private static byte[] Chunk(string type, byte[] bytes)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        // The check sum is copied as it is, never looked at.
        return [.. length, .. System.Text.Encoding.ASCII.GetBytes(type), .. bytes, 1, 2, 3, 4];
    }
}
