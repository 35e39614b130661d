namespace Pace.Learning.Web.Contributions.Placements;

/// <summary>That a contribution stood at a place, and until when: its parent can see it, whatever became of the place.</summary>
public sealed class FormerPlacement
{
    private FormerPlacement()
    {
    }

    /// <summary>Ends a placement.</summary>
    public FormerPlacement(Placement placement, DateTime until)
    {
        Id = Guid.CreateVersion7();
        (Key, ContributionId, PlacedAt, Until) = (placement.Key, placement.ContributionId, placement.PlacedAt, until);
    }

    /// <summary>Which.</summary>
    public Guid Id { get; private set; }

    /// <summary>Where it stood.</summary>
    public string Key { get; private set; } = "";

    /// <summary>What.</summary>
    public Guid ContributionId { get; private set; }

    /// <summary>From when (UTC).</summary>
    public DateTime PlacedAt { get; private set; }

    /// <summary>Until when (UTC).</summary>
    public DateTime Until { get; private set; }
}

internal sealed class FormerPlacementMapping : IEntityTypeConfiguration<FormerPlacement>
{
    public void Configure(EntityTypeBuilder<FormerPlacement> builder)
    {
        builder.ToTable("FormerPlacements");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Key).HasMaxLength(Placement.KeyLength);
        builder.HasOne<Contribution>().WithMany().HasForeignKey(p => p.ContributionId);
        builder.HasIndex(p => p.ContributionId);
    }
}
