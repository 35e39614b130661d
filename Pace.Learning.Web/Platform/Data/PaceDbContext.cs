using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Platform.Data;

/// <summary>
/// The one database of the site. It lists no tables: each room maps its own entities beside them (<c>IEntityTypeConfiguration</c>, found by scanning),
/// names them as extension members of this context (<c>ParentsTables</c>), and uses only its own.
/// </summary>
public abstract class PaceDbContext : DbContext, IDataProtectionKeyContext
{
    /// <summary>An act is kept whole or runs again from its start, so nothing ever goes back to a point within it: two statements less for each save.</summary>
    protected PaceDbContext(DbContextOptions options)
        : base(options) => Database.AutoSavepointsEnabled = false;

    /// <summary>Keys that cookies and form tokens are protected with; the framework's own repository asks for them here.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PaceDbContext).Assembly);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
    }
}

/// <summary>The database in a file: the default.</summary>
public sealed class SqlitePaceDbContext : PaceDbContext
{
    /// <summary>Every save is a transaction, since it is those that queue for their turn.</summary>
    public SqlitePaceDbContext(DbContextOptions<SqlitePaceDbContext> options)
        : base(options) => Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
}

/// <summary>The database of several processes.</summary>
public sealed class PostgresPaceDbContext(DbContextOptions<PostgresPaceDbContext> options) : PaceDbContext(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.SortSubjectsByByte();
    }
}
