using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Pace.Learning.Web.Platform.Data;

/// <summary>
/// Takes the write lock for each transaction (on SQLite all that EF begins are for writing) and for each single statement that writes. A transaction that is
/// disposed of without an end closes or disposes of its connection, which releases it.
/// </summary>
internal sealed class SqliteWriteLockInterceptor(SqliteWriteLock writeLock) : IDbTransactionInterceptor, IDbCommandInterceptor, IDbConnectionInterceptor
{
    public InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        writeLock.Acquire(eventData.ConnectionId);
        return Begin(connection, eventData);
    }

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        await writeLock.AcquireAsync(eventData.ConnectionId, cancellationToken);
        return Begin(connection, eventData);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => writeLock.Release(eventData.ConnectionId);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        ReleaseAsync(eventData.ConnectionId);

    public void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => writeLock.Release(eventData.ConnectionId);

    public Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        ReleaseAsync(eventData.ConnectionId);

    public void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => writeLock.Release(eventData.ConnectionId);

    public Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData) => ReleaseAsync(eventData.ConnectionId);

    public void ConnectionDisposed(DbConnection connection, ConnectionEndEventData eventData) => writeLock.Release(eventData.ConnectionId);

    public Task ConnectionDisposedAsync(DbConnection connection, ConnectionEndEventData eventData) => ReleaseAsync(eventData.ConnectionId);

    public InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        if (WritesAlone(command, eventData))
        {
            writeLock.Acquire(eventData.ConnectionId);
        }
        return result;
    }

    public async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (WritesAlone(command, eventData))
        {
            await writeLock.AcquireAsync(eventData.ConnectionId, cancellationToken);
        }
        return result;
    }

    // There is no event for a transaction that can't begin, so it is begun here.
    private InterceptionResult<DbTransaction> Begin(DbConnection connection, TransactionStartingEventData eventData)
    {
        try
        {
            return InterceptionResult<DbTransaction>.SuppressWithResult(connection.BeginTransaction(eventData.IsolationLevel));
        }
        catch
        {
            writeLock.Release(eventData.ConnectionId);
            throw;
        }
    }

    // Its connection is opened for this statement and closed after it, which releases the lock.
    private static bool WritesAlone(DbCommand command, CommandEventData eventData) =>
        command.Transaction is null && eventData.CommandSource is (CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete);

    private Task ReleaseAsync(Guid connectionId)
    {
        writeLock.Release(connectionId);
        return Task.CompletedTask;
    }
}
