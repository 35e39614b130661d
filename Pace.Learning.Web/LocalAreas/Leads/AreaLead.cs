using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.LocalAreas;

/// <summary>
/// Somebody asked to act for an area, and what came of it: staff verified them or not, and one day they stood down or were taken off.
/// Until they are verified they can do nothing for the area.
/// </summary>
public sealed class AreaLead : IContestedRow
{
    /// <summary>The longest job title and agency, in characters.</summary>
    public const int JobLength = 150;

    /// <summary>The longest reason, in characters.</summary>
    public const int ReasonLength = 1000;

    private AreaLead()
    {
    }

    /// <summary>Asks to act for an area.</summary>
    public AreaLead(Guid areaId, Guid personId, string job, string agency, string why, DateTime now)
    {
        (Id, AreaId, PersonId, AskedAt) = (Guid.CreateVersion7(), areaId, personId, now);
        (Job, Agency, Why) = (job.Trim(), agency.Trim(), why.Trim());
        OpenKey = $"{areaId:N}{personId:N}";
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Which area.</summary>
    public Guid AreaId { get; private set; }

    /// <summary>Who.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Their job, as they said.</summary>
    public string Job { get; private set; } = "";

    /// <summary>Where they work, as they said.</summary>
    public string Agency { get; private set; } = "";

    /// <summary>Why they may act for the area, as they said.</summary>
    public string Why { get; private set; } = "";

    /// <summary>When they asked (UTC).</summary>
    public DateTime AskedAt { get; private set; }

    /// <summary>Area and person while it is open, so that somebody asks once; <c>null</c> afterwards.</summary>
    public string? OpenKey { get; private set; }

    /// <summary>Counts the changes, so that of two at once only one is stored.</summary>
    public int Version { get; private set; }

    /// <summary>What staff decided.</summary>
    public AreaLeadDecision? Decision { get; private set; }

    /// <summary>How it ended after staff had verified them.</summary>
    public AreaLeadEnd? End { get; private set; }

    /// <summary>Staff have yet to decide.</summary>
    public bool IsWaiting => Decision is null && OpenKey is not null;

    /// <summary>They act for the area now.</summary>
    public bool IsVerified => Decision is { IsVerified: true } && End is null;

    /// <summary>Staff checked who they are.</summary>
    public void Verify(Guid by, VerifiedHow how, string? note, DateTime now)
    {
        Decision = AreaLeadDecision.Yes(Id, by, how, note, now);
        Version++;
    }

    /// <summary>Staff say no.</summary>
    public void Refuse(Guid by, string reason, DateTime now)
    {
        Decision = AreaLeadDecision.No(Id, by, reason, now);
        OpenKey = null;
        Version++;
    }

    /// <summary>They stand down, or staff take them off. Doing so twice keeps the first record.</summary>
    public void Stop(Guid by, string? reason, DateTime now)
    {
        End ??= new AreaLeadEnd(Id, by, reason, now);
        OpenKey = null;
        Version++;
    }

    /// <summary>They changed their mind before anybody decided.</summary>
    public void TakeBack()
    {
        OpenKey = null;
        Version++;
    }
}

/// <summary>How staff made sure. Kept as words: a value never changes its name.</summary>
public enum VerifiedHow
{
    /// <summary>Called a number that the council publishes.</summary>
    PublishedNumber,

    /// <summary>Somebody whom Pace works with there already said so.</summary>
    KnownContact,

    /// <summary>A letter or mail from the area's leadership.</summary>
    LetterFromLeadership,

    /// <summary>Met them at their place of work or in a meeting of the partnership.</summary>
    InPerson,
}

/// <summary>The words for how staff made sure.</summary>
public static class VerifiedLabels
{
    extension(VerifiedHow how)
    {
        /// <summary>For readers.</summary>
        public string Words => how switch
        {
            VerifiedHow.PublishedNumber => "Called a number that the council publishes",
            VerifiedHow.KnownContact => "A known contact in the area said so",
            VerifiedHow.LetterFromLeadership => "A letter or mail from the area’s leadership",
            _ => "Met them at work or in a partnership meeting",
        };
    }
}

/// <summary>What staff decided. One row a request, so that two who decide at once can't both.</summary>
public sealed class AreaLeadDecision : IContestedRow
{
    private AreaLeadDecision()
    {
    }

