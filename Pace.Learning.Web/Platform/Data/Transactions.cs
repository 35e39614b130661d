using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Pace.Learning.Web.Platform.Data;

/// <summary>
/// How acts that read, decide and write are done: all of it or nothing, and again from the start when somebody else was quicker (see <see cref="Conflicts"/>),
/// so that the second of two who do the same at once gets the answer that the second one would get a minute later. What is wrong with the act itself is
/// never repeated, and neither is an act whose commit may have been kept.
/// </summary>
internal static class Transactions
{
    extension(PaceDbContext db)
    {
        /// <summary>Runs the act in a transaction, saves and commits. A <see cref="Refusal"/> takes back whatever the act has changed.</summary>
        /// <param name="act">Loads what it changes and changes it. It may run more than once, so it does nothing outside the database; what was tracked before is forgotten.</param>
        /// <param name="cancellation">Stops it; nothing is stored then.</param>
        /// <exception cref="InvalidOperationException">The context has unsaved changes or a transaction already.</exception>
        /// <exception cref="CommitInDoubtException">The database was lost while it committed.</exception>
        public Task<T> RetryOnConflictAsync<T>(Func<CancellationToken, Task<T>> act, CancellationToken cancellation = default)
        {
            ArgumentNullException.ThrowIfNull(act);
            return db.ChangeTracker.HasChanges() || db.Database.CurrentTransaction is not null
                ? throw new InvalidOperationException("An act may run twice, so all its changes and its transaction must begin inside it.")
                : new ConflictStrategy(db).ExecuteAsync(stop => RunAsync(db, act, stop), cancellation);
        }

        /// <summary>Runs an act that has nothing to answer.</summary>
        public Task RetryOnConflictAsync(Func<CancellationToken, Task> act, CancellationToken cancellation = default) => db.RetryOnConflictAsync(
            async stop =>
            {
                await act(stop);
                return true;
            },
            cancellation);

        /// <summary>
        /// Waits inside an act until no other act of the same person runs: together they may be all that was missing, and each must see the other.
        /// A writing transaction of SQLite has the database to itself anyway.
        /// </summary>
        public Task LockPersonAsync(Guid personId, CancellationToken cancellation) => db.LockAsync(BitConverter.ToInt64(personId.ToByteArray(), 8), cancellation);

        private async Task LockAsync(long key, CancellationToken cancellation)
        {
            if (db.Database.IsNpgsql())
            {
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", cancellation);
            }
        }
    }

    private static async Task<T> RunAsync<T>(PaceDbContext db, Func<CancellationToken, Task<T>> act, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var result = await act(cancellation);
        if (result is Refusal)
        {
            db.ChangeTracker.Clear();
            return result;
        }
        await db.SaveChangesAsync(cancellation);
        await CommitAsync(transaction, cancellation);
        return result;
    }

    private static async Task CommitAsync(IDbContextTransaction transaction, CancellationToken cancellation)
    {
        try
        {
            await transaction.CommitAsync(cancellation);
        }
        catch (DbException e) when (!IsRefusedCommit(e))
        {
            throw new CommitInDoubtException(e);
        }
    }

    // The database has answered, and the answer is no.
    private static bool IsRefusedCommit(DbException e) => e switch
    {
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => true,
        PostgresException postgres => postgres.SqlState.StartsWith("23", StringComparison.Ordinal),
        SqliteException { SqliteErrorCode: Conflicts.SqliteBusy or Conflicts.SqliteLocked } => true,
        _ => false,
    };
}

/// <summary>The database was lost while it committed: nobody here knows whether the act was kept, so it isn't repeated.</summary>
internal sealed class CommitInDoubtException(DbException inner)
    : Exception("The database was lost before it said whether it has kept what was done. It may have been kept.", inner);

/// <summary>Repeats what lost to somebody else, after a moment that differs for each, and not without end.</summary>
internal sealed class ConflictStrategy(PaceDbContext db) : ExecutionStrategy(db, MostTries - 1, MostDelay)
{
    /// <summary>How often an act runs at most.</summary>
    public const int MostTries = 20;

    private static readonly TimeSpan MostDelay = TimeSpan.FromMilliseconds(200);

    /// <summary>Asked by EF alone, which would copy each answer before it is read. An act begins again whole, so nothing is gained by that.</summary>
    public override bool RetriesOnFailure => false;

    // The last failure is the caller's, as it is.
    protected override bool ShouldRetryOn(Exception exception) => ExceptionsEncountered.Count < MaxRetryCount && db.IsConflict(exception);

    protected override TimeSpan? GetNextDelay(Exception lastException) =>
        TimeSpan.FromMilliseconds(Random.Shared.Next(5, (int)Math.Min(20 * ExceptionsEncountered.Count, MaxRetryDelay.TotalMilliseconds)));
}
