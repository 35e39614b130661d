using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Courses.Confidence;

/// <summary>When a learner is asked how confident they are.</summary>
public enum ConfidenceMoment
{
    /// <summary>On the first visit to the course.</summary>
    Before,

    /// <summary>When it is completed.</summary>
    After,

    /// <summary>Three months later, when it shows what stayed.</summary>
    ThreeMonthsLater,
}

/// <summary>How confident somebody was at one moment; without ratings when they preferred not to say.</summary>
public sealed class ConfidenceRating
{
    /// <summary>The lowest rating: not at all confident.</summary>
    public const int Lowest = 1;

    /// <summary>The highest rating: very confident.</summary>
    public const int Highest = 5;

    private ConfidenceRating()
    {
    }

    /// <summary>Records ratings, or that somebody was asked and went on without.</summary>
    public ConfidenceRating(Guid personId, string courseId, ConfidenceMoment moment, string? ratings, DateTime now) =>
        (PersonId, CourseId, Moment, Ratings, RatedAt) = (personId, courseId, moment, ratings, now);

    /// <summary>Who.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Which course.</summary>
    public string CourseId { get; private set; } = "";

    /// <summary>When in their learning.</summary>
    public ConfidenceMoment Moment { get; private set; }

    /// <summary>Ratings by statement, as JSON; <c>null</c> when they preferred not to say.</summary>
    public string? Ratings { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime RatedAt { get; private set; }
}

internal sealed class ConfidenceRatingMapping : IEntityTypeConfiguration<ConfidenceRating>
{
    public void Configure(EntityTypeBuilder<ConfidenceRating> builder)
    {
        builder.ToTable("ConfidenceRatings");
        builder.HasKey(r => new { r.PersonId, r.CourseId, r.Moment });
        builder.Property(r => r.Moment).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(r => r.CourseId);
        builder.BelongsToPerson(r => r.PersonId);
    }
}
