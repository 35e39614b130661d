namespace Pace.Learning.Web.Talks.Care;

/// <summary>What is done around a talk. Kept as numbers: a value never changes its meaning.</summary>
public enum CareKind
{
    /// <summary>A word before.</summary>
    CheckIn = 1,

    /// <summary>A talk afterwards.</summary>
    Debrief = 2,

    /// <summary>A word with somebody who had said yes, because the talk is off for them: they got ready for it.</summary>
    TalkOff = 3,
}

/// <summary>
/// Something that the manager does for a parent by a day. It closes only with a few words on how it was: it can't be ticked off unanswered.
/// </summary>
public sealed class CareTask : IContestedRow
{
    /// <summary>The longest note, in characters.</summary>
    public const int NoteLength = 2000;

    /// <summary>It can't be closed in silence.</summary>
    public static readonly Refusal NoWords = new("", "Write a few words on how it was");

    private CareTask()
    {
    }

    /// <summary>Plans it.</summary>
    public CareTask(CareKind kind, Guid talkId, Guid participantId, DateOnly dueOn, int? slot, DateTime now) =>
        (Id, Kind, TalkId, ParticipantId, DueOn, Slot, CreatedAt) = (Guid.CreateVersion7(), kind, talkId, participantId, dueOn, slot, now);

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Before or after.</summary>
    public CareKind Kind { get; private set; }

    /// <summary>Around which talk.</summary>
    public Guid TalkId { get; private set; }

    /// <summary>For whom.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>By which day in London.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>
    /// Which of the day's debriefs it is, from 1. The database holds day and number unique, so that two acts at once can't put more on a day than
    /// one listener carries.
    /// </summary>
    public int? Slot { get; private set; }

    /// <summary>When it was planned (UTC).</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>How and when it ended; <c>null</c> while it is to be done.</summary>
    public CareClosing? Closing { get; private set; }

    /// <summary>Still to be done.</summary>
    public bool IsOpen => Closing is null;

    /// <summary>What the note is sealed for.</summary>
    public string NotePurpose => $"care/{Id:N}/note";

    /// <summary>Puts it on another day.</summary>
    public void Plan(DateOnly dueOn, int? slot) => (DueOn, Slot) = (dueOn, slot);

    /// <summary>It is done, and this is how it was. Closed already, it only takes the words.</summary>
    /// <param name="by">Who did it.</param>
    /// <param name="sealedNote">All that was said of it, sealed for <see cref="NotePurpose"/>; none is refused.</param>
    /// <param name="now">Now.</param>
    public Refusal? Close(Guid by, byte[]? sealedNote, DateTime now)
    {
        if (sealedNote is null)
        {
            return NoWords;
        }
        if (Closing is null)
        {
            Closing = new CareClosing(Id, by, CareEnd.Done, sealedNote, now);
            Slot = null;
        }
        else
        {
            Closing.Say(sealedNote);
        }
        return null;
    }

    /// <summary>It isn't needed: the parent doesn't speak after all.</summary>
    public void Drop(DateTime now)
    {
        if (Closing is null)
        {
            Closing = new CareClosing(Id, null, CareEnd.NotNeeded, null, now);
            Slot = null;
        }
    }
}

/// <summary>How a task ended. Kept as numbers: a value never changes its meaning.</summary>
public enum CareEnd
{
    /// <summary>It was done.</summary>
    Done = 1,

    /// <summary>The talk went on without this parent, or not at all.</summary>
    NotNeeded = 2,
}

/// <summary>The end of a task.</summary>
public sealed class CareClosing : IContestedRow
{
    private CareClosing()
    {
    }

    internal CareClosing(Guid taskId, Guid? by, CareEnd end, byte[]? sealedNote, DateTime at) =>
        (TaskId, ByPersonId, End, SealedNote, At) = (taskId, by, end, sealedNote, at);

    /// <summary>Of which task.</summary>
    public Guid TaskId { get; private set; }

    /// <summary>Who did it; <c>null</c> when it wasn't needed any more.</summary>
    public Guid? ByPersonId { get; private set; }

    /// <summary>How it ended.</summary>
    public CareEnd End { get; private set; }

    /// <summary>How it was, sealed with the parent's key.</summary>
    public byte[]? SealedNote { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }

    internal void Say(byte[] sealedNote) => SealedNote = sealedNote;
}

internal sealed class CareTaskMapping : IEntityTypeConfiguration<CareTask>, IEntityTypeConfiguration<CareClosing>, IEntityTypeConfiguration<RestPeriod>
{
    public void Configure(EntityTypeBuilder<CareTask> builder)
    {
        builder.ToTable("CareTasks");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasOne<Talk>().WithMany().HasForeignKey(t => t.TalkId);
        builder.HasIndex(t => new { t.DueOn, t.Slot }).IsUnique();
        builder.HasIndex(t => t.ParticipantId);
        builder.HasOne(t => t.Closing).WithOne().HasForeignKey<CareClosing>(c => c.TaskId);
        builder.Navigation(t => t.Closing).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<CareClosing> builder) => builder.HasKey(c => c.TaskId);

    public void Configure(EntityTypeBuilder<RestPeriod> builder)
    {
        builder.ToTable("RestPeriods");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => r.ParticipantId);
    }
}
