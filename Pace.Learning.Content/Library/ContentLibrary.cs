using System.Diagnostics.CodeAnalysis;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Language;

namespace Pace.Learning.Content.Library;

/// <summary>Everything published, as it was at one moment. Immutable: a change makes a new library, which replaces the old one whole.</summary>
public sealed class ContentLibrary
{
    private readonly Dictionary<string, Course> coursesBySlug;
    private readonly Dictionary<string, Course> coursesById;
    private readonly Dictionary<string, LessonPlace> lessonsByUrl;
    private readonly Dictionary<string, LessonPlace> lessonsById;
    private readonly Dictionary<string, BlockPlace> blocksById;
    private readonly Dictionary<string, Page> pagesBySlug;
    private readonly Dictionary<string, Pathway> pathwaysBySlug;
    private readonly Dictionary<string, AgreementDocument> agreementsById;

    /// <summary>Puts a library together from documents that have passed their checks.</summary>
    public ContentLibrary(
        IReadOnlyList<Course> courses, IReadOnlyList<Pathway> pathways, IReadOnlyList<Page> pages, IReadOnlyList<AgreementDocument> agreements,
        IReadOnlyList<Source> sources, IReadOnlyList<Download> downloads, IReadOnlyList<Finding> findings)
    {
        Courses = courses;
        Pathways = pathways;
        Pages = pages;
        Agreements = agreements;
        Sources = sources;
        Downloads = downloads;
        Findings = findings;
        coursesBySlug = courses.ToDictionary(c => c.Slug);
        coursesById = courses.ToDictionary(c => c.Id);
        var places = courses.SelectMany(LessonPlace.InOrder).ToList();
        lessonsByUrl = places.ToDictionary(p => p.Lesson.Url);
        lessonsById = places.ToDictionary(p => p.Lesson.Id);
        blocksById = places
            .SelectMany(p => p.Lesson.Body.PersonalBlocks.Concat(p.Lesson.Body.PersonalBlocks.OfType<PoolBlock>().SelectMany(b => b.Checks))
                .Select(b => new BlockPlace(p, b)))
            // Only a draft that somebody looks at can have two of one id.
            .DistinctBy(b => b.Block.FullId)
            .ToDictionary(b => b.Block.FullId);
        pagesBySlug = pages.ToDictionary(p => p.Slug);
        pathwaysBySlug = pathways.ToDictionary(p => p.Slug);
        agreementsById = agreements.ToDictionary(a => a.Id);
    }

    /// <summary>A library with nothing in it, for a site that is still reading its content.</summary>
    public static ContentLibrary Empty { get; } = new([], [], [], [], [], [], []);

    /// <summary>In the order of their titles.</summary>
    public IReadOnlyList<Course> Courses { get; }

    /// <summary>In the order of the levels.</summary>
    public IReadOnlyList<Pathway> Pathways { get; }

    /// <summary>In the order of their titles.</summary>
    public IReadOnlyList<Page> Pages { get; }

    /// <summary>The documents that local areas sign, in the order of their ids.</summary>
    public IReadOnlyList<AgreementDocument> Agreements { get; }

    /// <summary>In the order of <c>sources.yaml</c>.</summary>
    public IReadOnlyList<Source> Sources { get; }

    /// <summary>Every file that some document offers, once.</summary>
    public IReadOnlyList<Download> Downloads { get; }

    /// <summary>The language guide of <c>language-guide.yaml</c>; without rules where there is no such file.</summary>
    public LanguageGuide LanguageGuide { get; init; } = LanguageGuide.Empty;

    /// <summary>The day on which it was compiled: search and findings are of what is in effect then.</summary>
    public DateOnly Day { get; init; }

    /// <summary>What is wrong with the files that this library was read from, published or not.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Files of documents that have an error: the last good version of each is in the library, or none.</summary>
    public IReadOnlySet<string> Faulty { get; init; } = new HashSet<string>();

    /// <summary>Finds a course by its part of the address.</summary>
    public bool TryGetCourse(string slug, [NotNullWhen(true)] out Course? course) => coursesBySlug.TryGetValue(slug, out course);

    /// <summary>Finds a course by its id.</summary>
    public bool TryGetCourseById(string id, [NotNullWhen(true)] out Course? course) => coursesById.TryGetValue(id, out course);

    /// <summary>Finds a lesson by its address from the root of the site.</summary>
    public bool TryGetLesson(string url, [NotNullWhen(true)] out LessonPlace? place) => lessonsByUrl.TryGetValue(url, out place);

    /// <summary>Finds a lesson by its id.</summary>
    public bool TryGetLessonById(string id, [NotNullWhen(true)] out LessonPlace? place) => lessonsById.TryGetValue(id, out place);

    /// <summary>Finds a check, pool, reflection or contribution by its full id.</summary>
    public bool TryGetBlock(string fullId, [NotNullWhen(true)] out BlockPlace? place) => blocksById.TryGetValue(fullId, out place);

    /// <summary>Finds a page by its part of the address.</summary>
    public bool TryGetPage(string slug, [NotNullWhen(true)] out Page? page) => pagesBySlug.TryGetValue(slug, out page);

    /// <summary>Finds a pathway by its part of the address.</summary>
    public bool TryGetPathway(string slug, [NotNullWhen(true)] out Pathway? pathway) => pathwaysBySlug.TryGetValue(slug, out pathway);

    /// <summary>Finds a document that local areas sign by its id; <c>null</c> when there is none.</summary>
    public AgreementDocument? FindAgreement(string id) => agreementsById.GetValueOrDefault(id);
}

/// <summary>Where a lesson stands.</summary>
/// <param name="Course">Its course.</param>
/// <param name="Module">Its module.</param>
/// <param name="Lesson">The lesson.</param>
/// <param name="Number">Its place among the course's lessons, from 1.</param>
/// <param name="Previous">The lesson before it in the course.</param>
/// <param name="Next">The lesson after it in the course.</param>
public sealed record LessonPlace(Course Course, Module Module, Lesson Lesson, int Number, Lesson? Previous, Lesson? Next)
{
    /// <summary>The places of a course's lessons, in reading order.</summary>
    public static IEnumerable<LessonPlace> InOrder(Course course)
    {
        var all = course.Modules.SelectMany(m => m.Lessons.Select(l => (Module: m, Lesson: l))).ToList();
        return all.Select((x, i) => new LessonPlace(
            course, x.Module, x.Lesson, i + 1, i == 0 ? null : all[i - 1].Lesson, i + 1 == all.Count ? null : all[i + 1].Lesson));
    }
}

/// <summary>Where a block that refers to a reader stands.</summary>
/// <param name="Place">Its lesson.</param>
/// <param name="Block">The block.</param>
public sealed record BlockPlace(LessonPlace Place, PersonalBlock Block);
