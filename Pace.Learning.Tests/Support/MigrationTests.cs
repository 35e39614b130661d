namespace Pace.Learning.Tests.Support;

/// <summary>The models are made without the site's services around them: whoever makes one first, it must come out the same.</summary>
public sealed class MigrationTests
{
    [Fact]
    public void Sqlite_HasNoPendingMigrations()
    {
        var options = new DbContextOptionsBuilder<SqlitePaceDbContext>();
        DatabaseRegistration.UseSqlite(options, "Data Source=:memory:");
        using var db = new SqlitePaceDbContext(options.Options);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Postgres_HasNoPendingMigrations()
    {
        var options = new DbContextOptionsBuilder<PostgresPaceDbContext>();
        DatabaseRegistration.UsePostgres(options, "Host=localhost");
        using var db = new PostgresPaceDbContext(options.Options);
        Assert.False(db.Database.HasPendingModelChanges());
    }
}
