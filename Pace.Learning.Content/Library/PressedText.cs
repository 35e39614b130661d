using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Pace.Learning.Content.Library;

/// <summary>A text that is seldom read, in about a sixth of the memory that a string takes.</summary>
internal readonly record struct PressedText
{
    // The fastest that Brotli knows, with a window that the text of a document fits in.
    private const int Quality = 1;
    private const int Window = 16;

    // How many bytes the text has goes before what they were pressed to.
    private const int Header = sizeof(int);

    private readonly byte[]? bytes;

    public PressedText(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        if (length == 0)
        {
            return;
        }
        var most = BrotliEncoder.GetMaxCompressedLength(length);
        var plain = ArrayPool<byte>.Shared.Rent(length);
        var room = ArrayPool<byte>.Shared.Rent(Header + most);
        try
        {
            Encoding.UTF8.GetBytes(text, plain);
            BinaryPrimitives.WriteInt32LittleEndian(room, length);
            if (!BrotliEncoder.TryCompress(plain.AsSpan(0, length), room.AsSpan(Header), out var written, Quality, Window))
            {
                throw new InvalidOperationException("A text doesn't fit into the most that Brotli says it may take.");
            }
            bytes = room[..(Header + written)];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain);
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    /// <summary>As it lies in memory, for whoever keeps it elsewhere.</summary>
    public byte[] Bytes => bytes ?? [];

    /// <summary>The text.</summary>
    public string Read() => Read(Bytes);

    /// <summary>The text that was kept as <see cref="Bytes"/>.</summary>
    public static string Read(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return "";
        }
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var plain = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            return BrotliDecoder.TryDecompress(bytes.AsSpan(Header), plain, out var read) && read == length
                ? Encoding.UTF8.GetString(plain, 0, length)
                : throw new InvalidOperationException("A text can't be read as it was kept.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain);
        }
    }
}
