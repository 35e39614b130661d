namespace Pace.Learning.Web.Parents.SafeguardingConcerns;

/// <summary>Somebody told the DSO about a worry.</summary>
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
    /// <param name="participantId">The parent who says it, or whom staff say it about; their key seals the text.</param>
    /// <param name="isFromParent">Whether the parent said it.</param>
    /// <param name="about">What it is about.</param>
    /// <param name="sealedText">What they said, sealed; <c>null</c> when they said nothing.</param>
    /// <param name="now">The time.</param>
    public SafeguardingConcern(Guid id, Guid raisedBy, Guid? participantId, bool isFromParent, WorryAbout about, byte[]? sealedText, DateTime now)
    {
        (Id, RaisedBy, ParticipantId, IsFromParent, RaisedAt) = (id, raisedBy, participantId, isFromParent, now);
        (AboutKind, AboutId, SealedText) = (about.Kind, about.Id, sealedText);
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

    /// <summary>What was said, sealed with the parent's key, or with the key of a member of staff when it is about no parent.</summary>
    public byte[]? SealedText { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime RaisedAt { get; private set; }

    /// <summary>That the DSO has read it.</summary>
    public WorryAcknowledgement? Acknowledgement { get; private set; }

    /// <summary>Whose key seals the text.</summary>
    public Guid? KeyOwner => ParticipantId ?? RaisedBy;

    /// <summary>What the text is sealed for.</summary>
    public string Purpose => PurposeOf(Id);

    /// <summary>What the text of a worry is sealed for.</summary>
    public static string PurposeOf(Guid id) => $"worry/{id}/text";

    /// <summary>The DSO has read it. The first time counts.</summary>
    public void Acknowledge(Guid by, string firstName, DateTime now) => Acknowledgement ??= new WorryAcknowledgement(Id, by, firstName, now);

    /// <summary>The parent had everything erased: that there was a worry stays, not what it said.</summary>
    public void Erase()
    {
        SealedText = null;
        RaisedBy = IsFromParent ? null : RaisedBy;
    }
}

/// <summary>What a worry is about: a kind of thing and which one. Never words.</summary>
public readonly record struct WorryAbout(string Kind, Guid? Id)
{
    /// <summary>Reads what stands in an address; anything else than a plain code is no certain thing.</summary>
    public static WorryAbout Read(string? kind, Guid? id) =>
        kind is { Length: > 0 and <= SafeguardingConcern.AboutLength } && kind.All(c => c is '-' or (>= 'a' and <= 'z')) ? new(kind, id) : new("", null);
}

/// <summary>The DSO has read a worry.</summary>
public sealed class WorryAcknowledgement
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

internal sealed class SafeguardingConcernMapping : IEntityTypeConfiguration<SafeguardingConcern>, IEntityTypeConfiguration<WorryAcknowledgement>
{
    public void Configure(EntityTypeBuilder<SafeguardingConcern> builder)
    {
        builder.ToTable("SafeguardingConcerns");
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.AboutKind).HasMaxLength(SafeguardingConcern.AboutLength);
        builder.HasOne(w => w.Acknowledgement).WithOne().HasForeignKey<WorryAcknowledgement>(a => a.WorryId);
        builder.Navigation(w => w.Acknowledgement).AutoInclude();
        builder.HasIndex(w => w.ParticipantId);
        builder.HasIndex(w => w.RaisedAt);
    }

    public void Configure(EntityTypeBuilder<WorryAcknowledgement> builder)
    {
        builder.HasKey(a => a.WorryId);
        builder.Property(a => a.FirstName).HasMaxLength(Accounts.Person.DisplayNameLength);
    }
}
