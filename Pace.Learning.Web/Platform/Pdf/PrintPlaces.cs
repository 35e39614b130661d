namespace Pace.Learning.Web.Platform.Pdf;

/// <summary>Where PDFs are made for one kind of reader: a few at a time, and a few who wait. Whoever comes when all of it is taken is told so at once.</summary>
internal sealed class PrintPlaces(int places, int mostWaiting) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim free = new(places);
    private int inside;

    /// <summary>Waits for a place, and takes it.</summary>
    /// <exception cref="PdfQueueFullException">Too many wait already, or it took too long until it was their turn.</exception>
    public async Task<T> InTurnAsync<T>(Func<Task<T>> workAsync, CancellationToken cancellation)
    {
        try
        {
            if (Interlocked.Increment(ref inside) > places + mostWaiting)
            {
                throw new PdfQueueFullException();
            }
            if (!await free.WaitAsync(Patience, cancellation))
            {
                throw new PdfQueueFullException();
            }
            try
            {
                return await workAsync();
            }
            finally
            {
                free.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref inside);
        }
    }

    public void Dispose() => free.Dispose();
}
