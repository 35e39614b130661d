namespace Pace.Learning.Web.Parents.SafeguardingConcerns;

/// <summary>Somebody stands in for the DSO until a day. They have the DSO's role for that time, and it is taken back afterwards, unless they had it before.</summary>
public sealed class ConcernDeputy
{
    /// <summary>The longest time at once, in days.</summary>
    public const int MostDays = 92;

    private ConcernDeputy()
    {
    }

    /// <summary>Names somebody.</summary>
    public ConcernDeputy(Guid personId, DateOnly until, bool hadRole, Guid by, DateTime now) =>
        (Id, PersonId, Until, HadRole, NamedBy, At) = (Guid.CreateVersion7(), personId, until, hadRole, by, now);

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Who.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The last day of it, in London.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>They have the role anyway.</summary>
    public bool HadRole { get; private set; }

    /// <summary>Who named them.</summary>
    public Guid NamedBy { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>When it ended (UTC).</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Ends it. Doing so twice keeps the first time.</summary>
    public void End(DateTime now) => EndedAt ??= now;
}

internal sealed class ConcernDeputyMapping : IEntityTypeConfiguration<ConcernDeputy>
{
    public void Configure(EntityTypeBuilder<ConcernDeputy> builder)
    {
        builder.ToTable("ConcernDeputies");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.EndedAt).IsConcurrencyToken();
        builder.HasIndex(d => d.PersonId);
    }
}
