using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Design;

/// <summary>Makes the SQLite context for `dotnet ef`.</summary>
public sealed class SqliteFactory : IDesignTimeDbContextFactory<SqlitePaceDbContext>
{
    /// <inheritdoc />
    public SqlitePaceDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqlitePaceDbContext>();
        DatabaseRegistration.UseSqlite(options, "Data Source=:memory:");
        return new SqlitePaceDbContext(options.Options);
    }
}

/// <summary>Makes the PostgreSQL context for `dotnet ef`.</summary>
public sealed class PostgresFactory : IDesignTimeDbContextFactory<PostgresPaceDbContext>
{
    /// <inheritdoc />
    public PostgresPaceDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresPaceDbContext>();
        DatabaseRegistration.UsePostgres(options, "Host=localhost");
        return new PostgresPaceDbContext(options.Options);
    }
}
