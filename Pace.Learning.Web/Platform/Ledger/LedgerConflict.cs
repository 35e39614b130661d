using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Pace.Learning.Web.Platform.Ledger;

/// <summary>Whether a save failed only because another writer was there first, so that trying again helps.</summary>
internal static class LedgerConflict
{
    private const int SqliteBusy = 5;

    public static bool IsIn(Exception exception) => exception switch
    {
        DbUpdateException { Entries: var entries } when entries.Any(e => e.Entity is LedgerHead or LedgerEntry) => true,
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure } => true,
        SqliteException { SqliteErrorCode: SqliteBusy } => true,
        { InnerException: { } inner } => IsIn(inner),
        _ => false,
    };
}
