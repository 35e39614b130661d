using Pace.Learning.Web.Studio.Documents;

namespace Pace.Learning.Web.Studio.Releases;

/// <summary>Revisions that become public in one moment, all of them or none: now, or at a time.</summary>
public sealed class Release
{
    /// <summary>The longest title, in characters.</summary>
    public const int TitleLength = 120;

    /// <summary>How many documents it may have.</summary>
    public const int MostItems = 100;

    private readonly List<ReleaseItem> items = [];

    private Release()
    {
    }

    /// <summary>Puts one together.</summary>
    /// <param name="title">What it is called; it may be empty for one document.</param>
    /// <param name="dueAt">When it is to be published (UTC); <c>null</c>: somebody presses.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">When (UTC).</param>
    public Release(string title, DateTime? dueAt, Guid by, DateTime now) =>
        (Id, Title, DueAt, CreatedBy, CreatedAt) = (Guid.CreateVersion7(), title, dueAt, by, now);

    /// <summary>Which.</summary>
    public Guid Id { get; private set; }

    /// <summary>What it is called.</summary>
    public string Title { get; private set; } = "";

    /// <summary>When it is to be published (UTC).</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>Who put it together.</summary>
    public Guid CreatedBy { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>It is public.</summary>
    public Publication? Publication { get; private set; }

    /// <summary>It won't be.</summary>
    public Publication? Cancellation { get; private set; }

    /// <summary>It was to be published, and something stood in the way. Nothing of it is public; it is tried again only when somebody says so.</summary>
    public Blocking? Blocking { get; private set; }

    /// <summary>What is published.</summary>
    public IReadOnlyList<ReleaseItem> Items => items;

    /// <summary>Goes up with each change.</summary>
    public int Version { get; private set; }

    /// <summary>Whether it still waits.</summary>
    public bool IsOpen => Publication is null && Cancellation is null;

    /// <summary>Whether it is to be published by itself now.</summary>
    public bool IsDueAt(DateTime now) => IsOpen && Blocking is null && DueAt <= now;

    /// <summary>Adds a document's approved revision.</summary>
    public Refusal? Add(Document document, string? emptyPlaces, string? retiredIds)
    {
        if (items.Count == MostItems || items.Any(i => i.DocumentId == document.Id))
        {
            return new Refusal("", items.Count == MostItems ? $"At most {MostItems} documents are published together." : "It is part of this already.");
        }
        if (document.State is not (WorkState.Approved or WorkState.Scheduled) || document.CandidateNumber is not { } number)
        {
            return new Refusal("", "It isn’t approved as it stands.");
        }
        items.Add(new ReleaseItem(Id, document.Id, number, emptyPlaces, retiredIds));
        Version++;
        return null;
    }

    /// <summary>Another time.</summary>
    public Refusal? Reschedule(DateTime? dueAt)
    {
        if (!IsOpen)
        {
            return Closed;
        }
        (DueAt, Blocking, Version) = (dueAt, null, Version + 1);
        return null;
    }

    /// <summary>It became public.</summary>
    public Refusal? Publish(Guid? by, DateTime now)
    {
        if (!IsOpen)
        {
            return Closed;
        }
        (Publication, Blocking, Version) = (new Publication(now, by), null, Version + 1);
        return null;
    }

    /// <summary>Something stands in the way.</summary>
    public void Block(string words, DateTime now) => (Blocking, Version) = (new Blocking(now, words), Version + 1);

    /// <summary>Gives it up. The approvals stand.</summary>
    public Refusal? Cancel(Guid by, DateTime now)
    {
        if (!IsOpen)
        {
            return Closed;
        }
        (Cancellation, Version) = (new Publication(now, by), Version + 1);
        return null;
    }

    private Refusal Closed => new("", Publication is null ? "It was given up meanwhile." : "It is public already.");
}

/// <summary>One revision of a release.</summary>
public sealed class ReleaseItem
{
    private ReleaseItem()
    {
    }

    internal ReleaseItem(Guid releaseId, Guid documentId, int number, string? emptyPlaces, string? retiredIds) =>
        (ReleaseId, DocumentId, Number, EmptyPlaces, RetiredIds) = (releaseId, documentId, number, emptyPlaces ?? "", retiredIds ?? "");

    /// <summary>Of which release.</summary>
    public Guid ReleaseId { get; private set; }

    /// <summary>Which document.</summary>
    public Guid DocumentId { get; private set; }

    /// <summary>Which revision.</summary>
    public int Number { get; private set; }

    /// <summary>Places without a parent's words that somebody decided to publish so, one key to a line: learners read what is written in their stead.</summary>
    public string EmptyPlaces { get; private set; } = "";

    /// <summary>Ids that somebody decided to let go, one to a line, with what becomes of those who learned there (<see cref="LearnerDecision"/>): what they did is kept.</summary>
    public string RetiredIds { get; private set; } = "";

    internal IReadOnlyCollection<string> Empty => EmptyPlaces.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    internal IReadOnlyCollection<string> Retired => [.. Lines.Select(LearnerDecision.GoneOf).OfType<string>().Distinct()];

    internal IReadOnlyList<LearnerDecision> Decisions => [.. Lines.Select(LearnerDecision.Read).OfType<LearnerDecision>()];

    private string[] Lines => RetiredIds.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Done with a release.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who; <c>null</c>: the site by itself, at its time.</param>
public sealed record Publication(DateTime At, Guid? By);

/// <summary>What stood in the way.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Words">What, one reason to a line.</param>
public sealed record Blocking(DateTime At, string Words)
{
    /// <summary>The longest text, in characters.</summary>
    public const int Length = 4000;
}

internal sealed class ReleaseMapping : IEntityTypeConfiguration<Release>
{
    public void Configure(EntityTypeBuilder<Release> builder)
    {
        builder.ToTable("Releases");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Title).HasMaxLength(Release.TitleLength);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.OwnsOne(r => r.Publication);
        builder.OwnsOne(r => r.Cancellation);
        builder.OwnsOne(r => r.Blocking, b => b.Property(x => x.Words).HasMaxLength(Blocking.Length));
        builder.HasMany(r => r.Items).WithOne().HasForeignKey(i => i.ReleaseId);
        builder.Navigation(r => r.Items).AutoInclude();
        builder.HasIndex(r => r.DueAt);
    }
}

internal sealed class ReleaseItemMapping : IEntityTypeConfiguration<ReleaseItem>
{
    public void Configure(EntityTypeBuilder<ReleaseItem> builder)
    {
        builder.ToTable("ReleaseItems");
        builder.HasKey(i => new { i.ReleaseId, i.DocumentId });
        builder.HasOne<Document>().WithMany().HasForeignKey(i => i.DocumentId);
    }
}
