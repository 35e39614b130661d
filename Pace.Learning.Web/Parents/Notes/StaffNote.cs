using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.Notes;

/// <summary>What a member of staff writes down about a parent. The parent reads it too, answers, and asks for it to be put right. All of it is sealed with the parent's key.</summary>
public sealed class StaffNote
{
    /// <summary>The longest note or answer, in characters.</summary>
    public const int TextLength = 2000;

    private readonly List<StaffNoteReply> replies = [];

    private StaffNote()
    {
    }

    /// <summary>Writes one. The id was given out with the form, so that sending twice is writing once.</summary>
    internal StaffNote(Guid id, Guid participantId, StaffSignature by, byte[] sealedText, DateTime now) =>
        (Id, ParticipantId, ByPersonId, FirstName, Role, SealedText, At) = (id, participantId, by.By, by.FirstName, by.Role, sealedText, now);

    /// <summary>Which.</summary>
    public Guid Id { get; private set; }

    /// <summary>About whom.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>Who wrote it.</summary>
    public Guid ByPersonId { get; private set; }

    /// <summary>Their first name, as it was.</summary>
    public string FirstName { get; private set; } = "";

    /// <summary>The role they wrote it in.</summary>
    public string Role { get; private set; } = "";

    /// <summary>The words, sealed for <see cref="Purpose"/>.</summary>
    public byte[] SealedText { get; private set; } = [];

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>When it was put right last (UTC), and by whom.</summary>
    public NoteCorrection? Correction { get; private set; }

    /// <summary>Since when the parent waits for it to be put right (UTC).</summary>
    public DateTime? CorrectionAskedAt { get; private set; }

    /// <summary>Changes with each act, so that two at once are noticed.</summary>
    public int Version { get; private set; }

    /// <summary>What the parent answered, oldest first.</summary>
    public IReadOnlyList<StaffNoteReply> Replies => replies;

    /// <summary>What its words are sealed for.</summary>
    public string Purpose => PurposeOf(Id);

    /// <summary>What the words of a note are sealed for.</summary>
    public static string PurposeOf(Guid id) => $"staff-note/{id:N}";

    /// <summary>The parent answers, or asks for it to be put right.</summary>
    public StaffNoteReply Reply(Guid id, byte[] sealedText, bool asksForCorrection, DateTime now)
    {
        var reply = new StaffNoteReply(id, Id, sealedText, asksForCorrection, now);
        replies.Add(reply);
        CorrectionAskedAt = asksForCorrection ? CorrectionAskedAt ?? now : CorrectionAskedAt;
        Version++;
        return reply;
    }

    /// <summary>Puts it right. What it said before is gone.</summary>
    internal void Correct(byte[] sealedText, StaffSignature by, DateTime now)
    {
        SealedText = sealedText;
        Correction = new NoteCorrection(now, by.By, by.FirstName);
        CorrectionAskedAt = null;
        Version++;
    }
}

/// <summary>That a note was put right.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="By">By whom.</param>
/// <param name="FirstName">Their first name, as it was.</param>
public sealed record NoteCorrection(DateTime At, Guid By, string FirstName);

/// <summary>What a parent says to a note about them.</summary>
public sealed class StaffNoteReply
{
    private StaffNoteReply()
    {
    }

    internal StaffNoteReply(Guid id, Guid noteId, byte[] sealedText, bool asksForCorrection, DateTime at) =>
        (Id, NoteId, SealedText, AsksForCorrection, At) = (id, noteId, sealedText, asksForCorrection, at);

    /// <summary>Which.</summary>
    public Guid Id { get; private set; }

    /// <summary>To which note.</summary>
    public Guid NoteId { get; private set; }

    /// <summary>The words, sealed for <see cref="PurposeOf"/>.</summary>
    public byte[] SealedText { get; private set; } = [];

    /// <summary>Whether they ask for it to be put right.</summary>
    public bool AsksForCorrection { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>What the words of a reply are sealed for.</summary>
    public static string PurposeOf(Guid id) => $"staff-note-reply/{id:N}";
}

internal sealed class StaffNoteMapping : IEntityTypeConfiguration<StaffNote>, IEntityTypeConfiguration<StaffNoteReply>
{
    public void Configure(EntityTypeBuilder<StaffNote> builder)
    {
        builder.ToTable("StaffNotes");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.FirstName).HasMaxLength(Accounts.Person.DisplayNameLength);
        builder.Property(n => n.Role).HasMaxLength(50);
        builder.Property(n => n.Version).IsConcurrencyToken();
        builder.OwnsOne(n => n.Correction, c => c.Property(x => x.FirstName).HasMaxLength(Accounts.Person.DisplayNameLength));
        builder.HasMany(n => n.Replies).WithOne().HasForeignKey(r => r.NoteId);
        builder.Navigation(n => n.Replies).AutoInclude();
        builder.BelongsToParticipant(n => n.ParticipantId);
        builder.HasIndex(n => new { n.ParticipantId, n.At });
        builder.HasIndex(n => n.CorrectionAskedAt);
    }

    public void Configure(EntityTypeBuilder<StaffNoteReply> builder)
    {
        builder.ToTable("StaffNoteReplies");
        builder.Property(r => r.Id).ValueGeneratedNever();
    }
}
