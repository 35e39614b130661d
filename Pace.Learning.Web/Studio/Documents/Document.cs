namespace Pace.Learning.Web.Studio.Documents;

/// <summary>
/// A document that somebody has worked on here. Until then its file alone says what is published; from then on it has revisions, and the published one of them
/// stands in place of the file. See docs/adr/0018-studio.md.
/// </summary>
public sealed class Document
{
    private Document()
    {
    }

    /// <summary>Takes a file in, or begins a document that has none.</summary>
    /// <param name="path">Its file in the content folder.</param>
    /// <param name="fileHash">The SHA-256 of the file as it is now; <c>null</c> when there is none.</param>
    /// <param name="now">When (UTC).</param>
    /// <exception cref="ArgumentException">No document can have such a path.</exception>
    public Document(string path, string? fileHash, DateTime now)
    {
        Kind = DocumentPath.KindOf(path) ?? throw new ArgumentException($"'{path}' is no document's path.", nameof(path));
        (Id, Path, FileHash, CreatedAt, State) = (Guid.CreateVersion7(), path, fileHash, now, WorkState.Idle);
    }

    /// <summary>Which.</summary>
    public Guid Id { get; private set; }

    /// <summary>Its file in the content folder.</summary>
    public string Path { get; private set; } = "";

    /// <summary>What it is.</summary>
    public DocumentKind Kind { get; private set; }

    /// <summary>When it was taken in or begun (UTC).</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>The SHA-256 of the file that was taken in last; <c>null</c>: it was made here. Another file than that is a conflict, which people settle.</summary>
    public string? FileHash { get; private set; }

    /// <summary>How far the work on it is.</summary>
    public WorkState State { get; private set; }

    /// <summary>The newest revision's number; 0: none.</summary>
    public int LastNumber { get; private set; }

    /// <summary>The revision that is being reviewed, was approved, or is to be published; <c>null</c> while somebody writes.</summary>
    public int? CandidateNumber { get; private set; }

    /// <summary>The revision that is public; <c>null</c>: the file is, or nothing.</summary>
    public int? PublishedNumber { get; private set; }

    /// <summary>When that became public (UTC).</summary>
    public DateTime? PublishedAt { get; private set; }

    /// <summary>Taken from the public; its revisions stay.</summary>
    public Retirement? Retirement { get; private set; }

    /// <summary>In the bin.</summary>
    public Removal? Removal { get; private set; }

    /// <summary>Goes up with each change, so that two who decide at once notice each other.</summary>
    public int Version { get; private set; }

    /// <summary>Whether it can be worked on.</summary>
    public bool IsOpen => Removal is null;

    /// <summary>Adds a revision: nobody can change what it says.</summary>
    public Revision AddRevision(string text, RevisionOrigin origin, Guid? by, DateTime now)
    {
        Version++;
        return new Revision(Id, ++LastNumber, text, origin, by, now);
    }

    /// <summary>The file is what is public, and is known as this revision.</summary>
    public void TakeFile(string fileHash, int number, DateTime now)
    {
        Version++;
        (FileHash, PublishedNumber, PublishedAt) = (fileHash, number, now);
    }

    /// <summary>The file is known; what is public stays.</summary>
    public void SettleFile(string fileHash) => (FileHash, Version) = (fileHash, Version + 1);

    /// <summary>Somebody begins to write.</summary>
    public Refusal? Write() => Move(WorkState.Draft, WorkState.Idle, WorkState.Draft);

    /// <summary>A revision goes to the parents of the advisory group; what they don't need to see is the organisation's to approve.</summary>
    public Refusal? Send(int number)
    {
        if (Move(WorkState.InReview, WorkState.Draft) is { } refusal)
        {
            return refusal;
        }
        CandidateNumber = number;
        return null;
    }

    /// <summary>What is public was published elsewhere, and is known as this revision.</summary>
    public void TakeDelivered(int number, DateTime now)
    {
        if (number == CandidateNumber)
        {
            (State, CandidateNumber) = (WorkState.Idle, null);
        }
        (PublishedNumber, PublishedAt, Retirement, Version) = (number, now, null, Version + 1);
    }

    /// <summary>Back to writing: what was approved was approved as it stood then, and is asked about again.</summary>
    public Refusal? TakeBack()
    {
        if (Move(WorkState.Draft, WorkState.InReview, WorkState.Approved, WorkState.Scheduled) is { } refusal)
        {
            return refusal;
        }
        CandidateNumber = null;
        return null;
    }

    /// <summary>There are enough approvals of exactly this revision.</summary>
    public Refusal? Approve(int number) => number == CandidateNumber
        ? Move(WorkState.Approved, WorkState.InReview)
        : new Refusal("", "It has been changed since. Look at the newest text.");

    /// <summary>It is to be published later.</summary>
    public Refusal? Schedule() => Move(WorkState.Scheduled, WorkState.Approved, WorkState.Scheduled);

