using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Courses.Progress;

/// <summary>Somebody has read a lesson. Only ever added: no tab or device can take it back.</summary>
public sealed class LessonRead
{
    private LessonRead()
    {
    }

    /// <summary>Says so.</summary>
    public LessonRead(Guid personId, string lessonId, DateTime now) => (PersonId, LessonId, ReadAt) = (personId, lessonId, now);

    /// <summary>Who.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Which lesson.</summary>
    public string LessonId { get; private set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTime ReadAt { get; private set; }
}

internal sealed class LessonReadMapping : IEntityTypeConfiguration<LessonRead>
{
    public void Configure(EntityTypeBuilder<LessonRead> builder)
    {
        builder.ToTable("LessonReads");
        // Which lessons somebody has read is answered from this key alone, however many rows there are.
        builder.HasKey(r => new { r.PersonId, r.LessonId });
        builder.BelongsToPerson(r => r.PersonId);
    }
}
