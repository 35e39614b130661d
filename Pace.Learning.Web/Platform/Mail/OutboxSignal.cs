namespace Pace.Learning.Web.Platform.Mail;

/// <summary>Wakes the sender when this process has put mail in the outbox.</summary>
internal sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim bell = new(0, 1);

    public void Ring()
    {
        try
        {
            bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is ringing already.
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellation) => bell.WaitAsync(atMost, cancellation);

    public void Dispose() => bell.Dispose();
}
