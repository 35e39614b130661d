using System.Text.RegularExpressions;

namespace Pace.Learning.Web.Contributions.Placements;

/// <summary>Where a contribution stands: the key by which a lesson's file names the place. A place holds one contribution.</summary>
public sealed partial class Placement
{
    /// <summary>The longest key, in characters.</summary>
    public const int KeyLength = 80;

    private Placement()
    {
    }

    /// <summary>Puts a contribution in a place.</summary>
    public Placement(string key, Guid contributionId, Guid placedBy, DateTime now)
    {
        Key = key;
        Put(contributionId, placedBy, now);
    }

    /// <summary>The key, as in <c>contribution:</c> of a lesson's file.</summary>
    public string Key { get; private set; } = "";

    /// <summary>What stands there.</summary>
    public Guid ContributionId { get; private set; }

    /// <summary>Who put it there.</summary>
    public Guid PlacedBy { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime PlacedAt { get; private set; }

    /// <summary>Puts another in its place.</summary>
    public void Put(Guid contributionId, Guid placedBy, DateTime now) => (ContributionId, PlacedBy, PlacedAt) = (contributionId, placedBy, now);

    /// <summary>Whether a key can be named by a file.</summary>
    public static bool IsWellFormed(string key) => key.Length <= KeyLength && WellFormed().IsMatch(key);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex WellFormed();
}

internal sealed class PlacementMapping : IEntityTypeConfiguration<Placement>
{
    public void Configure(EntityTypeBuilder<Placement> builder)
    {
        builder.ToTable("Placements");
        builder.HasKey(p => p.Key);
        builder.Property(p => p.Key).HasMaxLength(Placement.KeyLength);
        builder.HasOne<Contribution>().WithMany().HasForeignKey(p => p.ContributionId);
        builder.HasIndex(p => p.ContributionId);
    }
}
