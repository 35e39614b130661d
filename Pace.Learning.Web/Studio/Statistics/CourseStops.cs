using Pace.Learning.Web.Courses;
using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.Parents.Figures;

namespace Pace.Learning.Web.Studio.Statistics;

/// <summary>A lesson in which people stopped.</summary>
/// <param name="Title">Its title; <c>null</c>: before the first.</param>
/// <param name="Address">Where it is read.</param>
/// <param name="People">How many.</param>
/// <param name="Share">How many of those who began, 0 to 1.</param>
internal sealed record StoppedIn(string? Title, string? Address, int People, double Share);

/// <summary>How far people come in a course, without what could tell of a few.</summary>
/// <param name="Course">The course.</param>
/// <param name="Began">How many began it; <c>null</c>: too few to show anything.</param>
/// <param name="Finished">How many finished it; <c>null</c>: not shown.</param>
/// <param name="UnderWay">How many are under way; <c>null</c>: not shown.</param>
/// <param name="MeanReached">How many lessons they reached, on average.</param>
/// <param name="MeanRead">How many they read to the end, on average.</param>
/// <param name="Stops">Where the others stopped, most first.</param>
internal sealed record CourseStop(Course Course, int? Began, int? Finished, int? UnderWay, double MeanReached, double MeanRead, IReadOnlyList<StoppedIn> Stops)
{
    private const string FinishedPart = "/finished";
    private const string UnderWayPart = "/under-way";

    /// <summary>What may be shown of what was counted. Everybody who began belongs to one part: finished, under way, or stopped in a lesson.</summary>
    public static CourseStop Of(Course course, CourseReach reach)
    {
        var parts = reach.StoppedIn.ToDictionary(s => s.Key, s => s.Value);
        (parts[FinishedPart], parts[UnderWayPart]) = (reach.Finished, reach.UnderWay);
        var (total, shown) = ShownFigures.Of(new Figure(reach.Began, reach.Began), parts.ToDictionary(p => p.Key, p => new Figure(p.Value, p.Value)), SmallNumbers.Fewest);
        return total is null ? new CourseStop(course, null, null, null, 0, 0, []) : new CourseStop(
            course, reach.Began, PartOf(FinishedPart), PartOf(UnderWayPart), (double)reach.LessonsReached / reach.Began, (double)reach.LessonsRead / reach.Began,
            [.. shown.Where(s => s.Key is not (FinishedPart or UnderWayPart)).OrderByDescending(s => s.Value.Things).ThenBy(s => s.Key, StringComparer.Ordinal).Select(s => Stop(course, s.Key, s.Value.Things, reach.Began))]);

        // Where those that are shown are everybody, the others are none: whoever can subtract knows it anyway.
        int? PartOf(string part) => shown.TryGetValue(part, out var figure) ? figure.Things : shown.Values.Sum(s => s.Things) == reach.Began ? 0 : null;
    }

    private static StoppedIn Stop(Course course, string id, int people, int began)
    {
        var lesson = course.Lessons.FirstOrDefault(l => l.Id == id);
        return new StoppedIn(lesson?.Title, lesson?.Url, people, (double)people / began);
    }
}

/// <summary>Reads where people stop, in every course.</summary>
internal sealed class CourseStops(CourseReaches reaches, PublishedContent published)
{
    public async Task<IReadOnlyList<CourseStop>> ReadAsync(CancellationToken cancellation)
    {
        var stops = new List<CourseStop>();
        foreach (var course in published.Library.Courses)
        {
            stops.Add(CourseStop.Of(course, await reaches.OfAsync(course, cancellation)));
        }
        return stops;
    }
}
