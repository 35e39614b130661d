namespace Pace.Learning.Web.Contributions;

/// <summary>Words and recording as a parent shared them at one time. Consent is given to a version, so it never changes.</summary>
public sealed class ContributionVersion : IContestedRow
{
    private ContributionVersion()
    {
    }

    internal ContributionVersion(Guid contributionId, int number, byte[] sealedWords, byte[]? sealedKept, Guid? mediaId, DateTime now)
    {
        Id = Guid.CreateVersion7();
        ContributionId = contributionId;
        Number = number;
        SealedWords = sealedWords;
        SealedKept = sealedKept;
        MediaId = mediaId;
        SharedAt = now;
    }

    /// <summary>Which.</summary>
    public Guid Id { get; private set; }

    /// <summary>Of what.</summary>
    public Guid ContributionId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    /// <summary>The words, sealed for <see cref="ContributionTextVault.VersionPurpose"/>.</summary>
    public byte[] SealedWords { get; private set; } = [];

    /// <summary>What the parent keeps of what might tell who they are, sealed for <see cref="Identification.Decisions.KeptDetailVault.VersionPurpose"/>.</summary>
    public byte[]? SealedKept { get; private set; }

    /// <summary>The recording.</summary>
    public Guid? MediaId { get; private set; }

    /// <summary>When it was shared (UTC).</summary>
    public DateTime SharedAt { get; private set; }

    /// <summary>The words are gone; that there was a version stays known, for the consents that were given to it.</summary>
    internal void Erase()
    {
        SealedWords = [];
        SealedKept = null;
        MediaId = null;
    }
}

internal sealed class ContributionVersionMapping : IEntityTypeConfiguration<ContributionVersion>
{
    public void Configure(EntityTypeBuilder<ContributionVersion> builder)
    {
        builder.ToTable("ContributionVersions");
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.HasIndex(v => new { v.ContributionId, v.Number }).IsUnique();
        builder.HasIndex(v => v.MediaId);
    }
}
