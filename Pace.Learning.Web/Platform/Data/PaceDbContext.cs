using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.OpenIdConnect;
using Pace.Learning.Web.Accounts.SignIn;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.Agreements.Reviews;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.Agreements.Start;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Placements;
using Pace.Learning.Web.Contributions.ReviewStatements;
using Pace.Learning.Web.Contributions.Suggestions;
using Pace.Learning.Web.Contributions.ThankYouNotes;
using Pace.Learning.Web.Courses.Certificates;
using Pace.Learning.Web.Courses.Checks;
using Pace.Learning.Web.Courses.Checks.Pools;
using Pace.Learning.Web.Courses.Confidence;
using Pace.Learning.Web.Courses.Confidence.ThreeMonthsOn;
using Pace.Learning.Web.Courses.Enrolments;
using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.Courses.Reflections;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.LocalAreas.Coverage;
using Pace.Learning.Web.LocalAreas.Workplaces;
using Pace.Learning.Web.Parents.AccessLog;
using Pace.Learning.Web.Parents.Events;
using Pace.Learning.Web.Parents.Expenses;
using Pace.Learning.Web.Parents.Invitations;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.SafeguardingConcerns;
using Pace.Learning.Web.Platform.Jobs;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Ledger.Checkpoints;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Platform.Media;
using Pace.Learning.Web.Platform.Security;
using Pace.Learning.Web.Talks;
using Pace.Learning.Web.Talks.Care;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web.Platform.Data;

