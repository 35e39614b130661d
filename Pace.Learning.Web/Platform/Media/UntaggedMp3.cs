using System.Buffers.Binary;

namespace Pace.Learning.Web.Platform.Media;

/// <summary>
/// An MP3 as it arrives, without the tags that hold names, places, dates and pictures, wherever in it they stand and however many there are: ID3v2, APE, and Lyrics3. The tag of 128 bytes at the
/// very end is for whoever sees the end.
/// </summary>
/// <param name="head">The bytes that were read already.</param>
/// <param name="rest">Those that follow.</param>
internal sealed class UntaggedMp3(ReadOnlyMemory<byte> head, Stream rest) : Stream
{
    private const int ApeBytes = 32;
    private const uint ApeHasHeader = 1u << 31;
    private const uint ApeIsHeader = 1u << 29;
    private static readonly byte[][] LyricsEnds = [[.. "LYRICS200"u8], [.. "LYRICSEND"u8]];

    private readonly byte[] held = [.. head.Span, .. new byte[RecordingStore.ChunkBytes]];
    private int start;
    private int end = head.Length;
    private long skip;
    private bool isEnd;
    private bool isInLyrics;

    /// <summary>Whether a tag was found of which only the end can be told, once all of it has passed.</summary>
    public bool HasLeft { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            await FillAsync(cancellationToken);
            if (start == end)
            {
                return 0;
            }
            var clear = Clear();
            if (clear > 0)
            {
                var taken = Math.Min(clear, buffer.Length);
                held.AsSpan(start, taken).CopyTo(buffer.Span);
                start += taken;
                return taken;
            }
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // As many as a mark of a tag has must be there, if there are so many.
    private async Task FillAsync(CancellationToken cancellation)
    {
        while (!isEnd && end - start < ApeBytes)
        {
            held.AsSpan(start, end - start).CopyTo(held);
            (start, end) = (0, end - start);
            var more = await rest.ReadAsync(held.AsMemory(end), cancellation);
            (end, isEnd) = (end + more, more == 0);
        }
    }

    /// <summary>How many bytes from here on are sound. Steps over what isn't, as far as it is there.</summary>
    private int Clear()
    {
        if (skip > 0)
        {
            Step((int)Math.Min(skip, end - start));
            return 0;
        }
        var here = held.AsSpan(start, end - start);
        if (isInLyrics)
        {
            StepThroughLyrics(here);
            return 0;
        }
        var looked = isEnd ? here.Length : Math.Max(1, here.Length - ApeBytes + 1);
        for (var at = 0; at < looked; at++)
        {
            var next = here[at..looked].IndexOfAny((byte)'I', (byte)'A', (byte)'L');
            if (next < 0)
            {
                return looked;
            }
            at += next;
            if (IsTag(here[at..], out var length))
            {
                skip = at == 0 ? length : 0;
                isInLyrics = at == 0 && length == 0;
                return at;
            }
        }
        return looked;
    }

    private bool IsTag(ReadOnlySpan<byte> bytes, out long length)
    {
        length = 0;
        if (bytes.StartsWith("ID3"u8) && bytes is [_, _, _, >= 2 and <= 4, < 0xFF, _, < 0x80, < 0x80, < 0x80, < 0x80, ..])
        {
            length = MediaType.Id3Length(bytes);
            return true;
        }
        if (bytes.StartsWith("APETAGEX"u8) && bytes.Length >= ApeBytes && BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) is 1000 or 2000)
        {
            var flags = BinaryPrimitives.ReadUInt32LittleEndian(bytes[20..]);
            var isHeader = (flags & ApeIsHeader) != 0;
            // One that has only an end was let pass before anybody could know.
            HasLeft |= !isHeader && (flags & ApeHasHeader) == 0;
            length = isHeader ? ApeBytes + (long)BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]) : ApeBytes;
            return true;
        }
        return bytes.StartsWith("LYRICSBEGIN"u8);
    }

    private void StepThroughLyrics(ReadOnlySpan<byte> here)
    {
        foreach (var mark in LyricsEnds)
        {
            if (here.IndexOf(mark) is >= 0 and var at)
            {
                isInLyrics = false;
                start += at + mark.Length;
                return;
            }
        }
        start += isEnd ? here.Length : here.Length - LyricsEnds[0].Length + 1;
    }

    private void Step(int bytes)
    {
        start += bytes;
        skip -= bytes;
    }
}
