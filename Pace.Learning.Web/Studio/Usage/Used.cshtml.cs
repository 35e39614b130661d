using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Courses;
using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.Studio.Documents;

namespace Pace.Learning.Web.Studio.Usage;

/// <summary>Where sources, questions, sheets, agreements and statements are used, each in a list of its own.</summary>
[OnlyFor(Roles.Editor, Roles.Publisher)]
internal sealed class UsedModel(PublishedContent published, UsageReader usage, CourseCompletions learners) : PageModel
{
    public const string Sources = "sources";
    public const string Questions = "questions";
    public const string Sheets = "sheets";
    public const string Agreements = "agreements";

    /// <summary>The lists, with their names.</summary>
    public static IReadOnlyList<(string Kind, string Name)> Kinds { get; } = [(Sources, "Sources"), (Questions, "Questions"), (Sheets, "Sheets to print"), (Agreements, "Agreements and statements")];

    [BindProperty(SupportsGet = true, Name = "of")]
    public string Kind { get; set; } = Sources;

    /// <summary>The course whose questions are listed.</summary>
    [BindProperty(SupportsGet = true, Name = "course")]
    public string? CourseSlug { get; set; }

    public IReadOnlyList<Course> Courses => published.Library.Courses;

    public Course? Course { get; private set; }

    public IReadOnlyList<UsedThing> Things { get; private set; } = [];

    public IReadOnlyList<UsedQuestion> Asked { get; private set; } = [];

    public static string AddressOf(string kind) => $"{StudioAddresses.Used}?of={kind}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (Kinds.All(k => k.Kind != Kind))
        {
            return NotFound();
        }
        var named = await usage.ReadAsync(cancellation);
        if (Kind == Questions)
        {
            Course = Courses.FirstOrDefault(c => c.Slug == CourseSlug) ?? (Courses is [var first, ..] ? first : null);
            Asked = Course is null ? [] : await QuestionsAsync(Course, named, cancellation);
            return Page();
        }
        Things = Kind == Sources
            ? [.. published.Library.Sources.Select(s => new UsedThing(s.Tag, s.Title, null, new DocumentUsage(named.NamingSource(s.Tag), [])))]
            : await DocumentsAsync(named, cancellation);
        return Page();
    }

    private async Task<IReadOnlyList<UsedThing>> DocumentsAsync(NamedThings named, CancellationToken cancellation)
    {
        DocumentKind[] kinds = Kind == Sheets ? [DocumentKind.Download] : [DocumentKind.Agreement, DocumentKind.AgreementVersion, DocumentKind.Statement];
        var things = new List<UsedThing>();
        foreach (var path in named.Paths.Where(p => DocumentPath.KindOf(p) is { } kind && kinds.Contains(kind)))
        {
            things.Add(new UsedThing(named.TitleOf(path), path, named.AddressOf(path), new DocumentUsage(named.NamingDocument(path), await usage.OthersAsync(path, named, cancellation))));
        }
        return things;
    }

    private async Task<IReadOnlyList<UsedQuestion>> QuestionsAsync(Course course, NamedThings named, CancellationToken cancellation)
    {
        var stands = course.Lessons.SelectMany(l => l.Checks.Select(c => (Lesson: l, Check: c, Pool: l.Body.PersonalBlocks.OfType<PoolBlock>().FirstOrDefault(p => p.Checks.Contains(c))))).ToList();
        var people = await learners.PeopleAsync([.. stands.Select(s => s.Check.FullId)], cancellation);
        return [.. stands.Select(s => new UsedQuestion(s.Check.QuestionText, s.Lesson.Title, named.AddressOf(s.Lesson.Path), s.Pool, people.GetValueOrDefault(s.Check.FullId)))];
    }
}

/// <summary>A line of a list.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="About">More about it: a source's title, a document's file.</param>
/// <param name="Address">Where it is opened; <c>null</c>: it isn't written here.</param>
/// <param name="Usage">Where it is used.</param>
internal sealed record UsedThing(string Name, string About, string? Address, DocumentUsage Usage);

/// <summary>A question of a course.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Lesson">The lesson that it stands in.</param>
/// <param name="Address">Where that is opened.</param>
/// <param name="Pool">The pool that it is drawn from.</param>
/// <param name="People">How many answered it.</param>
internal sealed record UsedQuestion(string Question, string Lesson, string Address, PoolBlock? Pool, int People)
{
    /// <summary>Nobody and a few look alike.</summary>
    public string AnsweredBy => People < SmallNumbers.Fewest ? $"fewer than {SmallNumbers.Fewest} people" : $"{People} people";
}
