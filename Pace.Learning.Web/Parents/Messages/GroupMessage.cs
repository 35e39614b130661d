using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.Messages;

/// <summary>A few words to everybody of a meeting or a talk. They stand with it, and each reads them by themselves.</summary>
public sealed class GroupMessage : IContestedRow
{
    /// <summary>The longest text, in characters.</summary>
    public const int TextLength = 2000;

    /// <summary>The longest code of what it is about, in characters.</summary>
    public const int AboutLength = 20;

    private readonly List<GroupMessageReader> readers = [];

    private GroupMessage()
    {
    }

    /// <summary>Writes to some parents. The id comes with the form: sent twice, it is one message.</summary>
    public GroupMessage(Guid id, string aboutKind, Guid aboutId, string text, IEnumerable<Guid> to, Guid by, DateTime now)
    {
        (Id, AboutKind, AboutId, Text, SentBy, SentAt) = (id, aboutKind, aboutId, text.Trim(), by, now);
        readers.AddRange(to.Distinct().Select(participant => new GroupMessageReader(id, participant)));
    }

    /// <summary>Which.</summary>
    public Guid Id { get; private set; }

    /// <summary>What kind of thing it is about, such as <c>event</c>.</summary>
    public string AboutKind { get; private set; } = "";

    /// <summary>Which one.</summary>
    public Guid AboutId { get; private set; }

    /// <summary>What it says. No names.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Who sent it.</summary>
    public Guid SentBy { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime SentAt { get; private set; }

    /// <summary>For whom it is.</summary>
    public IReadOnlyList<GroupMessageReader> Readers => readers;
}

/// <summary>Somebody whom a message is for.</summary>
public sealed class GroupMessageReader
{
    private GroupMessageReader()
    {
    }

    internal GroupMessageReader(Guid messageId, Guid participantId) => (MessageId, ParticipantId) = (messageId, participantId);

    /// <summary>Which message.</summary>
    public Guid MessageId { get; private set; }

    /// <summary>Who.</summary>
    public Guid ParticipantId { get; private set; }
}

internal sealed class GroupMessageMapping : IEntityTypeConfiguration<GroupMessage>, IEntityTypeConfiguration<GroupMessageReader>
{
    public void Configure(EntityTypeBuilder<GroupMessage> builder)
    {
        builder.ToTable("GroupMessages");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.AboutKind).HasMaxLength(GroupMessage.AboutLength);
        builder.Property(m => m.Text).HasMaxLength(GroupMessage.TextLength);
        builder.HasIndex(m => m.AboutId);
        builder.HasMany(m => m.Readers).WithOne().HasForeignKey(r => r.MessageId);
    }

    public void Configure(EntityTypeBuilder<GroupMessageReader> builder)
    {
        builder.ToTable("GroupMessageReaders");
        builder.HasKey(r => new { r.MessageId, r.ParticipantId });
        builder.BelongsToParticipant(r => r.ParticipantId);
        builder.HasIndex(r => r.ParticipantId);
    }
}
