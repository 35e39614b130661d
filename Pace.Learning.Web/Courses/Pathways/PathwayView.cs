using Pace.Learning.Web.Courses.Progress;

namespace Pace.Learning.Web.Courses.Pathways;

/// <summary>A pathway as its page shows it to somebody.</summary>
internal sealed record PathwayView(Pathway Pathway)
{
    /// <summary>The levels at which they take courses, by course.</summary>
    public IReadOnlyDictionary<string, WorkforceLevel> Levels { get; init; } = new Dictionary<string, WorkforceLevel>();

    /// <summary>What is known of them as a learner.</summary>
    public LearnerFacts? Facts { get; init; }

    /// <summary>How much of the step's modules is done; <c>null</c> when the course hasn't been started.</summary>
    public int? PercentOf(PathwayStep step) => Facts is not null && Levels.TryGetValue(step.Course.Id, out var level)
        ? new CourseStanding([.. step.Modules.Select(m => ModuleStanding.Of(m, level, Facts))]).Percent
        : null;
}
