using System.Buffers.Binary;

namespace Pace.Learning.Web.Platform.Ledger;

/// <summary>
/// What is hashed: a name for the kind of record, then its fields one after the other, each as its length in bytes (4 bytes, big-endian)
/// and its bytes. No two different records encode alike, and a record of one kind never passes for another.
/// </summary>
/// <remarks>Reuses its buffer; not for several threads at once.</remarks>
internal sealed class FieldEncoding
{
    private byte[] buffer = new byte[1024];
    private int length;

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, length);

    public FieldEncoding Begin(ReadOnlySpan<byte> kind)
    {
        length = 0;
        return Add(kind);
    }

    public FieldEncoding Add(ReadOnlySpan<byte> field)
    {
        var room = Grow(sizeof(int) + field.Length);
        BinaryPrimitives.WriteInt32BigEndian(room, field.Length);
        field.CopyTo(room[sizeof(int)..]);
        return this;
    }

    /// <summary>A whole number: 8 bytes, big-endian.</summary>
    public FieldEncoding Add(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return Add(bytes);
    }

    private Span<byte> Grow(int by)
    {
        if (length + by > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + by));
        }
        var room = buffer.AsSpan(length, by);
        length += by;
        return room;
    }
}
