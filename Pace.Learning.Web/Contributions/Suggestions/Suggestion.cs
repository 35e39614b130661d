namespace Pace.Learning.Web.Contributions.Suggestions;

/// <summary>Other words that somebody at the charity suggests. Nothing comes of it unless the parent takes it.</summary>
public sealed class Suggestion
{
    /// <summary>The longest reason, in characters.</summary>
    public const int WhyLength = 500;

    private Suggestion()
    {
    }

    /// <summary>Suggests words, sealed with the parent's key.</summary>
    public Suggestion(ContributionVersion version, Guid id, byte[] sealedWords, byte[] sealedWhy, Guid suggestedBy, DateTime now)
    {
        Id = id;
        ContributionId = version.ContributionId;
        VersionId = version.Id;
        SealedWords = sealedWords;
        SealedWhy = sealedWhy;
        SuggestedBy = suggestedBy;
        SuggestedAt = now;
    }

    /// <summary>Which.</summary>
    public Guid Id { get; private set; }

    /// <summary>For what.</summary>
    public Guid ContributionId { get; private set; }

    /// <summary>The version that it would change.</summary>
    public Guid VersionId { get; private set; }

    /// <summary>The words, sealed for <see cref="ContributionTextVault.SuggestionPurpose"/>.</summary>
    public byte[] SealedWords { get; private set; } = [];

    /// <summary>Why, sealed for <see cref="WhyPurpose"/>.</summary>
    public byte[] SealedWhy { get; private set; } = [];

    /// <summary>Who suggests it.</summary>
    public Guid SuggestedBy { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime SuggestedAt { get; private set; }

    /// <summary>What the parent decided.</summary>
    public SuggestionDecision? Decision { get; private set; }

    /// <summary>What the reason is sealed for.</summary>
    public static string WhyPurpose(Guid id) => $"suggestion/{id:N}/why";

    /// <summary>The parent decides. The first decision stands.</summary>
    public void Decide(bool isTaken, DateTime now) => Decision ??= new SuggestionDecision(now, isTaken);
}

/// <summary>A parent's decision.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="IsTaken">Whether the words became theirs.</param>
public sealed record SuggestionDecision(DateTime At, bool IsTaken);

internal sealed class SuggestionMapping : IEntityTypeConfiguration<Suggestion>
{
    public void Configure(EntityTypeBuilder<Suggestion> builder)
    {
        builder.ToTable("Suggestions");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.OwnsOne(s => s.Decision);
        builder.HasOne<Contribution>().WithMany().HasForeignKey(s => s.ContributionId);
        builder.HasIndex(s => s.ContributionId);
    }
}
