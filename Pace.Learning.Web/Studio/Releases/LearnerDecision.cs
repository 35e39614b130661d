using Pace.Learning.Web.Courses.Progress;

namespace Pace.Learning.Web.Studio.Releases;

/// <summary>What a publisher decided about learners: of a lesson that goes, or of one that is new among lessons that they finished. Kept with the release as one line.</summary>
/// <param name="Lesson">The lesson's id.</param>
/// <param name="Outcome">What becomes of those who began or finished it.</param>
/// <param name="Other">The lesson in which they go on, or that counts as done; of a new lesson: the one that was finished.</param>
/// <param name="IsNew">Whether the lesson comes, and does not go.</param>
internal sealed record LearnerDecision(string Lesson, LessonOutcome Outcome, string? Other, bool IsNew)
{
    private const char New = '+';

    /// <summary>As it is kept: the id, and what was decided.</summary>
    public string Line => $"{(IsNew ? New : "")}{Lesson} {Outcome}{(Other is null ? "" : $" {Other}")}";

    /// <summary>Reads a line; <c>null</c>: an id that goes without a decision, because nobody had to do with it.</summary>
    public static LearnerDecision? Read(string line) => line.Split(' ') is [var lesson, var outcome, .. var other] && Enum.TryParse<LessonOutcome>(outcome, out var decided)
        ? new(lesson.TrimStart(New), decided, other.FirstOrDefault(), lesson.StartsWith(New))
        : null;

    /// <summary>The id that a line lets go; <c>null</c>: it lets none go.</summary>
    public static string? GoneOf(string line) => line.StartsWith(New) ? null : line.Split(' ')[0];

    /// <summary>Does it. The caller saves.</summary>
    public async Task ApplyAsync(LessonSuccession learners, CancellationToken cancellation)
    {
        if (Other is null || Outcome is LessonOutcome.TakenAgain)
        {
            return;
        }
        var (from, to) = IsNew ? (Other, Lesson) : (Lesson, Other);
        if (Outcome is LessonOutcome.CountsAsDone)
        {
            await learners.CountAsync(from, to, cancellation);
        }
        if (!IsNew)
        {
            await learners.MoveAsync(from, to, cancellation);
        }
    }
}
