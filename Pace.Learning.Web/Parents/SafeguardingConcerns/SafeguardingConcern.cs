namespace Pace.Learning.Web.Parents.SafeguardingConcerns;

/// <summary>How soon somebody must act, as whoever raised it sees it. Kept as numbers: a value never changes its meaning.</summary>
public enum ConcernUrgency
{
    /// <summary>They can't say: it is read as if it were today.</summary>
    Unsure = 0,

    /// <summary>Today.</summary>
    Today = 1,

    /// <summary>In the next days.</summary>
    Soon = 2,

    /// <summary>There is no hurry.</summary>
    NoHurry = 3,
}

/// <summary>Where a worry stands.</summary>
public enum ConcernState
{
    /// <summary>Nobody has read it.</summary>
    New,

    /// <summary>The DSO has read it.</summary>
    Acknowledged,

    /// <summary>The DSO is doing something about it.</summary>
    BeingDealtWith,

    /// <summary>It is closed, with what came of it.</summary>
    Closed,
}

/// <summary>
/// Somebody told the DSO about a worry. It has a key of its own (<c>PersonVault</c>, with <see cref="Id"/> as its owner), so that an open one outlives the erasure of
/// whoever it is about, and nothing of it can be read once it is deleted. See docs/adr/0016-safeguarding-concerns.md.
/// </summary>
public sealed class SafeguardingConcern
{
    /// <summary>The longest text, in characters.</summary>
    public const int TextLength = 4000;

    /// <summary>The longest code of what it is about, in characters.</summary>
    public const int AboutLength = 40;

    private SafeguardingConcern()
    {
    }

    /// <summary>Raises a worry.</summary>
    /// <param name="id">Its id, which the text was sealed for.</param>
    /// <param name="raisedBy">Whose account.</param>
    /// <param name="participantId">The parent who says it, or whom staff say it about.</param>
    /// <param name="isFromParent">Whether the parent said it.</param>
    /// <param name="about">What it is about.</param>
    /// <param name="urgency">How soon somebody must act.</param>
    /// <param name="sealedText">What they said, sealed with the worry's own key; <c>null</c> when they said nothing.</param>
    /// <param name="now">The time.</param>
    public SafeguardingConcern(Guid id, Guid raisedBy, Guid? participantId, bool isFromParent, WorryAbout about, ConcernUrgency urgency, byte[]? sealedText, DateTime now)
    {
        (Id, RaisedBy, ParticipantId, IsFromParent, RaisedAt) = (id, raisedBy, participantId, isFromParent, now);
        (AboutKind, AboutId, Urgency, SealedText, HasOwnKey) = (about.Kind, about.Id, urgency, sealedText, true);
    }

    /// <summary>Identifies the worry.</summary>
    public Guid Id { get; private set; }

    /// <summary>Who raised it: an account, which may be gone.</summary>
    public Guid? RaisedBy { get; private set; }

    /// <summary>The parent it came from or is about.</summary>
    public Guid? ParticipantId { get; private set; }

    /// <summary>Whether the parent raised it.</summary>
    public bool IsFromParent { get; private set; }

    /// <summary>What kind of thing it is about, such as <c>contribution</c>; empty for no certain thing.</summary>
    public string AboutKind { get; private set; } = "";

    /// <summary>Which one.</summary>
    public Guid? AboutId { get; private set; }

    /// <summary>How soon somebody must act.</summary>
    public ConcernUrgency Urgency { get; private set; }

    /// <summary>What was said, sealed for <see cref="Purpose"/>.</summary>
    public byte[]? SealedText { get; private set; }

