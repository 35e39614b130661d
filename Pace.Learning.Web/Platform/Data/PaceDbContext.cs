using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.OpenIdConnect;
using Pace.Learning.Web.Accounts.SignIn;
using Pace.Learning.Web.Courses.Certificates;
using Pace.Learning.Web.Courses.Checks;
using Pace.Learning.Web.Courses.Checks.Pools;
using Pace.Learning.Web.Courses.Confidence;
using Pace.Learning.Web.Courses.Enrolments;
using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.Courses.Reflections;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Ledger.Checkpoints;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Platform.Security;

namespace Pace.Learning.Web.Platform.Data;

/// <summary>
/// The one database of the site. Each room maps its own entities beside them (<c>IEntityTypeConfiguration</c>) and uses only its own tables.
/// </summary>
public abstract class PaceDbContext(DbContextOptions options) : IdentityDbContext<Person, IdentityRole<Guid>, Guid>(options)
{
    /// <summary>Keys that personal text is encrypted with, one a person.</summary>
    public DbSet<PersonKey> PersonKeys => Set<PersonKey>();

    /// <summary>Keys that the site signs with.</summary>
    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    /// <summary>Proof of completed courses.</summary>
    public DbSet<Certificate> Certificates => Set<Certificate>();

    /// <summary>Who takes which course.</summary>
    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    /// <summary>Who has read which lesson.</summary>
    public DbSet<LessonRead> LessonReads => Set<LessonRead>();

    /// <summary>Answers to knowledge checks.</summary>
    public DbSet<CheckAttempt> CheckAttempts => Set<CheckAttempt>();

    /// <summary>Later draws from pools of questions.</summary>
    public DbSet<PoolDraw> PoolDraws => Set<PoolDraw>();

    /// <summary>Learners' private notes, encrypted.</summary>
    public DbSet<Reflection> Reflections => Set<Reflection>();

    /// <summary>How confident learners were.</summary>
    public DbSet<ConfidenceRating> ConfidenceRatings => Set<ConfidenceRating>();

    /// <summary>Keys that cookies and form tokens are protected with.</summary>
    public DbSet<StoredKey> StoredKeys => Set<StoredKey>();

    /// <summary>Mail to send, and what was sent lately.</summary>
    public DbSet<OutboxMail> OutboxMails => Set<OutboxMail>();

    /// <summary>Links that sign somebody in.</summary>
    public DbSet<SignInLink> SignInLinks => Set<SignInLink>();

    /// <summary>Wrong passwords lately, by address.</summary>
    public DbSet<WrongPasswords> WrongPasswords => Set<WrongPasswords>();

    /// <summary>Answers of other sign-in services that were used.</summary>
    public DbSet<UsedState> UsedStates => Set<UsedState>();

    /// <summary>What was done, by whom, for good; only <see cref="Ledger.Ledger"/> adds to it.</summary>
    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();

    /// <summary>Where each chain of the ledger ends.</summary>
    public DbSet<LedgerHead> LedgerHeads => Set<LedgerHead>();

    /// <summary>Signed statements of what the ledger held.</summary>
    public DbSet<Checkpoint> Checkpoints => Set<Checkpoint>();

    /// <summary>What each checkpoint is about.</summary>
    public DbSet<CheckpointHead> CheckpointHeads => Set<CheckpointHead>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PaceDbContext).Assembly);
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
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.SortSubjectsByByte();
    }
}
