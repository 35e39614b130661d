namespace Pace.Learning.Web.Platform.Data;

/// <summary>Makes sure that what was deleted is no longer in the database's files.</summary>
internal static class DeletedDataPurge
{
    /// <summary>
    /// Deleted keys still stand in SQLite's write-ahead log and in PostgreSQL's dead rows until those are cleared; erasure must not wait for that.
    /// Outside of a transaction.
    /// </summary>
    public static Task PurgeDeletedKeysAsync(this PaceDbContext db) => db.Database.ExecuteSqlRawAsync(
        db.Database.IsNpgsql() ? "VACUUM \"PersonKeys\"" : "PRAGMA wal_checkpoint(TRUNCATE)");
}
