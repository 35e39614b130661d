namespace Pace.Learning.Web.Platform.Media;

/// <summary>Reads an encrypted recording from any place in it, a chunk at a time. It stops where reading is no longer allowed.</summary>
internal sealed class SealedMediaStream(Stream file, MediaFile media, byte[] key, Func<CancellationToken, Task<bool>> mayGoOnAsync, Action stop) : Stream
{
    private byte[] chunk = [];
    private long chunkIndex = -1;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => media.Length;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= Length)
        {
            return 0;
        }
        await LoadAsync(Position / RecordingStore.ChunkBytes, cancellationToken);
        var from = (int)(Position % RecordingStore.ChunkBytes);
        var count = Math.Min(buffer.Length, chunk.Length - from);
        chunk.AsSpan(from, count).CopyTo(buffer.Span);
        Position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Recordings are read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        file.Dispose();
        base.Dispose(disposing);
    }

    private async Task LoadAsync(long index, CancellationToken cancellation)
    {
        if (index == chunkIndex)
        {
            return;
        }
        if (!await mayGoOnAsync(cancellation))
        {
            // The length was promised already: breaking off is the honest end.
            stop();
            throw new OperationCanceledException("The recording was taken back while it was being read.");
        }
        var plain = (int)Math.Min(RecordingStore.ChunkBytes, Length - (index * RecordingStore.ChunkBytes));
        var bytes = new byte[plain + RecordingStore.SealBytes];
        file.Position = index * (RecordingStore.ChunkBytes + RecordingStore.SealBytes);
        await file.ReadExactlyAsync(bytes, cancellation);
        (chunk, chunkIndex) = (Sealing.Open(key, bytes, RecordingStore.Purpose(media.Id, index)), index);
    }
}
