using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Contributions.Blocks;

namespace Pace.Learning.Web.Contributions.Placements;

/// <summary>The places for parents' words in a course.</summary>
internal sealed record PlacesOfCourse(Course Course, IReadOnlyList<VoicePlace> Places);

/// <summary>A place for a parent's words, in a lesson that is published or coming.</summary>
internal sealed record VoicePlace(Course Course, Lesson Lesson, ContributionBlock Block, bool IsComing)
{
    public string Key => Block.Contribution;

    /// <summary>The lesson, and whether people can read it yet.</summary>
    public string LessonName => IsComing ? $"{Lesson.Title} (not published yet)" : Lesson.Title;
}

/// <summary>Where parents' words can stand: in what is published, and in lessons that are being written.</summary>
internal sealed class VoicePlaces(PublishedContent published, IComingLessons coming)
{
    private Task<IReadOnlyList<PlacesOfCourse>>? read;

    /// <summary>Whether a place can have this key.</summary>
    public static bool IsKey(string key) => Placement.IsWellFormed(key);

    /// <summary>The courses with places, in their order. A place of several lessons is there once, with what is published first.</summary>
    public Task<IReadOnlyList<PlacesOfCourse>> CoursesAsync(CancellationToken cancellation) => read ??= ReadAsync(cancellation);

    /// <summary>The lessons that name a key; none when it is gone from them all.</summary>
    public async Task<IReadOnlyList<VoicePlace>> WithAsync(string? key, CancellationToken cancellation) =>
        key is null ? [] : [.. (await CoursesAsync(cancellation)).SelectMany(c => c.Places).Where(p => p.Key == key)];

    private async Task<IReadOnlyList<PlacesOfCourse>> ReadAsync(CancellationToken cancellation)
    {
        var now = published.Library;
        var soon = await coming.ReadAsync(cancellation);
        var known = now.Courses.SelectMany(BlockPlaces.Of).Select(p => p.Block.Contribution).ToHashSet();
        return [.. now.Courses.Concat(soon.Courses.Where(s => now.Courses.All(c => c.Id != s.Id))).Select(course => new PlacesOfCourse(course,
            [
                .. now.Courses.Where(c => c.Id == course.Id).SelectMany(BlockPlaces.Of).Select(p => new VoicePlace(p.Course, p.Lesson, p.Block, IsComing: false)),
                .. soon.Courses.Where(c => c.Id == course.Id).SelectMany(BlockPlaces.Of).Where(p => !known.Contains(p.Block.Contribution)).Select(p => new VoicePlace(p.Course, p.Lesson, p.Block, IsComing: true)),
            ])).Where(c => c.Places.Count > 0)];
    }
}
