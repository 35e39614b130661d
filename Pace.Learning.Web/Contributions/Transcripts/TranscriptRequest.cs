namespace Pace.Learning.Web.Contributions.Transcripts;

/// <summary>
/// A parent asked us to type what is said in a recording. Until it is typed, or the parent no longer wants it, the participation manager may listen to it. What was
/// typed is a suggestion: it becomes the parent's text when they say so, as they change it.
/// </summary>
public sealed class TranscriptRequest
{
    /// <summary>The longest note to the parent, in characters.</summary>
    public const int NoteLength = 500;

    private TranscriptRequest()
    {
    }

    /// <summary>Asks for the recording of a draft.</summary>
    public TranscriptRequest(Guid contributionId, Guid mediaId, DateTime now) => (Id, ContributionId, MediaId, AskedAt) = (Guid.CreateVersion7(), contributionId, mediaId, now);

    /// <summary>Which.</summary>
    public Guid Id { get; private set; }

    /// <summary>Of what.</summary>
    public Guid ContributionId { get; private set; }

    /// <summary>The recording that is to be typed.</summary>
    public Guid MediaId { get; private set; }

    /// <summary>When the parent asked (UTC).</summary>
    public DateTime AskedAt { get; private set; }

    /// <summary>What was typed so far, sealed for <see cref="TextPurpose"/>.</summary>
    public byte[] SealedText { get; private set; } = [];

    /// <summary>A note to the parent, sealed for <see cref="NotePurpose"/>.</summary>
    public byte[] SealedNote { get; private set; } = [];

    /// <summary>Goes up with each change, so that of two at once the second sees the first.</summary>
    public int Version { get; private set; }

    /// <summary>It was sent to the parent.</summary>
    public TranscriptTyping? Typing { get; private set; }

    /// <summary>How it ended.</summary>
    public TranscriptEnd? End { get; private set; }

    /// <summary>What the text is sealed for.</summary>
    public string TextPurpose => $"transcript/{Id:N}/text";

    /// <summary>What the note is sealed for.</summary>
    public string NotePurpose => $"transcript/{Id:N}/note";

    /// <summary>Keeps what was typed so far.</summary>
    public void Save(byte[] sealedText, byte[] sealedNote)
    {
        (SealedText, SealedNote) = (sealedText, sealedNote);
        Version++;
    }

    /// <summary>Puts it before the parent.</summary>
    public void Send(byte[] sealedText, byte[] sealedNote, Guid by, DateTime now)
    {
        Save(sealedText, sealedNote);
        Typing = new TranscriptTyping(now, by);
    }

    /// <summary>The parent has recorded it anew: what was typed is not what is said any more.</summary>
    public void Follow(Guid mediaId)
    {
        MediaId = mediaId;
        Typing = null;
        Save([], []);
    }

    /// <summary>Ends it. What was typed is gone from here: it is the parent's text, or nobody's.</summary>
    public void EndNow(TranscriptEnding how, DateTime now)
    {
        End ??= new TranscriptEnd(now, how);
        Save([], []);
    }
}

/// <summary>It was typed and sent to the parent.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="By">By whom.</param>
public sealed record TranscriptTyping(DateTime At, Guid By);

/// <summary>The end of a request.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="How">How.</param>
public sealed record TranscriptEnd(DateTime At, TranscriptEnding How);

/// <summary>How a request ends.</summary>
public enum TranscriptEnding
{
    /// <summary>The parent made it their text.</summary>
    Taken,

    /// <summary>The parent didn't want it.</summary>
    Left,

    /// <summary>The parent no longer wanted it to be typed.</summary>
    CalledOff,
}

internal sealed class TranscriptRequestMapping : IEntityTypeConfiguration<TranscriptRequest>
{
    public void Configure(EntityTypeBuilder<TranscriptRequest> builder)
    {
        builder.ToTable("TranscriptRequests");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.OwnsOne(r => r.Typing);
        builder.OwnsOne(r => r.End, end => end.Property(e => e.How).HasConversion<string>().HasMaxLength(16));
        builder.HasOne<Contribution>().WithMany().HasForeignKey(r => r.ContributionId);
        builder.HasIndex(r => r.ContributionId);
        builder.HasIndex(r => r.MediaId);
    }
}