/// <summary>
/// The one database of the site. Each room maps its own entities beside them (<c>IEntityTypeConfiguration</c>) and uses only its own tables.
/// </summary>
public abstract class PaceDbContext(DbContextOptions options) : IdentityDbContext<Person, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    /// <summary>Keys that personal text is encrypted with, one a person.</summary>
    public DbSet<PersonKey> PersonKeys => Set<PersonKey>();

    /// <summary>Keys that cookies and form tokens are protected with.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Mail to send, and what was sent lately.</summary>
    public DbSet<OutboxMail> OutboxMails => Set<OutboxMail>();

    /// <summary>Which mails were asked for once and must not be again.</summary>
    public DbSet<MailKey> MailKeys => Set<MailKey>();

    /// <summary>When each recurring job ran.</summary>
    public DbSet<JobRun> JobRuns => Set<JobRun>();

    /// <summary>Links that sign somebody in.</summary>
    public DbSet<SignInLink> SignInLinks => Set<SignInLink>();

    /// <summary>Wrong passwords lately, by address.</summary>
    public DbSet<WrongPasswords> WrongPasswords => Set<WrongPasswords>();

    /// <summary>Answers of other sign-in services that were used.</summary>
    public DbSet<UsedState> UsedStates => Set<UsedState>();

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

    /// <summary>Learners who would rather not be asked three months on.</summary>
    public DbSet<NoLaterQuestions> NoLaterQuestions => Set<NoLaterQuestions>();

    /// <summary>Parents and carers who take part.</summary>
    public DbSet<Participant> Participants => Set<Participant>();

    /// <summary>Sessions that parents are asked to speak at.</summary>
    public DbSet<Talk> Talks => Set<Talk>();

    /// <summary>Parents who were asked to speak, and their answers.</summary>
    public DbSet<TalkInvitation> TalkInvitations => Set<TalkInvitation>();

    /// <summary>Recordings that are offered in place of a speaker.</summary>
    public DbSet<BackupOffer> BackupOffers => Set<BackupOffer>();

    /// <summary>When each parent was asked last.</summary>
    public DbSet<SpeakerDiary> SpeakerDiaries => Set<SpeakerDiary>();

    /// <summary>Check-ins and debriefs around talks.</summary>
    public DbSet<CareTask> CareTasks => Set<CareTask>();

    /// <summary>Longer rests that were agreed.</summary>
    public DbSet<RestPeriod> RestPeriods => Set<RestPeriod>();

    /// <summary>What parents write and record.</summary>
    public DbSet<Contribution> Contributions => Set<Contribution>();

    /// <summary>What parents shared, as it was then.</summary>
    public DbSet<ContributionVersion> ContributionVersions => Set<ContributionVersion>();

    /// <summary>Other words that were suggested to parents.</summary>
    public DbSet<Suggestion> Suggestions => Set<Suggestion>();

    /// <summary>What parents said yes to.</summary>
    public DbSet<Consent> Consents => Set<Consent>();

    /// <summary>Which contribution stands at which place.</summary>
    public DbSet<Placement> Placements => Set<Placement>();

    /// <summary>Notes from learners to parents.</summary>
    public DbSet<ThankYouNote> ThankYouNotes => Set<ThankYouNote>();

    /// <summary>Parents who would rather get no notes.</summary>
    public DbSet<ThankYouOptOut> ThankYouOptOut => Set<ThankYouOptOut>();

    /// <summary>Recordings.</summary>
    public DbSet<MediaFile> MediaFiles => Set<MediaFile>();

    /// <summary>What was done, by whom, for good; only <see cref="Ledger.Ledger"/> adds to it.</summary>
    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();

    /// <summary>Where each chain of the ledger ends.</summary>
    public DbSet<LedgerHead> LedgerHeads => Set<LedgerHead>();

    /// <summary>Signed statements of what the ledger held.</summary>
    public DbSet<Checkpoint> Checkpoints => Set<Checkpoint>();

    /// <summary>What each checkpoint is about.</summary>
    public DbSet<CheckpointHead> CheckpointHeads => Set<CheckpointHead>();

    /// <summary>Parents who were asked whether they would like to take part.</summary>
    public DbSet<ParticipantInvitation> ParticipantInvitations => Set<ParticipantInvitation>();

    /// <summary>Who opened a parent's details.</summary>
    public DbSet<AccessLogEntry> AccessLog => Set<AccessLogEntry>();

    /// <summary>What the DSO was told.</summary>
    public DbSet<SafeguardingConcern> SafeguardingConcerns => Set<SafeguardingConcern>();

    /// <summary>What parents claim for their costs and their time.</summary>
    public DbSet<ExpenseClaim> ExpenseClaims => Set<ExpenseClaim>();

    /// <summary>Photos of receipts.</summary>
    public DbSet<ClaimReceipt> ClaimReceipts => Set<ClaimReceipt>();

    /// <summary>How parents like to be thanked.</summary>
    public DbSet<PaymentPreference> PaymentPreferences => Set<PaymentPreference>();

    /// <summary>Dates for parents among themselves.</summary>
    public DbSet<ParentEvent> ParentEvents => Set<ParentEvent>();

    /// <summary>Who comes.</summary>
    public DbSet<ParentEventAttendance> ParentEventAttendances => Set<ParentEventAttendance>();

    /// <summary>Authorities and partnerships, those that ended as well.</summary>
    public DbSet<LocalArea> LocalAreas => Set<LocalArea>();

    /// <summary>Which authorities belong to a partnership.</summary>
    public DbSet<PartnershipMember> PartnershipMembers => Set<PartnershipMember>();

    /// <summary>Which areas took over from which.</summary>
    public DbSet<AreaSuccession> AreaSuccessions => Set<AreaSuccession>();

    /// <summary>Agencies of areas.</summary>
    public DbSet<Agency> Agencies => Set<Agency>();

    /// <summary>Who asked to act for an area, and what came of it.</summary>
    public DbSet<AreaLead> AreaLeads => Set<AreaLead>();

    /// <summary>Where learners work.</summary>
    public DbSet<Workplace> Workplaces => Set<Workplace>();

    /// <summary>How many staff agencies have.</summary>
    public DbSet<StaffCount> StaffCounts => Set<StaffCount>();

    /// <summary>By which requirement trained people were counted.</summary>
    public DbSet<CountedBy> CountedBy => Set<CountedBy>();

    /// <summary>Areas' signing of documents.</summary>
    public DbSet<Agreement> SignUps => Set<Agreement>();

    /// <summary>Who is asked to sign.</summary>
    public DbSet<Signatory> AgreementSignatories => Set<Signatory>();

    /// <summary>What happened to sign-ups.</summary>
    public DbSet<AgreementEvent> AgreementEvents => Set<AgreementEvent>();

    /// <summary>The bytes of what was signed.</summary>
    public DbSet<SignedText> SignedTexts => Set<SignedText>();

    /// <summary>Links in invitations to sign.</summary>
    public DbSet<SigningLink> SigningLinks => Set<SigningLink>();

    /// <summary>Browsers in which such a link was opened.</summary>
    public DbSet<SigningSession> SigningSessions => Set<SigningSession>();

    /// <summary>Sign-ups that are being put together.</summary>
    public DbSet<AgreementDraft> AgreementDrafts => Set<AgreementDraft>();

    /// <summary>What areas do to keep their promises.</summary>
    public DbSet<Plan> Plans => Set<Plan>();

    /// <summary>What happened to plans.</summary>
    public DbSet<PlanEvent> PlanEvents => Set<PlanEvent>();

    /// <summary>Reviews of how far promises are kept.</summary>
    public DbSet<Review> AgreementReviews => Set<Review>();

    /// <summary>Parents who were asked what they think of their area, and what they wrote.</summary>
    public DbSet<ReviewStatement> ReviewStatements => Set<ReviewStatement>();

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