    /// <summary>Whether it is sealed with its own key. An older one is sealed with the parent's, or with that of the member of staff who raised it.</summary>
    public bool HasOwnKey { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime RaisedAt { get; private set; }

    /// <summary>That the DSO has read it.</summary>
    public WorryAcknowledgement? Acknowledgement { get; private set; }

    /// <summary>That the DSO is doing something about it.</summary>
    public ConcernHandling? Handling { get; private set; }

    /// <summary>How it ended.</summary>
    public ConcernClosing? Closing { get; private set; }

    /// <summary>Who the parent was, for as long as safety needs it: they had everything else erased while this was open.</summary>
    public ConcernKept? Kept { get; private set; }

    /// <summary>Where it stands.</summary>
    public ConcernState State => Closing is not null ? ConcernState.Closed
        : Handling is not null ? ConcernState.BeingDealtWith
        : Acknowledgement is not null ? ConcernState.Acknowledged : ConcernState.New;

    /// <summary>Whether somebody still has to do something.</summary>
    public bool IsOpen => Closing is null;

    /// <summary>Whose key seals it.</summary>
    public Guid? KeyOwner => HasOwnKey ? Id : ParticipantId ?? RaisedBy;

    /// <summary>What the text is sealed for.</summary>
    public string Purpose => PurposeOf(Id);

    /// <summary>What the words at its end are sealed for.</summary>
    public string ClosingPurpose => $"worry/{Id}/closing";

    /// <summary>What the parent's details are sealed for.</summary>
    public string KeptPurpose => $"worry/{Id}/kept";

    /// <summary>What the text of a worry is sealed for.</summary>
    public static string PurposeOf(Guid id) => $"worry/{id}/text";

    /// <summary>The DSO has read it. The first time counts.</summary>
    public void Acknowledge(Guid by, string firstName, DateTime now) => Acknowledgement ??= new WorryAcknowledgement(Id, by, firstName, now);

    /// <summary>The DSO does something about it. The first time counts.</summary>
    public Refusal? Handle(Guid by, string firstName, DateTime now)
    {
        if (!IsOpen)
        {
            return AlreadyClosed;
        }
        Acknowledge(by, firstName, now);
        Handling ??= new ConcernHandling(Id, by, firstName, now);
        return null;
    }

    /// <summary>It is done with, and this came of it. Closing it twice keeps the first record.</summary>
    public Refusal? Close(Guid by, string firstName, ConcernOutcome? outcome, byte[]? sealedNote, DateTime now)
    {
        if (!IsOpen)
        {
            return AlreadyClosed;
        }
        if (outcome is not { } came)
        {
            return new Refusal(nameof(ConcernClosing.Outcome), "Choose what came of it");
        }
        if (sealedNote is null)
        {
            return new Refusal("Note", "Write what was done, and why it can be closed");
        }
        Acknowledge(by, firstName, now);
        Closing = new ConcernClosing(Id, by, firstName, came, sealedNote, now);
        return null;
    }

    /// <summary>The parent had everything erased while nobody had to do anything about this any more: that there was a worry stays until its time is over, not what it said.</summary>
    public void Erase()
    {
        SealedText = null;
        RaisedBy = IsFromParent ? null : RaisedBy;
    }

    /// <summary>The parent had everything erased while this was open: what safety needs stays, sealed with the worry's own key.</summary>
    public void Keep(byte[]? sealedText, byte[] sealedDetails, DateTime now)
    {
        (SealedText, HasOwnKey, RaisedBy) = (sealedText, true, IsFromParent ? null : RaisedBy);
        Kept ??= new ConcernKept(Id, sealedDetails, now);
    }

    private static Refusal AlreadyClosed => new("", "This is closed already. Look again at what came of it");
}

/// <summary>What a worry is about: a kind of thing and which one. Never words.</summary>
public readonly record struct WorryAbout(string Kind, Guid? Id)
{
    /// <summary>Reads what stands in an address; anything else than a plain code is no certain thing.</summary>
    public static WorryAbout Read(string? kind, Guid? id) =>
        kind is { Length: > 0 and <= SafeguardingConcern.AboutLength } && kind.All(c => c is '-' or (>= 'a' and <= 'z')) ? new(kind, id) : new("", null);
}

/// <summary>The DSO has read a worry.</summary>
public sealed class WorryAcknowledgement : IContestedRow
{
    private WorryAcknowledgement()
    {
    }

    internal WorryAcknowledgement(Guid worryId, Guid by, string firstName, DateTime at) =>
        (WorryId, By, FirstName, At) = (worryId, by, firstName, at);

    /// <summary>Which.</summary>
    public Guid WorryId { get; private set; }

    /// <summary>Who.</summary>
    public Guid By { get; private set; }

    /// <summary>Their first name as it was.</summary>
    public string FirstName { get; private set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }
}

/// <summary>The DSO is doing something about a worry.</summary>
public sealed class ConcernHandling : IContestedRow
{
    private ConcernHandling()
    {
    }

    internal ConcernHandling(Guid concernId, Guid by, string firstName, DateTime at) => (ConcernId, By, FirstName, At) = (concernId, by, firstName, at);

    /// <summary>Which.</summary>
    public Guid ConcernId { get; private set; }

    /// <summary>Who.</summary>
    public Guid By { get; private set; }

    /// <summary>Their first name as it was.</summary>
    public string FirstName { get; private set; } = "";

    /// <summary>Since when (UTC).</summary>
    public DateTime At { get; private set; }
}

/// <summary>What came of a worry. Kept as numbers: a value never changes its meaning.</summary>
public enum ConcernOutcome
{
    /// <summary>The police or children's social care have it.</summary>
    PassedOn = 1,

