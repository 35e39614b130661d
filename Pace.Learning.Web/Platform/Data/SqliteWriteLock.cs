using System.Collections.Concurrent;

namespace Pace.Learning.Web.Platform.Data;

/// <summary>
/// SQLite lets one connection write at a time and makes the others sleep and look again. Here those of this process queue instead, and each begins
/// the moment the one before it ends. SQLite's own lock is what keeps writers apart, so this one is not waited for without end.
/// </summary>
internal sealed class SqliteWriteLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim free = new(1, 1);
    private readonly ConcurrentDictionary<Guid, bool> holders = [];

    /// <summary>Waits for the lock, unless this connection has it.</summary>
    public void Acquire(Guid connectionId)
    {
        if (!holders.ContainsKey(connectionId) && free.Wait(Patience))
        {
            holders[connectionId] = true;
        }
    }

    /// <summary>Waits for the lock, unless this connection has it.</summary>
    public async Task AcquireAsync(Guid connectionId, CancellationToken cancellation)
    {
        if (!holders.ContainsKey(connectionId) && await free.WaitAsync(Patience, cancellation))
        {
            holders[connectionId] = true;
        }
    }

    /// <summary>Lets the next one write, if this connection had the lock.</summary>
    public void Release(Guid connectionId)
    {
        if (holders.TryRemove(connectionId, out _))
        {
            free.Release();
        }
    }

    public void Dispose() => free.Dispose();
}
