using Pace.Learning.Web.Studio.Documents;

namespace Pace.Learning.Web.Studio.Drafts;

/// <summary>
/// What somebody is writing: the one text that may change. Each save has a number, its stamp; whoever saves says on which stamp they wrote, so that nobody's words are
/// overwritten unseen. The saves before it are kept for a while, so that two who write at once can be merged by paragraph.
/// </summary>
public sealed class Draft
{
    /// <summary>The longest text, in characters: as long as the compiler takes.</summary>
    public const int TextLength = 200_000;

    private Draft()
    {
    }

    /// <summary>Begins a draft of a document.</summary>
    /// <param name="documentId">Which.</param>
    /// <param name="text">What it begins with.</param>
    /// <param name="basedOn">The revision that this text is; <c>null</c>: none.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">When (UTC).</param>
    public Draft(Guid documentId, string text, int? basedOn, Guid by, DateTime now) =>
        (DocumentId, Text, BasedOn, Stamp, ChangedBy, ChangedAt, StartedAt) = (documentId, text, basedOn, 1, by, now, now);

    /// <summary>Of what.</summary>
    public Guid DocumentId { get; private set; }

    /// <summary>Front matter and Markdown.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The revision that it began from.</summary>
    public int? BasedOn { get; private set; }

    /// <summary>The number of this save, from 1.</summary>
    public int Stamp { get; private set; }

    /// <summary>Who saved last.</summary>
    public Guid ChangedBy { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>When it was begun (UTC).</summary>
    public DateTime StartedAt { get; private set; }

    /// <summary>Saves. The text must have been written on the newest stamp.</summary>
    /// <exception cref="InvalidOperationException">It was written on another: merge first.</exception>
    public void Save(string text, int stamp, Guid by, DateTime now)
    {
        if (stamp != Stamp)
        {
            throw new InvalidOperationException("Another save came between. What both wrote is merged first.");
        }
        (Text, Stamp, ChangedBy, ChangedAt) = (text, Stamp + 1, by, now);
    }
}

/// <summary>A draft's text as one save left it.</summary>
public sealed class DraftSave
{
    /// <summary>How many saves of a draft are kept: what somebody wrote who was offline for longer is shown beside what is there now.</summary>
    public const int Kept = 200;

    private DraftSave()
    {
    }

    internal DraftSave(Draft draft) => (DocumentId, Stamp, Text, SavedBy, SavedAt) = (draft.DocumentId, draft.Stamp, draft.Text, draft.ChangedBy, draft.ChangedAt);

    /// <summary>Of what.</summary>
    public Guid DocumentId { get; private set; }

    /// <summary>Which save.</summary>
    public int Stamp { get; private set; }

    /// <summary>What it said.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Who.</summary>
    public Guid SavedBy { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime SavedAt { get; private set; }
}

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("Drafts");
        builder.HasKey(d => d.DocumentId);
        builder.Property(d => d.Stamp).IsConcurrencyToken();
        builder.HasOne<Document>().WithOne().HasForeignKey<Draft>(d => d.DocumentId);
    }
}

internal sealed class DraftSaveMapping : IEntityTypeConfiguration<DraftSave>
{
    public void Configure(EntityTypeBuilder<DraftSave> builder)
    {
        builder.ToTable("DraftSaves");
        builder.HasKey(s => new { s.DocumentId, s.Stamp });
        builder.HasOne<Document>().WithMany().HasForeignKey(s => s.DocumentId);
    }
}
