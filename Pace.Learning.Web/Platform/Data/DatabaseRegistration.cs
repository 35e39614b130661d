using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Pace.Learning.Web.Platform.Data;

/// <summary>Which database, by connection string: PostgreSQL when it names a host, otherwise SQLite.</summary>
internal static class DatabaseRegistration
{
    public static void AddDatabase(this WebApplicationBuilder builder, Folders folders)
    {
        var connection = builder.Configuration.GetConnectionString("Pace");
        builder.Services.AddSingleton<PreparedReads>();
        if (IsPostgres(connection))
        {
            builder.Services.AddDbContextPool<PaceDbContext, PostgresPaceDbContext>(o => UsePostgres(o, connection!));
        }
        else
        {
            var sqlite = SqliteConnectionString(connection, folders);
            builder.Services.AddDbContextPool<PaceDbContext, SqlitePaceDbContext>(o => UseSqlite(o, sqlite));
        }
    }

    public static bool IsPostgres(string? connection) =>
        connection?.Contains("Host=", StringComparison.OrdinalIgnoreCase) ?? false;

    public static void UseSqlite(DbContextOptionsBuilder options, string connection) =>
        options.UseSqlite(connection).AddInterceptors(SqlitePragmas.Instance, new SqliteWriteLockInterceptor(new SqliteWriteLock()));

    public static void UsePostgres(DbContextOptionsBuilder options, string connection) => options.UseNpgsql(connection);

    /// <summary>A context for reading on a connection that is open already, in its transaction.</summary>
    public static PaceDbContext On(DbConnection connection, DbTransaction transaction)
    {
        PaceDbContext db = connection is SqliteConnection
            ? new SqlitePaceDbContext(new DbContextOptionsBuilder<SqlitePaceDbContext>().UseSqlite(connection).Options)
            : new PostgresPaceDbContext(new DbContextOptionsBuilder<PostgresPaceDbContext>().UseNpgsql(connection).Options);
        db.Database.UseTransaction(transaction);
        return db;
    }

    public static string SqliteConnectionString(string? connection, Folders folders)
    {
        var settings = new SqliteConnectionStringBuilder(connection);
        if (settings.DataSource.Length == 0)
        {
            settings.DataSource = Path.Combine(folders.Data, "pace.db");
        }
        return settings.ToString();
    }
}
