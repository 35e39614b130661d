namespace Pace.Learning.Web.Platform.Media.Store;

/// <summary>A file of a store, read at any place: it is opened where it is read first, and again where somebody else goes on.</summary>
internal sealed class StoredStream(IMediaStore store, string name, long length) : Stream
{
    private Stream? opened;
    private long openedAt;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= Length || buffer.IsEmpty)
        {
            return 0;
        }
        var from = await OpenedAsync(cancellationToken);
        var read = await from.ReadAsync(buffer, cancellationToken);
        Position += read;
        openedAt = Position;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Stored files are read asynchronously.");

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
        opened?.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<Stream> OpenedAsync(CancellationToken cancellation)
    {
        if (opened is null || openedAt != Position)
        {
            if (opened is not null)
            {
                await opened.DisposeAsync();
            }
            opened = await store.OpenAsync(name, Position, cancellation) ?? throw new FileNotFoundException("The stored file has gone while it was read.", name);
            openedAt = Position;
        }
        return opened;
    }
}
