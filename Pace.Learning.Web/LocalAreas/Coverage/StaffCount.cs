namespace Pace.Learning.Web.LocalAreas.Coverage;

/// <summary>How many people an agency has at a level, as the area's lead says.</summary>
public sealed class StaffCount : IContestedRow
{
    /// <summary>The most that can be said.</summary>
    public const int Most = 200_000;

    private StaffCount()
    {
    }

    /// <summary>Says it for the first time.</summary>
    public StaffCount(Guid agencyId, WorkforceLevel level, int number, Guid by, DateTime now)
    {
        (AgencyId, Level) = (agencyId, level);
        Say(number, by, now);
    }

    /// <summary>The agency.</summary>
    public Guid AgencyId { get; private set; }

    /// <summary>The level.</summary>
    public WorkforceLevel Level { get; private set; }

    /// <summary>How many; <c>null</c>: not known any more.</summary>
    public int? Number { get; private set; }

    /// <summary>Who said so.</summary>
    public Guid ByPersonId { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>Counts the changes, so that two leads don't undo each other's.</summary>
    public int Revision { get; private set; }

    /// <summary>Says it anew.</summary>
    public void Say(int? number, Guid by, DateTime now) => (Number, ByPersonId, At, Revision) = (number, by, now, Revision + 1);
}

internal sealed class StaffCountMapping : IEntityTypeConfiguration<StaffCount>
{
    public void Configure(EntityTypeBuilder<StaffCount> builder)
    {
        builder.ToTable("AreaStaffNumbers");
        builder.HasKey(s => new { s.AgencyId, s.Level });
        builder.Property(s => s.Level).HasConversion<string>().HasMaxLength(30);
        builder.Property(s => s.Revision).IsConcurrencyToken();
        builder.HasOne<Agency>().WithMany().HasForeignKey(s => s.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}
