using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Courses.Checks.Pools;

/// <summary>Somebody asked for other questions of a pool. The first draw has no row.</summary>
public sealed class PoolDraw
{
    private PoolDraw()
    {
    }

    /// <summary>Draws for the given time.</summary>
    public PoolDraw(Guid personId, string lessonId, string poolId, int round, DateTime now) =>
        (PersonId, LessonId, PoolId, Round, DrawnAt) = (personId, lessonId, poolId, round, now);

    /// <summary>Who.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The lesson in which the pool stands.</summary>
    public string LessonId { get; private set; } = "";

    /// <summary>The pool's full id.</summary>
    public string PoolId { get; private set; } = "";

    /// <summary>1 for the second draw, and so on. Two tabs that ask for the same one get the same one.</summary>
    public int Round { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime DrawnAt { get; private set; }
}

internal sealed class PoolDrawMapping : IEntityTypeConfiguration<PoolDraw>
{
    public void Configure(EntityTypeBuilder<PoolDraw> builder)
    {
        builder.ToTable("PoolDraws");
        builder.HasKey(d => new { d.PersonId, d.LessonId, d.PoolId, d.Round });
        builder.BelongsToPerson(d => d.PersonId);
    }
}
