using Microsoft.Data.Sqlite;

namespace Pace.Learning.Web.Platform.Data;

/// <summary>The file of a SQLite database. Only the site's own user may read it; SQLite makes its log beside it alike.</summary>
internal static class DatabaseFile
{
    private static readonly string[] Beside = ["-wal", "-shm", "-journal"];

    /// <summary>Sees to it, before the database is opened for the first time.</summary>
    public static void Claim(PaceDbContext db)
    {
        if (!db.Database.IsSqlite() || new SqliteConnectionStringBuilder(db.Database.GetConnectionString()) is not { Mode: SqliteOpenMode.ReadWriteCreate or SqliteOpenMode.ReadWrite } settings
            || settings.DataSource is not { Length: > 0 } path || path.StartsWith(':') || path.StartsWith("file:", StringComparison.Ordinal))
        {
            return;
        }
        OwnFile.Claim(path);
        foreach (var file in Beside.Select(end => path + end).Where(File.Exists))
        {
            OwnFile.Claim(file);
        }
    }
}
