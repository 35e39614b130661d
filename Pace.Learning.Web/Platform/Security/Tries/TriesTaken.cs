namespace Pace.Learning.Web.Platform.Security.Tries;

/// <summary>How often one thing was tried lately.</summary>
public sealed class TriesTaken
{
    /// <summary>A keyed hash of what is tried and whose: the table doesn't say who is tried for.</summary>
    public byte[] Key { get; init; } = [];

    /// <summary>Tries that counted.</summary>
    public int Count { get; init; }

    /// <summary>When they are forgotten (UTC).</summary>
    public DateTime Until { get; init; }
}

internal sealed class TriesTakenMapping : IEntityTypeConfiguration<TriesTaken>
{
    public void Configure(EntityTypeBuilder<TriesTaken> builder)
    {
        builder.ToTable("TriesTaken");
        builder.HasKey(t => t.Key);
        builder.HasIndex(t => t.Until);
    }
}
