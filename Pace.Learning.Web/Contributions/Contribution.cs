using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions;

/// <summary>
/// Something of a parent's own. The draft is theirs alone; what they share becomes a version, which never changes. Their words are sealed with their key.
/// </summary>
public sealed class Contribution
{
    private readonly List<ContributionVersion> versions = [];

    private Contribution()
    {
    }

    /// <summary>A first draft, sealed already with <see cref="ContributionTextVault"/>.</summary>
    public Contribution(Guid id, Guid participantId, ContributionKind kind, byte[] sealedDraft, DateTime now)
    {
        Id = id;
        ParticipantId = participantId;
        Kind = kind;
        SealedDraft = sealedDraft;
        CreatedAt = DraftSavedAt = now;
    }

    /// <summary>Which.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>What it is.</summary>
    public ContributionKind Kind { get; private set; }

    /// <summary>When it was begun (UTC).</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>The draft, sealed; empty once the words were erased.</summary>
    public byte[] SealedDraft { get; private set; } = [];

    /// <summary>What the parent keeps of what might tell who they are, in the draft; sealed for <see cref="Identification.Decisions.KeptDetailVault.DraftPurpose"/>.</summary>
    public byte[]? SealedKept { get; private set; }

    /// <summary>When the draft was last saved (UTC).</summary>
    public DateTime DraftSavedAt { get; private set; }

    /// <summary>The recording of the draft.</summary>
    public Guid? MediaId { get; private set; }

    /// <summary>Goes up with every act that bears on consent, so that of two acts at once the second sees the first.</summary>
    public int Revision { get; private set; }

    /// <summary>Written by us for the demonstration, and marked so wherever it shows.</summary>
    public bool IsSample { get; private set; }

    /// <summary>That the parent took it back; <c>null</c> while they haven't.</summary>
    public TakenBack? Withdrawal { get; private set; }

    /// <summary>That the words were erased.</summary>
    public TakenBack? Erasure { get; private set; }

    /// <summary>What was shared, oldest first.</summary>
    public IReadOnlyList<ContributionVersion> Versions => versions;

    /// <summary>What was shared last.</summary>
    public ContributionVersion? Latest => versions.MaxBy(v => v.Number);

    /// <summary>Whether those at the charity who look after contributions may read it.</summary>
    public bool IsShared => versions.Count > 0 && Withdrawal is null && Erasure is null;

    /// <summary>Keeps what the parent typed.</summary>
    public void SaveDraft(byte[] sealedDraft, DateTime now)
    {
        ThrowIfErased();
        SealedDraft = sealedDraft;
        DraftSavedAt = now;
    }

    /// <summary>Keeps what the parent decided about details of the draft.</summary>
    public void Keep(byte[]? sealedKept)
    {
        ThrowIfErased();
        SealedKept = sealedKept;
    }

    /// <summary>Puts a recording to the draft, in place of the one before.</summary>
    public void Record(Guid? mediaId, DateTime now)
    {
        ThrowIfErased();
        MediaId = mediaId;
        DraftSavedAt = now;
        Touch();
    }

    /// <summary>The number that the next version will have.</summary>
    public int NextNumber => (Latest?.Number ?? 0) + 1;

    /// <summary>Shares words as they are now. What was taken back comes back with it: the parent shares it again.</summary>
    public ContributionVersion Share(byte[] sealedWords, DateTime now, byte[]? sealedKept = null)
    {
        ThrowIfErased();
        var version = new ContributionVersion(Id, NextNumber, sealedWords, sealedKept, MediaId, now);
        versions.Add(version);
        Withdrawal = null;
        Touch();
        return version;
    }

    /// <summary>Takes it back. Doing so twice keeps the first time.</summary>
    public void Withdraw(DateTime now)
    {
        Withdrawal ??= new TakenBack(now);
        Touch();
    }

    /// <summary>The words are gone from here; that there was something, and its consents, stay known.</summary>
    public void EraseWords(DateTime now)
    {
        Withdraw(now);
        SealedDraft = [];
        SealedKept = null;
        MediaId = null;
        versions.ForEach(v => v.Erase());
        Erasure ??= new TakenBack(now);
    }

    /// <summary>Marks it as written for the demonstration.</summary>
    public void MarkAsSample() => IsSample = true;

    /// <summary>Something that bears on consent happened.</summary>
    public void Touch() => Revision++;

    private void ThrowIfErased()
    {
        if (Erasure is not null)
        {
            throw new InvalidOperationException("The words of this contribution were erased.");
        }
    }
}

/// <summary>That something was taken back, and when (UTC). Why is never asked.</summary>
/// <param name="At">When (UTC).</param>
public sealed record TakenBack(DateTime At);

internal sealed class ContributionMapping : IEntityTypeConfiguration<Contribution>
{
    public void Configure(EntityTypeBuilder<Contribution> builder)
    {
        builder.ToTable("Contributions");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Kind).HasConversion<string>().HasMaxLength(16);
        builder.Property(c => c.Revision).IsConcurrencyToken();
        builder.Ignore(c => c.Latest);
        builder.OwnsOne(c => c.Withdrawal);
        builder.OwnsOne(c => c.Erasure);
        builder.HasMany(c => c.Versions).WithOne().HasForeignKey(v => v.ContributionId);
        builder.BelongsToParticipant(c => c.ParticipantId, DeleteBehavior.Restrict);
        builder.HasIndex(c => c.ParticipantId);
    }
}
