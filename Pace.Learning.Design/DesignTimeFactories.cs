using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Design;

/// <summary>Makes the SQLite context for `dotnet ef`.</summary>
public sealed class SqliteFactory : IDesignTimeDbContextFactory<SqlitePaceDbContext>
{
    /// <inheritdoc />
    public SqlitePaceDbContext CreateDbContext(string[] args) =>
        new(DesignTime.Options<SqlitePaceDbContext>(o => o.UseSqlite("Data Source=:memory:")));
}

/// <summary>Makes the PostgreSQL context for `dotnet ef`.</summary>
public sealed class PostgresFactory : IDesignTimeDbContextFactory<PostgresPaceDbContext>
{
    /// <inheritdoc />
    public PostgresPaceDbContext CreateDbContext(string[] args) =>
        new(DesignTime.Options<PostgresPaceDbContext>(o => o.UseNpgsql("Host=localhost")));
}

internal static class DesignTime
{
    // Identity reads its options from the application's services when it builds the model: without them passkeys would be missing.
    public static DbContextOptions<TContext> Options<TContext>(Action<DbContextOptionsBuilder> use)
        where TContext : DbContext
    {
        var services = new ServiceCollection().Configure<IdentityOptions>(AccountsRegistration.Configure).BuildServiceProvider();
        var builder = new DbContextOptionsBuilder<TContext>().UseApplicationServiceProvider(services);
        use(builder);
        return builder.Options;
    }
}
