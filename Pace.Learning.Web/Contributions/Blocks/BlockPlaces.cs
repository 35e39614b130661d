using System.Runtime.CompilerServices;
using Pace.Learning.Content.Blocks;

namespace Pace.Learning.Web.Contributions.Blocks;

/// <summary>Which lessons name which places. Worked out once a library, from what is published.</summary>
internal static class BlockPlaces
{
    private static readonly ConditionalWeakTable<ContentLibrary, Dictionary<string, List<BlockPlaceInLesson>>> Known = [];

    /// <summary>The lessons that name a key.</summary>
    public static IReadOnlyList<BlockPlaceInLesson> LessonsWith(ContentLibrary library, string key) => ByKey(library).GetValueOrDefault(key) ?? [];

    /// <summary>The places of a course, in the order of its lessons.</summary>
    public static IEnumerable<BlockPlaceInLesson> Of(Course course) =>
        course.Lessons.SelectMany(lesson => lesson.Body.PersonalBlocks.OfType<ContributionBlock>().Select(b => new BlockPlaceInLesson(course, lesson, b)));

    private static Dictionary<string, List<BlockPlaceInLesson>> ByKey(ContentLibrary library) => Known.GetValue(library, static l => l.Courses
        .SelectMany(Of)
        .GroupBy(p => p.Block.Contribution).ToDictionary(g => g.Key, g => g.ToList()));
}

/// <summary>A place for a parent's words in a lesson.</summary>
internal sealed record BlockPlaceInLesson(Course Course, Lesson Lesson, ContributionBlock Block);
