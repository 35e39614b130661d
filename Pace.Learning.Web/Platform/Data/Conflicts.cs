using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Pace.Learning.Web.Platform.Data;

/// <summary>Whether an act failed only because another one was quicker or the database was out of reach for a moment, so that doing it again helps.</summary>
internal static partial class Conflicts
{
    public const int SqliteBusy = 5;
    public const int SqliteLocked = 6;

    // SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE.
    private const int SqliteKeyTaken = 1555;
    private const int SqliteUniqueTaken = 2067;

    extension(PaceDbContext db)
    {
        /// <summary>
        /// A row was changed or taken meanwhile (see <see cref="IContestedRow"/>), the database was busy, chose this transaction as the one to give way, or
        /// the connection broke. Everything else is a mistake that would only be made again; so is a statement that took too long.
        /// </summary>
        public bool IsConflict(Exception exception) => exception switch
        {
            DbUpdateConcurrencyException => true,
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } taken => db.IsContested(taken.TableName),
            SqliteException { SqliteExtendedErrorCode: SqliteKeyTaken or SqliteUniqueTaken } taken => db.IsContested(TakenIn.Match(taken.Message).Groups["table"].Value),
            SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => true,
            DbException { IsTransient: true, InnerException: not TimeoutException } => true,
            // What a driver reports comes wrapped by EF: by a save, or by a query that failed for a passing reason.
            DbUpdateException { InnerException: { } inner } => db.IsConflict(inner),
            InvalidOperationException { InnerException: DbException inner } => db.IsConflict(inner),
            _ => false,
        };

        private bool IsContested(string? table) =>
            db.Model.GetEntityTypes().Any(t => typeof(IContestedRow).IsAssignableFrom(t.ClrType) && t.GetTableName() == table);
    }

    [GeneratedRegex(@"constraint failed: (?<table>\w+)\.")]
    private static partial Regex TakenIn { get; }
}
