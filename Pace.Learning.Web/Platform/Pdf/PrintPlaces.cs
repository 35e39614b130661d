namespace Pace.Learning.Web.Platform.Pdf;

/// <summary>Where PDFs are made for one kind of reader: a few at a time, and a few who wait. Whoever comes when all of it is taken is told so at once.</summary>
internal sealed class PrintPlaces(int places, int mostWaiting) : IDisposable
{
    private readonly SemaphoreSlim free = new(places);
    private int inside;

    /// <summary>Waits for a place, and takes it.</summary>
    /// <exception cref="PdfQueueFullException">Too many wait already.</exception>
    public async Task<T> InTurnAsync<T>(Func<Task<T>> workAsync, CancellationToken cancellation)
    {
        try
        {
            if (Interlocked.Increment(ref inside) > places + mostWaiting)
            {
                throw new PdfQueueFullException();
            }
            await free.WaitAsync(cancellation);
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
