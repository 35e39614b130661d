using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Pace.Learning.Web.Platform.Mail;

/// <summary>Wakes the sender once mail is there for everybody to see: when it was saved, or, inside a transaction, when that was committed.</summary>
internal sealed class RingAfterCommit(OutboxSignal signal) : ISaveChangesInterceptor, IDbTransactionInterceptor
{
    public int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        if (eventData.Context?.Database.CurrentTransaction is null)
        {
            signal.RingFor(eventData.Context);
        }
        return result;
    }

    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavedChanges(eventData, result));

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => signal.RingFor(eventData.Context);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        signal.RingFor(eventData.Context);
        return Task.CompletedTask;
    }
}
