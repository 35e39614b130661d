using Pace.Learning.Content.Blocks;

namespace Pace.Learning.Content.Library;

/// <summary>What a learner does to complete a module.</summary>
/// <param name="ReadAll">Every lesson of the module that counts for the learner's level has been read.</param>
/// <param name="ChecksPercent">The best attempts at the module's knowledge checks reach this percentage together; <c>null</c>: not asked for.</param>
/// <param name="Reflections">So many reflections have been written; 0: not asked for.</param>
public sealed record CompletionRule(bool ReadAll, int? ChecksPercent, int Reflections);

/// <summary>One lesson: a long read with blocks.</summary>
public sealed record Lesson : PageDocument
{
    /// <summary>The levels for which it counts; empty: for everyone the module is for.</summary>
    public required IReadOnlyList<WorkforceLevel> Levels { get; init; }

    /// <summary>Topics that are announced beforehand; not empty: the exit control is shown.</summary>
    public required IReadOnlyList<string> Heavy { get; init; }

    /// <summary>Reading time in minutes, at least 1.</summary>
    public required int Minutes { get; init; }

    /// <summary>Whether it counts towards completion for a learner of the level.</summary>
    public bool CountsFor(WorkforceLevel level) => Levels.Count == 0 || Levels.Contains(level);

    /// <summary>The knowledge checks of the lesson, those of pools included.</summary>
    public IEnumerable<CheckBlock> Checks => Body.PersonalBlocks.SelectMany(b => b switch
    {
        CheckBlock check => [check],
        PoolBlock pool => pool.Checks,
        _ => Enumerable.Empty<CheckBlock>(),
    });

    /// <summary>The reflections of the lesson.</summary>
    public IEnumerable<ReflectionBlock> Reflections => Body.PersonalBlocks.OfType<ReflectionBlock>();
}

/// <summary>A module: lessons that belong together, and what completes them.</summary>
public sealed record Module : ContentDocument
{
    /// <summary>The levels for which it counts; empty: for everyone the course is for.</summary>
    public required IReadOnlyList<WorkforceLevel> Levels { get; init; }

    /// <summary>What completes it.</summary>
    public required CompletionRule Complete { get; init; }

    /// <summary>In order.</summary>
    public required IReadOnlyList<Lesson> Lessons { get; init; }

    /// <summary>Whether it counts towards completion for a learner of the level.</summary>
    public bool CountsFor(WorkforceLevel level) => Levels.Count == 0 || Levels.Contains(level);
}

/// <summary>A course, as its folder tells it.</summary>
public sealed record Course : PageDocument
{
    /// <summary>Whom it is for.</summary>
    public required IReadOnlyList<WorkforceLevel> Levels { get; init; }

    /// <summary>Hours of continuing professional development that it counts for.</summary>
    public required decimal Hours { get; init; }

    /// <summary>What a learner can do afterwards.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>What a learner should know about the material beforehand.</summary>
    public required IReadOnlyList<string> ContentNotes { get; init; }

    /// <summary>How parents take part in it.</summary>
    public required string CoDelivery { get; init; }

    /// <summary>Statements that learners rate before and after.</summary>
    public required IReadOnlyList<string> Confidence { get; init; }

    /// <summary>When somebody last went through it.</summary>
    public required DateOnly Reviewed { get; init; }

    /// <summary>Months until it should be taken again; <c>null</c>: never.</summary>
    public required int? RecertifyMonths { get; init; }

    /// <summary>In order.</summary>
    public required IReadOnlyList<Module> Modules { get; init; }

    /// <summary>All lessons, in reading order.</summary>
    public IReadOnlyList<Lesson> Lessons => field ??= [.. Modules.SelectMany(m => m.Lessons)];
}

/// <summary>A step of a pathway.</summary>
/// <param name="Course">The course.</param>
/// <param name="Modules">The modules of it that the step is about; all of them when the file names none.</param>
/// <param name="Required">Whether the pathway asks for it, or only suggests it.</param>
/// <param name="Why">Why it matters at this level.</param>
public sealed record PathwayStep(Course Course, IReadOnlyList<Module> Modules, bool Required, string Why);

/// <summary>A way through the courses for one workforce level.</summary>
public sealed record Pathway : PageDocument
{
    /// <summary>Whom it is for.</summary>
    public required WorkforceLevel Level { get; init; }

    /// <summary>In order.</summary>
    public required IReadOnlyList<PathwayStep> Steps { get; init; }
}

/// <summary>A page such as the accessibility statement. <c>{organisation}</c> and <c>{contact-email}</c> in its text stand for settings of the site.</summary>
public sealed record Page : PageDocument;

/// <summary>A document that figures and facts come from.</summary>
/// <param name="Tag">How the content names it, such as <c>TCE</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Year">When, where known.</param>
/// <param name="About">How it was done, and its sample.</param>
public sealed record Source(string Tag, string Title, string Publisher, int? Year, string About);

/// <summary>A file that a <c>download</c> block offers.</summary>
/// <param name="File">Its path in the content folder, such as <c>downloads/checklist.md</c>.</param>
/// <param name="Title">What it is, for readers.</param>
/// <param name="Bytes">Its size.</param>
public sealed record Download(string File, string Title, long Bytes)
{
    /// <summary>Its part of the address below <c>/downloads/</c>: the file's name, without <c>.md</c>.</summary>
    public string Slug => (IsPage ? File[..^3] : File)[(File.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>Its address from the root of the site.</summary>
    public string Url => $"/downloads/{Slug}";

    /// <summary>Whether it is Markdown, offered as a page to print.</summary>
    public bool IsPage => File.EndsWith(".md", StringComparison.Ordinal);

    /// <summary>The text of a page to print; empty for other files.</summary>
    public CompiledText Body { get; init; } = CompiledText.Empty;
}
