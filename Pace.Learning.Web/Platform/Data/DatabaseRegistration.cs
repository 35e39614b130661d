using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;
using Pace.Learning.Web.Accounts;

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
        WithIdentity(options).UseSqlite(connection).AddInterceptors(SqlitePragmas.Instance, new SqliteTurns(new WriteTurns()));

    public static void UsePostgres(DbContextOptionsBuilder options, string connection) => WithIdentity(options).UseNpgsql(connection);

    // Identity asks the application's services which of its tables there are, and EF keeps the first model it builds for everybody: neither a context that was
    // made without services nor a host with other rules may leave the passkeys out.
    private static DbContextOptionsBuilder WithIdentity(DbContextOptionsBuilder options) =>
        options.UseApplicationServiceProvider(new WithOurIdentity(options.Options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider));

    public static string SqliteConnectionString(string? connection, Folders folders)
    {
        var settings = new SqliteConnectionStringBuilder(connection);
        if (settings.DataSource.Length == 0)
        {
            settings.DataSource = Path.Combine(folders.Data, "pace.db");
        }
        return settings.ToString();
    }

    private sealed class WithOurIdentity(IServiceProvider? application) : IServiceProvider
    {
        public object? GetService(Type serviceType) =>
            serviceType == typeof(IOptions<IdentityOptions>) ? PersonIdentity.Rules : application?.GetService(serviceType);
    }
}
