namespace Pace.Learning.Web.Studio.Emptied;

/// <summary>
/// Somebody here looked at a place without a parent's words, and left it so. It is about the place and the moment: when another yes ends there later, the place is listed again. Who it
/// was isn't kept.
/// </summary>
public sealed class SeenPlace : IContestedRow
{
    /// <summary>The longest name of a place, in characters.</summary>
    public const int PlaceLength = 300;

    private SeenPlace()
    {
    }

    /// <summary>Notes it.</summary>
    public SeenPlace(string place, DateTime now) => (Place, SeenAt) = (place, now);

    /// <summary>Which place, as documents name it.</summary>
    public string Place { get; private set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTime SeenAt { get; private set; }

    /// <summary>Once more.</summary>
    public void SeeAgain(DateTime now) => SeenAt = now;
}

internal sealed class SeenPlaceMapping : IEntityTypeConfiguration<SeenPlace>
{
    public void Configure(EntityTypeBuilder<SeenPlace> builder)
    {
        builder.ToTable("SeenPlaces");
        builder.HasKey(p => p.Place);
        builder.Property(p => p.Place).HasMaxLength(SeenPlace.PlaceLength);
    }
}
