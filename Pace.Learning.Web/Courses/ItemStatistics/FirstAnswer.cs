namespace Pace.Learning.Web.Courses.ItemStatistics;

/// <summary>Somebody's first attempt at a check.</summary>
/// <param name="PersonId">Who; used to tell people apart, never shown.</param>
/// <param name="CheckId">The check's full id.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Answer">What they chose.</param>
internal sealed record FirstAnswer(Guid PersonId, string CheckId, double Score, IReadOnlyDictionary<string, string> Answer);
