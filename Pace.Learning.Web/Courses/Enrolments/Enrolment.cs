using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Courses.Enrolments;

/// <summary>Somebody takes a course, at a workforce level.</summary>
public sealed class Enrolment
{
    /// <summary>The longest fragment that is kept as a position.</summary>
    public const int AnchorLength = 200;

    private Enrolment()
    {
    }

    /// <summary>Starts a course.</summary>
    public Enrolment(Guid personId, string courseId, WorkforceLevel level, DateTime now)
    {
        PersonId = personId;
        CourseId = courseId;
        Level = level;
        StartedAt = now;
        LastActiveAt = now;
    }

    /// <summary>Who.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Which course.</summary>
    public string CourseId { get; private set; } = "";

    /// <summary>Decides which modules and lessons count.</summary>
    public WorkforceLevel Level { get; private set; }

    /// <summary>When they began (UTC).</summary>
    public DateTime StartedAt { get; private set; }

    /// <summary>When they had done what the course asks for (UTC). It is never taken back.</summary>
    public DateTime? CompletedAt { get; private set; }

    /// <summary>The level at which they completed it: a later change of level doesn't claim more than was done.</summary>
    public WorkforceLevel? CompletedLevel { get; private set; }

    /// <summary>The lesson they were in last.</summary>
    public string? LastLessonId { get; private set; }

    /// <summary>Where in that lesson: a fragment without <c>#</c>.</summary>
    public string? LastAnchor { get; private set; }

    /// <summary>When they last did something in it (UTC).</summary>
    public DateTime LastActiveAt { get; private set; }

    /// <summary>Whether they have done what the course asks for.</summary>
    public bool IsCompleted => CompletedAt is not null;

    /// <summary>Other modules count from now on; what was done stays done.</summary>
    public void ChangeLevel(WorkforceLevel level, DateTime now)
    {
        Level = level;
        LastActiveAt = now;
    }

    /// <summary>Remembers where they are, to go on from there.</summary>
    public void MoveTo(string lessonId, string? anchor, DateTime now) => (LastLessonId, LastAnchor, LastActiveAt) = (lessonId, anchor, now);

    /// <summary>Says that everything is done, once.</summary>
    public void Complete(DateTime now)
    {
        if (!IsCompleted)
        {
            CompletedAt = now;
            CompletedLevel = Level;
        }
    }
}

internal sealed class EnrolmentMapping : IEntityTypeConfiguration<Enrolment>
{
    public void Configure(EntityTypeBuilder<Enrolment> builder)
    {
        builder.ToTable("Enrolments");
        builder.HasKey(e => new { e.PersonId, e.CourseId });
        builder.Property(e => e.Level).HasConversion<string>().HasMaxLength(30);
        builder.Property(e => e.CompletedLevel).HasConversion<string>().HasMaxLength(30);
        builder.Property(e => e.LastAnchor).HasMaxLength(Enrolment.AnchorLength);
        builder.HasIndex(e => new { e.CourseId, e.CompletedAt });
        builder.BelongsToPerson(e => e.PersonId);
    }
}
