namespace Pace.Learning.Web.LocalAreas;

/// <summary>An agency that works in an area: a council, a police force, a hospital trust, a charity.</summary>
public sealed class Agency : IContestedRow
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 150;

    private Agency()
    {
    }

    /// <summary>Adds an agency to an area.</summary>
    public Agency(Guid areaId, AgencyKind kind, string name, DateTime now)
    {
        (Id, AreaId, AddedAt) = (Guid.CreateVersion7(), areaId, now);
        Describe(kind, name);
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The area that it works in.</summary>
    public Guid AreaId { get; private set; }

    /// <summary>What kind.</summary>
    public AgencyKind Kind { get; private set; }

    /// <summary>What it is called.</summary>
    public string Name { get; private set; } = "";

    /// <summary>When it was added (UTC).</summary>
    public DateTime AddedAt { get; private set; }

    /// <summary>When it was taken off the area's list (UTC). What it signed and counted stays.</summary>
    public DateTime? RemovedAt { get; private set; }

    /// <summary>The name as it is compared: an area has each agency once.</summary>
    public string? UniqueName { get; private set; }

    /// <summary>Puts its name or kind right.</summary>
    public void Describe(AgencyKind kind, string name)
    {
        (Kind, Name) = (kind, name.Trim());
        UniqueName = Name.ToUpperInvariant();
    }

    /// <summary>Takes it off the list. Doing so twice keeps the first time.</summary>
    public void Remove(DateTime now)
    {
        RemovedAt ??= now;
        UniqueName = null;
    }
}

/// <summary>The words for a kind of agency.</summary>
public static class AgencyLabels
{
    extension(AgencyKind kind)
    {
        /// <summary>The name for readers.</summary>
        public string Words => kind switch
        {
            AgencyKind.Council => "Council",
            AgencyKind.Police => "Police",
            AgencyKind.Health => "Health",
            AgencyKind.Education => "Education",
            AgencyKind.YouthJustice => "Youth justice",
            AgencyKind.Probation => "Probation",
            AgencyKind.Voluntary => "Charity or community group",
            _ => "Something else",
        };
    }
}

internal sealed class AgencyMapping : IEntityTypeConfiguration<Agency>
{
    public void Configure(EntityTypeBuilder<Agency> builder)
    {
        builder.ToTable("Agencies");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.Name).HasMaxLength(Agency.NameLength);
        builder.Property(a => a.UniqueName).HasMaxLength(Agency.NameLength);
        builder.HasIndex(a => new { a.AreaId, a.UniqueName }).IsUnique();
        builder.HasOne<LocalArea>().WithMany().HasForeignKey(a => a.AreaId).OnDelete(DeleteBehavior.Restrict);
    }
}
