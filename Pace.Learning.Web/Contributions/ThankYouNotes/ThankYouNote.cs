using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.ThankYouNotes;

/// <summary>A few words from a learner to the parent whose contribution they met. The parent sees it once the participation manager has read it.</summary>
public sealed class ThankYouNote
{
    /// <summary>The longest note, in characters.</summary>
    public const int TextLength = 300;

    private ThankYouNote()
    {
    }

    /// <summary>A note, sealed with the parent's key.</summary>
    public ThankYouNote(Guid id, Guid participantId, Guid contributionId, Guid fromPersonId, byte[] sealedText, DateTime now)
    {
        Id = id;
        ParticipantId = participantId;
        ContributionId = contributionId;
        FromPersonId = fromPersonId;
        SealedText = sealedText;
        WrittenAt = now;
    }

    /// <summary>Which.</summary>
    public Guid Id { get; private set; }

    /// <summary>For whom.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>For what.</summary>
    public Guid ContributionId { get; private set; }

    /// <summary>Who wrote it; neither the parent nor the manager is told.</summary>
    public Guid FromPersonId { get; private set; }

    /// <summary>The note, sealed for <see cref="Purpose"/>.</summary>
    public byte[] SealedText { get; private set; } = [];

    /// <summary>When (UTC).</summary>
    public DateTime WrittenAt { get; private set; }

    /// <summary>What the manager decided.</summary>
    public ThankYouReading? Reading { get; private set; }

    /// <summary>What a note is sealed for.</summary>
    public static string Purpose(Guid id) => $"thank-you/{id:N}";

    /// <summary>The manager passes it on, or keeps it back. The first decision stands.</summary>
    public void Decide(bool isPassedOn, Guid by, DateTime now) => Reading ??= new ThankYouReading(now, by, isPassedOn);
}

/// <summary>The manager has read a note.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who.</param>
/// <param name="IsPassedOn">Whether the parent gets it.</param>
public sealed record ThankYouReading(DateTime At, Guid By, bool IsPassedOn);

/// <summary>A parent would rather get no notes.</summary>
public sealed class ThankYouOptOut
{
    private ThankYouOptOut()
    {
    }

    /// <summary>From now.</summary>
    public ThankYouOptOut(Guid participantId, DateTime now) => (ParticipantId, Since) = (participantId, now);

    /// <summary>Who.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>From when (UTC).</summary>
    public DateTime Since { get; private set; }
}

internal sealed class ThankYouNoteMapping : IEntityTypeConfiguration<ThankYouNote>, IEntityTypeConfiguration<ThankYouOptOut>
{
    public void Configure(EntityTypeBuilder<ThankYouNote> builder)
    {
        builder.ToTable("ThankYouNotes");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.OwnsOne(t => t.Reading);
        builder.HasOne<Contribution>().WithMany().HasForeignKey(t => t.ContributionId);
        builder.HasIndex(t => new { t.ParticipantId, t.WrittenAt });
        builder.HasIndex(t => new { t.FromPersonId, t.ContributionId });
    }

    public void Configure(EntityTypeBuilder<ThankYouOptOut> builder)
    {
        builder.ToTable("ThankYouOptOut");
        builder.HasKey(n => n.ParticipantId);
        builder.BelongsToParticipant(n => n.ParticipantId);
    }
}