    /// <summary>Not on that day after all; the approval stands.</summary>
    public void Unschedule()
    {
        if (State is WorkState.Scheduled)
        {
            (State, Version) = (WorkState.Approved, Version + 1);
        }
    }

    /// <summary>The approved revision becomes public.</summary>
    public Refusal? Publish(int number, DateTime now)
    {
        if (number != CandidateNumber)
        {
            return new Refusal("", "It has been changed since it was approved.");
        }
        if (Move(WorkState.Idle, WorkState.Approved, WorkState.Scheduled) is { } refusal)
        {
            return refusal;
        }
        (CandidateNumber, PublishedNumber, PublishedAt, Retirement) = (null, number, now, null);
        return null;
    }

    /// <summary>Gives up what was written since; what is public stays.</summary>
    public Refusal? Discard() => Move(WorkState.Idle, WorkState.Draft);

    /// <summary>Takes it from the public.</summary>
    public Refusal? Retire(Guid by, string reason, DateTime now)
    {
        if (PublishedNumber is null || Retirement is not null)
        {
            return new Refusal("", "It isn’t public.");
        }
        if (Kind.IsKeptForGood)
        {
            return new Refusal("", $"A {Kind.Name} that people may have said yes to stays. Write the next one instead.");
        }
        (Retirement, Version) = (new Retirement(now, by, reason), Version + 1);
        return null;
    }

    /// <summary>Makes it public again, as it was.</summary>
    public Refusal? Return()
    {
        if (Retirement is null)
        {
            return new Refusal("", "It isn’t retired.");
        }
        if (!IsOpen)
        {
            return new Refusal("", "It is in the bin. Take it out first.");
        }
        (Retirement, Version) = (null, Version + 1);
        return null;
    }

    /// <summary>Puts it in the bin. What is public is retired first, so that nothing goes by one press.</summary>
    public Refusal? Bin(Guid by, DateTime now)
    {
        if (Removal is not null)
        {
            return new Refusal("", "It is in the bin already.");
        }
        if (PublishedNumber is not null && Retirement is null)
        {
            return new Refusal("", "People can read it. Retire it first, then put it in the bin.");
        }
        if (State is WorkState.InReview or WorkState.Approved or WorkState.Scheduled)
        {
            return new Refusal("", "Others are at work on it. Take it back first.");
        }
        (Removal, Version) = (new Removal(now, by), Version + 1);
        return null;
    }

    /// <summary>Takes it out of the bin.</summary>
    public void Restore() => (Removal, Version) = (null, Version + 1);

    /// <summary>Gives it another place in the content folder.</summary>
    public Refusal? Rename(string path)
    {
        if (DocumentPath.KindOf(path) != Kind)
        {
            return new Refusal("Path", "Use lower-case letters, digits and hyphens, and keep it the same kind of document");
        }
        if (Kind.IsKeptForGood && PublishedNumber is not null)
        {
            return new Refusal("Path", $"A {Kind.Name} keeps its name: people may have said yes to it");
        }
        (Path, FileHash, Version) = (path, null, Version + 1);
        return null;
    }

    private Refusal? Move(WorkState to, params ReadOnlySpan<WorkState> from)
    {
        if (!IsOpen)
        {
            return new Refusal("", "It is in the bin. Take it out first.");
        }
        if (!from.Contains(State))
        {
            return new Refusal("", State switch
            {
                WorkState.Idle => "Nobody has changed it since it was published.",
                WorkState.Draft => "Somebody is writing. Send it to review first.",
                WorkState.InReview => $"It is with {(Kind.NeedsParents ? "the parents’ advisory group" : "whoever publishes")}. Take it back first.",
                WorkState.Approved => "It is approved. Take it back to change it.",
                _ => "It is to be published on a day. Take it back first.",
            });
        }
        (State, Version) = (to, Version + 1);
        return null;
    }
}

/// <summary>How far the work on a document is. What is public meanwhile is another matter.</summary>
public enum WorkState
{
    /// <summary>Nobody is at work on it.</summary>
    Idle,

    /// <summary>Somebody writes.</summary>
    Draft,

    /// <summary>The parents' advisory group, or whoever publishes, reads one revision.</summary>
    InReview,

    /// <summary>That revision was approved.</summary>
    Approved,

    /// <summary>It is to be published at a time.</summary>
    Scheduled,
}

/// <summary>Taken from the public.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why.</param>
public sealed record Retirement(DateTime At, Guid By, string Reason)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int ReasonLength = 500;
}

/// <summary>Put in the bin.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who.</param>
public sealed record Removal(DateTime At, Guid By);

internal sealed class DocumentMapping : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("Documents");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Path).HasMaxLength(DocumentPath.Length);
        builder.HasIndex(d => d.Path).IsUnique();
        builder.Property(d => d.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(d => d.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(d => d.FileHash).HasMaxLength(64);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.OwnsOne(d => d.Retirement, r => r.Property(x => x.Reason).HasMaxLength(Retirement.ReasonLength));
        builder.OwnsOne(d => d.Removal);
    }
}
