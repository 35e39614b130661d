using System.Runtime.CompilerServices;

namespace Pace.Learning.Web.Platform.Mail;

/// <summary>Wakes the sender when this process has put mail in the outbox.</summary>
internal sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim bell = new(0, 1);
    private readonly ConditionalWeakTable<DbContext, object> adding = [];

    /// <summary>Mail is about to be saved here: rings when it is.</summary>
    public void RingWhenSaved(DbContext db) => adding.AddOrUpdate(db, this);

    /// <summary>What this context had to save is there.</summary>
    public void RingFor(DbContext? db)
    {
        if (db is not null && adding.Remove(db))
        {
            Ring();
        }
    }

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