    /// <summary>The request.</summary>
    public Guid AreaLeadId { get; private set; }

    /// <summary>How they made sure; <c>null</c> when they said no.</summary>
    public VerifiedHow? How { get; private set; }

    /// <summary>More about how, or why not.</summary>
    public string? Words { get; private set; }

    /// <summary>Who decided.</summary>
    public Guid ByPersonId { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>Whether they said yes.</summary>
    public bool IsVerified => How is not null;

    internal static AreaLeadDecision Yes(Guid id, Guid by, VerifiedHow how, string? note, DateTime at) =>
        new() { AreaLeadId = id, ByPersonId = by, How = how, Words = string.IsNullOrWhiteSpace(note) ? null : note.Trim(), At = at };

    internal static AreaLeadDecision No(Guid id, Guid by, string reason, DateTime at) =>
        new() { AreaLeadId = id, ByPersonId = by, Words = reason.Trim(), At = at };
}

/// <summary>Somebody doesn't act for an area any more.</summary>
public sealed class AreaLeadEnd : IContestedRow
{
    private AreaLeadEnd()
    {
    }

    internal AreaLeadEnd(Guid id, Guid by, string? reason, DateTime at) =>
        (AreaLeadId, ByPersonId, Reason, At) = (id, by, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), at);

    /// <summary>Which.</summary>
    public Guid AreaLeadId { get; private set; }

    /// <summary>Who ended it: the lead, or staff.</summary>
    public Guid ByPersonId { get; private set; }

    /// <summary>Why, when staff did. Who stands down gives no reason.</summary>
    public string? Reason { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }
}

internal sealed class AreaLeadMapping :
    IEntityTypeConfiguration<AreaLead>, IEntityTypeConfiguration<AreaLeadDecision>, IEntityTypeConfiguration<AreaLeadEnd>
{
    public void Configure(EntityTypeBuilder<AreaLead> builder)
    {
        builder.ToTable("AreaLeads");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Job).HasMaxLength(AreaLead.JobLength);
        builder.Property(l => l.Agency).HasMaxLength(AreaLead.JobLength);
        builder.Property(l => l.Why).HasMaxLength(AreaLead.ReasonLength);
        builder.Property(l => l.OpenKey).HasMaxLength(64);
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.HasIndex(l => l.OpenKey).IsUnique();
        builder.HasIndex(l => l.PersonId);
        builder.HasIndex(l => l.AreaId);
        builder.HasOne(l => l.Decision).WithOne().HasForeignKey<AreaLeadDecision>(d => d.AreaLeadId);
        builder.HasOne(l => l.End).WithOne().HasForeignKey<AreaLeadEnd>(e => e.AreaLeadId);
        builder.Navigation(l => l.Decision).AutoInclude();
        builder.Navigation(l => l.End).AutoInclude();
        builder.HasOne<LocalArea>().WithMany().HasForeignKey(l => l.AreaId).OnDelete(DeleteBehavior.Restrict);
        builder.BelongsToPerson(l => l.PersonId);
    }

    public void Configure(EntityTypeBuilder<AreaLeadDecision> builder)
    {
        builder.ToTable("AreaLeadDecisions");
        builder.HasKey(d => d.AreaLeadId);
        builder.Property(d => d.How).HasConversion<string>().HasMaxLength(30);
        builder.Property(d => d.Words).HasMaxLength(AreaLead.ReasonLength);
    }

    public void Configure(EntityTypeBuilder<AreaLeadEnd> builder)
    {
        builder.ToTable("AreaLeadEnds");
        builder.HasKey(e => e.AreaLeadId);
        builder.Property(e => e.Reason).HasMaxLength(AreaLead.ReasonLength);
    }
}