    /// <summary>Somebody got support.</summary>
    Support = 2,

    /// <summary>We changed how we work, or put right how we treated somebody.</summary>
    PutRight = 3,

    /// <summary>It was looked into, and nothing more is needed.</summary>
    NothingMore = 4,
}

/// <summary>How a worry ended.</summary>
public sealed class ConcernClosing : IContestedRow
{
    /// <summary>The longest words about it, in characters.</summary>
    public const int NoteLength = 4000;

    private ConcernClosing()
    {
    }

    internal ConcernClosing(Guid concernId, Guid by, string firstName, ConcernOutcome outcome, byte[] sealedNote, DateTime at) =>
        (ConcernId, By, FirstName, Outcome, SealedNote, At) = (concernId, by, firstName, outcome, sealedNote, at);

    /// <summary>Which.</summary>
    public Guid ConcernId { get; private set; }

    /// <summary>Who closed it.</summary>
    public Guid By { get; private set; }

    /// <summary>Their first name as it was.</summary>
    public string FirstName { get; private set; } = "";

    /// <summary>What came of it.</summary>
    public ConcernOutcome Outcome { get; private set; }

    /// <summary>What was done, and why it can be closed; sealed with the worry's key.</summary>
    public byte[] SealedNote { get; private set; } = [];

    /// <summary>When (UTC). The time for which it is kept counts from here.</summary>
    public DateTime At { get; private set; }
}

/// <summary>Who the parent of an open worry was who had everything else erased.</summary>
public sealed class ConcernKept
{
    private ConcernKept()
    {
    }

    internal ConcernKept(Guid concernId, byte[] sealedDetails, DateTime at) => (ConcernId, SealedDetails, At) = (concernId, sealedDetails, at);

    /// <summary>Of which worry.</summary>
    public Guid ConcernId { get; private set; }

    /// <summary>Names, how to reach them, the area; sealed with the worry's key.</summary>
    public byte[] SealedDetails { get; private set; } = [];

    /// <summary>When everything else was erased (UTC).</summary>
    public DateTime At { get; private set; }
}

internal sealed class SafeguardingConcernMapping :
    IEntityTypeConfiguration<SafeguardingConcern>, IEntityTypeConfiguration<WorryAcknowledgement>, IEntityTypeConfiguration<ConcernHandling>, IEntityTypeConfiguration<ConcernClosing>,
    IEntityTypeConfiguration<ConcernKept>
{
    public void Configure(EntityTypeBuilder<SafeguardingConcern> builder)
    {
        builder.ToTable("SafeguardingConcerns");
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.AboutKind).HasMaxLength(SafeguardingConcern.AboutLength);
        builder.HasOne(w => w.Acknowledgement).WithOne().HasForeignKey<WorryAcknowledgement>(a => a.WorryId);
        builder.HasOne(w => w.Handling).WithOne().HasForeignKey<ConcernHandling>(h => h.ConcernId);
        builder.HasOne(w => w.Closing).WithOne().HasForeignKey<ConcernClosing>(c => c.ConcernId);
        builder.HasOne(w => w.Kept).WithOne().HasForeignKey<ConcernKept>(k => k.ConcernId);
        builder.Navigation(w => w.Acknowledgement).AutoInclude();
        builder.Navigation(w => w.Handling).AutoInclude();
        builder.Navigation(w => w.Closing).AutoInclude();
        builder.Navigation(w => w.Kept).AutoInclude();
        builder.HasIndex(w => w.ParticipantId);
        builder.HasIndex(w => w.RaisedAt);
    }

    public void Configure(EntityTypeBuilder<WorryAcknowledgement> builder)
    {
        builder.HasKey(a => a.WorryId);
        builder.Property(a => a.FirstName).HasMaxLength(Accounts.Person.DisplayNameLength);
    }

    public void Configure(EntityTypeBuilder<ConcernHandling> builder)
    {
        builder.ToTable("ConcernHandlings");
        builder.HasKey(h => h.ConcernId);
        builder.Property(h => h.FirstName).HasMaxLength(Accounts.Person.DisplayNameLength);
    }

    public void Configure(EntityTypeBuilder<ConcernClosing> builder)
    {
        builder.ToTable("ConcernClosings");
        builder.HasKey(c => c.ConcernId);
        builder.Property(c => c.FirstName).HasMaxLength(Accounts.Person.DisplayNameLength);
    }

    public void Configure(EntityTypeBuilder<ConcernKept> builder)
    {
        builder.ToTable("ConcernsKept");
        builder.HasKey(k => k.ConcernId);
    }
}
