using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Tests.Support;

public sealed class MigrationTests
{
    private static readonly IServiceProvider Identity =
        new ServiceCollection().Configure<IdentityOptions>(AccountsRegistration.Configure).BuildServiceProvider();

    [Fact]
    public void Sqlite_HasNoPendingMigrations()
    {
        var options = new DbContextOptionsBuilder<SqlitePaceDbContext>().UseSqlite("Data Source=:memory:").UseApplicationServiceProvider(Identity);
        using var db = new SqlitePaceDbContext(options.Options);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Postgres_HasNoPendingMigrations()
    {
        var options = new DbContextOptionsBuilder<PostgresPaceDbContext>().UseNpgsql("Host=localhost").UseApplicationServiceProvider(Identity);
        using var db = new PostgresPaceDbContext(options.Options);
        Assert.False(db.Database.HasPendingModelChanges());
    }
}
