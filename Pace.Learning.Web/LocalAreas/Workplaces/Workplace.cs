using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.LocalAreas.Workplaces;

/// <summary>
/// Where somebody works, as they said. A change is a new row. The area sees numbers, never names.
/// </summary>
public sealed class Workplace
{
    private Workplace()
    {
    }

    /// <summary>Says where somebody works from a day on.</summary>
    public Workplace(Guid personId, Guid areaId, Guid? agencyId, AgencyKind agencyKind, WorkforceLevel level, DateOnly since, DateTime now)
    {
        (Id, PersonId, CurrentFor, SaidAt) = (Guid.CreateVersion7(), personId, personId, now);
        (AreaId, AgencyId, AgencyKind, Level, Since) = (areaId, agencyId, agencyKind, level, since);
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Who.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Who, while it is where they work now: one a person. <c>null</c> afterwards.</summary>
    public Guid? CurrentFor { get; private set; }

    /// <summary>The area.</summary>
    public Guid AreaId { get; private set; }

    /// <summary>The agency; <c>null</c> when it isn't on the area's list.</summary>
    public Guid? AgencyId { get; private set; }

    /// <summary>What kind of agency.</summary>
    public AgencyKind AgencyKind { get; private set; }

    /// <summary>At what level.</summary>
    public WorkforceLevel Level { get; private set; }

    /// <summary>From when.</summary>
    public DateOnly Since { get; private set; }

    /// <summary>Until when; the day isn't part of it.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>When they said so (UTC).</summary>
    public DateTime SaidAt { get; private set; }

    /// <summary>
    /// When they had completed what the charter asks for at this level (UTC); <c>null</c>: not yet. Kept here, in the transaction that completes the course,
    /// so that an area is counted from one index.
    /// </summary>
    public DateTime? TrainedAt { get; private set; }

    /// <summary>They don't work there any more.</summary>
    public void End(DateOnly on) => (CurrentFor, Until) = (null, on < Since ? Since : on);

    /// <summary>Notes since when they are trained for this work.</summary>
    public void Train(DateTime? since) => TrainedAt = since;
}

internal sealed class WorkplaceMapping : IEntityTypeConfiguration<Workplace>
{
    public void Configure(EntityTypeBuilder<Workplace> builder)
    {
        builder.ToTable("Workplaces");
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.AgencyKind).HasConversion<string>().HasMaxLength(20);
        builder.Property(w => w.Level).HasConversion<string>().HasMaxLength(30);
        builder.HasIndex(w => w.CurrentFor).IsUnique();
        builder.HasIndex(w => w.PersonId);
        // An area is counted by walking its part of this index; the table itself isn't read, nor what belongs to other areas.
        builder.HasIndex(w => new { w.AreaId, w.AgencyId, w.AgencyKind, w.Level, w.TrainedAt, w.CurrentFor })
            .HasDatabaseName("IX_Workplaces_Coverage").HasFilter("\"CurrentFor\" IS NOT NULL");
        builder.HasOne<LocalArea>().WithMany().HasForeignKey(w => w.AreaId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agency>().WithMany().HasForeignKey(w => w.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.BelongsToPerson(w => w.PersonId);
    }
}
