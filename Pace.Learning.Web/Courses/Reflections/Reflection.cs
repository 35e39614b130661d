using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Courses.Reflections;

/// <summary>A learner's private note, encrypted with their own key. Nobody else reads it, whatever their role.</summary>
public sealed class Reflection
{
    /// <summary>The longest text, in characters.</summary>
    public const int TextLength = 20_000;

    private Reflection()
    {
    }

    /// <summary>A first text.</summary>
    public Reflection(Guid personId, string lessonId, string blockId, byte[] sealedText, DateTime now)
    {
        PersonId = personId;
        LessonId = lessonId;
        BlockId = blockId;
        SealedText = sealedText;
        Version = 1;
        SavedAt = now;
    }

    /// <summary>Whose.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The lesson in which the prompt stands.</summary>
    public string LessonId { get; private set; } = "";

    /// <summary>The full id of the prompt.</summary>
    public string BlockId { get; private set; } = "";

    /// <summary>The text, encrypted; <c>null</c> when the learner emptied it.</summary>
    public byte[]? SealedText { get; private set; }

    /// <summary>Goes up with each text: a device that still shows an older one can't overwrite this one.</summary>
    public int Version { get; private set; }

    /// <summary>When it was last saved (UTC).</summary>
    public DateTime SavedAt { get; private set; }

    /// <summary>Replaces the text that the learner was looking at.</summary>
    public void Rewrite(byte[]? sealedText, DateTime now)
    {
        SealedText = sealedText;
        Version++;
        SavedAt = now;
    }
}

internal sealed class ReflectionMapping : IEntityTypeConfiguration<Reflection>
{
    public void Configure(EntityTypeBuilder<Reflection> builder)
    {
        builder.ToTable("Reflections");
        builder.HasKey(r => new { r.PersonId, r.LessonId, r.BlockId });
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.BelongsToPerson(r => r.PersonId);
    }
}
