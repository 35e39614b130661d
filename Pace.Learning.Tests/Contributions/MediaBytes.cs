using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Pace.Learning.Tests.Contributions;

/// <summary>Files as phones, computers and browsers build them: their parts in order, and noise where the recording would be.</summary>
internal static class MediaBytes
{
    /// <summary>A file of MP4's kind. Its index stands before the recording or, as phones do that don't know the length when they begin, after it.</summary>
    public static byte[] Mp4(string brand, string[] codecs, int length, bool indexLast = false)
    {
        byte[] start = Box("ftyp", [.. Ascii(brand), 0, 0, 2, 0, .. "isom"u8]);
        byte[] index = Box("moov", [.. Box("mvhd", new byte[100]), .. codecs.SelectMany(Track)]);
        byte[] recording = Box("mdat", RandomNumberGenerator.GetBytes(Math.Max(16, length - start.Length - index.Length - 8)));
        return indexLast ? [.. start, .. recording, .. index] : [.. start, .. index, .. recording];
    }

    /// <summary>A WebM as a browser makes it while it records: nobody knows yet how long it will be.</summary>
    public static byte[] WebM(string[] codecs, int length)
    {
        byte[] tracks = [.. codecs.SelectMany(c => Element([0xAE], [.. Element([0xD7], [1]), .. Element([0x83], [(byte)(c[0] == 'V' ? 1 : 2)]), .. Element([0x86], Ascii(c))]))];
        return
        [
            .. Element([0x1A, 0x45, 0xDF, 0xA3], [.. Element([0x42, 0x86], [1]), .. Element([0x42, 0x82], Ascii("webm"))]),
            0x18, 0x53, 0x80, 0x67, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
            .. Element([0x15, 0x49, 0xA9, 0x66], Element([0x2A, 0xD7, 0xB1], [0x0F, 0x42, 0x40])),
            .. Element([0x16, 0x54, 0xAE, 0x6B], tracks),
            0x1F, 0x43, 0xB6, 0x75, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, .. RandomNumberGenerator.GetBytes(length),
        ];
    }

    public static byte[] Ogg(string packet, int length) =>
        [.. "OggS"u8, 0, 2, .. new byte[8], 1, 2, 3, 4, 0, 0, 0, 0, 5, 6, 7, 8, 1, 19, .. Ascii(packet), .. RandomNumberGenerator.GetBytes(length)];

    public static byte[] Wav(int length) => [.. "RIFF"u8, 1, 2, 3, 4, .. "WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, .. RandomNumberGenerator.GetBytes(length)];

    public static byte[] Aac(int length) => [0xFF, 0xF1, 0x50, 0x80, .. RandomNumberGenerator.GetBytes(length)];

    public static byte[] Mp3(int length) => [0xFF, 0xFB, 0x90, 0x00, .. RandomNumberGenerator.GetBytes(length)];

    public static byte[] Named(string start, int length = 2_000) => [.. Encoding.Latin1.GetBytes(start), .. RandomNumberGenerator.GetBytes(length)];

    private static byte[] Track(string codec)
    {
        var isFilm = codec is "avc1" or "hvc1" or "s263" or "mp4v";
        byte[] entries = Box("stsd", [0, 0, 0, 0, 0, 0, 0, 1, .. Box(codec, new byte[70])]);
        byte[] handler = Box("hdlr", [.. new byte[8], .. Ascii(isFilm ? "vide" : "soun"), .. new byte[13]]);
        return Box("trak", [.. Box("tkhd", new byte[84]), .. Box("mdia", [.. handler, .. Box("minf", Box("stbl", [.. entries, .. Box("stts", new byte[8])]))])]);
    }

    private static byte[] Box(string kind, byte[] content)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, content.Length + 8);
        return [.. size, .. Ascii(kind), .. content];
    }

    private static byte[] Element(byte[] id, byte[] content) => [.. id, (byte)(0x40 | (content.Length >> 8)), (byte)content.Length, .. content];

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
