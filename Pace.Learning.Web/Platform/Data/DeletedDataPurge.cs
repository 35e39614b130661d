using System.Data;

namespace Pace.Learning.Web.Platform.Data;

/// <summary>Makes sure that what was deleted is no longer in the database's files.</summary>
internal static class DeletedDataPurge
{
    private const int Tries = 5;

    /// <summary>
    /// Deleted keys still stand in SQLite's write-ahead log and in PostgreSQL's dead rows until those are cleared; erasure must not wait for that.
    /// Outside of a transaction.
    /// </summary>
    /// <returns>Whether they are gone. Somebody who reads meanwhile may keep SQLite from emptying its log: then <see cref="Media.FinishErasures"/> does it again.</returns>
    public static async Task<bool> PurgeDeletedKeysAsync(this PaceDbContext db)
    {
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlRawAsync("VACUUM \"PersonKeys\"");
            return true;
        }
        for (var tried = 0; tried < Tries; tried++)
        {
            if (await IsLogEmptiedAsync(db))
            {
                return true;
            }
            // Whoever is in the way, be it another one who empties it, is done in a moment.
            await Task.Delay(TimeSpan.FromMilliseconds(50 * (tried + 1)));
        }
        return false;
    }

    // It fails without an error: its answer says whether somebody was in the way.
    private static async Task<bool> IsLogEmptiedAsync(PaceDbContext db)
    {
        await db.Database.OpenConnectionAsync();
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await using var answer = await command.ExecuteReaderAsync(CommandBehavior.SingleRow);
            return !await answer.ReadAsync() || answer.GetInt64(0) == 0;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
