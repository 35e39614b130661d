using Pace.Learning.Web.Courses.Enrolments;
using Pace.Learning.Web.Courses.Progress;

namespace Pace.Learning.Web.Courses.Overview;

/// <summary>A course as its page shows it to somebody.</summary>
internal sealed record CourseView(Course Course)
{
    /// <summary>Whether it is known who reads it: then they can start here and now.</summary>
    public bool IsSignedIn { get; init; }

    /// <summary>By whom of the parents it was reviewed.</summary>
    public ParentReview? Reviewed { get; init; }

    /// <summary>The reader's enrolment; <c>null</c>: they haven't started.</summary>
    public Enrolment? Enrolment { get; init; }

    /// <summary>Where they are in it.</summary>
    public CourseStanding? Standing { get; init; }

    /// <summary>What is known of them as a learner.</summary>
    public LearnerFacts? Facts { get; init; }

    /// <summary>Where they go on.</summary>
    public string ContinueUrl { get; init; } = "";

    /// <summary>Whether they are asked how confident they are.</summary>
    public bool AsksForConfidence { get; init; }

    /// <summary>Whether they have read a lesson.</summary>
    public bool HasRead(Lesson lesson) => Facts?.Read.Contains(lesson.Id) ?? false;

    /// <summary>Said beside a lesson only where its module counts: of an optional module it is said once.</summary>
    public bool IsOptional(Module module, Lesson lesson) =>
        Enrolment is { Level: var level } && module.CountsFor(level) && !lesson.CountsFor(level);

    /// <summary>How a lesson looks in the list.</summary>
    public string? StateOf(Module module, Lesson lesson) => HasRead(lesson) ? "done" : IsOptional(module, lesson) ? "optional" : null;
}
