namespace Pace.Learning.Web.Media.Serving;

/// <summary>Reads a file, and asks every so often whether reading may go on. It stops where not.</summary>
internal sealed class GatedStream(Stream file, Func<CancellationToken, Task<bool>> mayGoOnAsync, Action stop) : Stream
{
    private const int AsksEvery = 256 * 1024;

    private int unasked;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position { get => file.Position; set => file.Position = value; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (unasked >= AsksEvery)
        {
            unasked = 0;
            if (!await mayGoOnAsync(cancellationToken))
            {
                // The length was promised already: breaking off is the honest end.
                stop();
                throw new OperationCanceledException("The file was taken back while it was being read.");
            }
        }
        var read = await file.ReadAsync(buffer, cancellationToken);
        unasked += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Files are read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

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
}
