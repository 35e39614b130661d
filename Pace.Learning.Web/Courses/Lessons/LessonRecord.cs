using Pace.Learning.Content.Blocks;

namespace Pace.Learning.Web.Courses.Lessons;

/// <summary>What one learner has done that a lesson's page shows.</summary>
internal sealed class LessonRecord
{
    public WorkforceLevel? Level { get; set; }

    public string? LastLessonId { get; set; }

    public bool IsEnrolled => Level is not null;

    /// <summary>Ids of all lessons read, of whichever course.</summary>
    public HashSet<string> Read { get; } = [];

    /// <summary>By the check's full id.</summary>
    public Dictionary<string, CheckHistory> Checks { get; } = [];

    /// <summary>By the reflection's full id.</summary>
    public Dictionary<string, SavedReflection> Reflections { get; } = [];

    /// <summary>The latest draw by the pool's full id.</summary>
    public Dictionary<string, int> Rounds { get; } = [];

    public int RoundOf(PoolBlock pool) => Rounds.GetValueOrDefault(pool.FullId);
}

/// <summary>A learner's attempts at one check.</summary>
/// <param name="Attempts">How many.</param>
/// <param name="Best">The best score so far; <c>null</c>: none has been marked.</param>
/// <param name="Number">The latest attempt's number.</param>
/// <param name="Score">The latest attempt's score; <c>null</c> until it is marked.</param>
/// <param name="Answer">The latest answer.</param>
/// <param name="Text">The latest answer in the learner's own words.</param>
internal sealed record CheckHistory(
    int Attempts, double? Best, int Number, double? Score, IReadOnlyDictionary<string, string> Answer, string? Text);

/// <summary>A reflection as it was saved.</summary>
/// <param name="Text">The learner's words; empty when they emptied it.</param>
/// <param name="Version">Which version this is.</param>
/// <param name="SavedAt">When.</param>
internal sealed record SavedReflection(string Text, int Version, DateTime SavedAt);
