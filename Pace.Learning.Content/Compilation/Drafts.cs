using Pace.Learning.Content.Rules;

namespace Pace.Learning.Content.Compilation;

/// <summary>A document that has been compiled: publishable when nothing in it is an error.</summary>
internal abstract class Draft(DocumentFile file, PageWriter page)
{
    public DocumentFile File { get; } = file;

    public PageWriter Page { get; } = page;

    public FindingLog Findings => Page.Findings;

    public string? Id => Page.Manuscript.WrittenId;

    public int IdLine => Page.Manuscript.FrontMatter?.Find("id")?.Line ?? 1;

    public virtual bool IsGood => Page.Site.Options.ShowsFaulty || (!Findings.HasErrors && !Page.OtherFindings.Any(o => o.HasErrors));

    public int LineOf(string field) => Fields.LineOf(field);

    protected Fields Fields { get; } = new(page.Manuscript.FrontMatter, 1, "the front matter", page.Findings);

    protected CompiledText Body { get; private set; } = CompiledText.Empty;

    /// <summary>Compiles the body, reads the fields, and applies the rules that need the document alone.</summary>
    public void Compile()
    {
        try
        {
            Body = Page.Write();
            if (Page.Manuscript.FrontMatter is not null)
            {
                Read();
                Fields.RefuseOthers();
            }
            HeadingOrder.Check(Page);
            SkipLinks.Check(Page);
        }
        catch (IOException e)
        {
            // A file that was listed is gone or locked: somebody is working in the folder.
            Findings.Error(1, RuleNames.Layout, $"A file that this one takes in can't be read: {e.Message}");
        }
    }

    protected abstract void Read();

    protected int? ReadReadingAge(bool required) => Fields.Whole("reading-age", 8, 20, required);

    protected IReadOnlyList<WorkforceLevel> ReadLevels(bool required) =>
        [.. Fields.Words("levels", LevelNames, required).Select(l => WorkforceLevels.Parse(l)!.Value)];

    protected static IReadOnlyCollection<string> LevelNames { get; } = [.. WorkforceLevels.All.Select(l => l.Slug)];

    protected string Required(string name, int most = 300) => Fields.Text(name, required: true, most) ?? "";

    protected string ReadId() => Fields.Id() ?? "";
}

internal sealed class LessonDraft(DocumentFile file, PageWriter page, int? courseReadingAge) : Draft(file, page)
{
    public Lesson? Lesson { get; private set; }

    protected override void Read()
    {
        Lesson = new()
        {
            Path = File.Path,
            Id = ReadId(),
            Slug = File.Slug,
            Url = File.Url,
            Title = Required("title", 120),
            Summary = Required("summary"),
            Levels = ReadLevels(required: false),
            Heavy = Fields.Words("heavy", Blocks.ContentNotes.HeavyTopics.All),
            Minutes = 1,
            Body = Body,
        };
        Lesson = Lesson with { Minutes = ReadingTime.Minutes(Lesson) };
        HeavyMaterial.Check(Page, Lesson.Heavy, Fields.LineOf("heavy"));
        ReadingLevel.Check(Page, ReadReadingAge(required: false) ?? courseReadingAge);
    }
}

internal sealed class ModuleDraft(DocumentFile file, PageWriter page, int? courseReadingAge) : Draft(file, page)
{
    public Module? Module { get; private set; }

    protected override void Read()
    {
        Module = new()
        {
            Path = File.Path,
            Id = ReadId(),
            Slug = File.Slug,
            Title = Required("title", 120),
            Summary = Required("summary"),
            Levels = ReadLevels(required: false),
            Complete = ReadCompletion(),
            Body = Body,
            Lessons = [],
        };
        ReadingLevel.Check(Page, courseReadingAge);
    }

    private CompletionRule ReadCompletion()
    {
        if (Fields.Map("complete") is not { } complete)
        {
            return new(ReadAll: true, ChecksPercent: null, Reflections: 0);
        }
        var readAll = complete.Word("read", ["all"]) is not null;
        var rule = new CompletionRule(readAll, complete.Whole("checks", 1, 100), complete.Whole("reflect", 1, 50) ?? 0);
        complete.RefuseOthers();
        return rule;
    }
}

internal sealed class CourseDraft(DocumentFile file, PageWriter page) : Draft(file, page)
{
    public Course? Course { get; private set; }

    protected override void Read()
    {
        Course = new()
        {
            Path = File.Path,
            Id = ReadId(),
            Slug = File.Slug,
            Url = File.Url,
            Title = Required("title", 120),
            Summary = Required("summary", 200),
            Levels = ReadLevels(required: true),
            Hours = Fields.Number("hours", 0.25m, 200, required: true) ?? 0,
            Outcomes = Fields.Texts("outcomes", required: true),
            ContentNotes = Fields.Texts("content-notes", required: true, mayBeEmpty: true),
            CoDelivery = Required("co-delivery", 1_000),
            Reviewed = Fields.Date("reviewed", required: true) ?? default,
            Confidence = ReadConfidence(),
            RecertifyMonths = Fields.Whole("recertify-months", 1, 120),
            Body = Body,
            Modules = [],
        };
        ReadingLevel.Check(Page, ReadReadingAge(required: true));
    }

    private IReadOnlyList<string> ReadConfidence()
    {
        var statements = Fields.Texts("confidence", required: true);
        var line = Fields.LineOf("confidence");
        if (statements.Count is not 0 and (< 3 or > 5))
        {
            Fields.Bad(line, $"\"confidence\" has 3 to 5 statements, not {statements.Count}.");
        }
        if (statements.FirstOrDefault(s => !s.StartsWith("I ", StringComparison.Ordinal)) is { } other)
        {
            Fields.Bad(line, $"A statement of confidence starts with \"I \": \"{other}\".");
        }
        return statements;
    }
}

internal sealed class PageDraft(DocumentFile file, PageWriter page) : Draft(file, page)
{
    public Page? Document { get; private set; }

    protected override void Read()
    {
        Document = new()
        {
            Path = File.Path,
            Id = ReadId(),
            Slug = File.Slug,
            Url = File.Url,
            Title = Required("title", 120),
            Summary = Required("summary"),
            Body = Body,
        };
        ReadingLevel.Check(Page, ReadReadingAge(required: true));
    }
}

/// <summary>A step of a pathway before its course has been found.</summary>
internal sealed record StepDraft(string Course, IReadOnlyList<string> Modules, bool Required, string Why, int Line);

internal sealed class PathwayDraft(DocumentFile file, PageWriter page) : Draft(file, page)
{
    public Pathway? Pathway { get; private set; }

    public IReadOnlyList<StepDraft> Steps { get; private set; } = [];

    protected override void Read()
    {
        var level = Fields.Word("level", LevelNames, required: true);
        Pathway = new()
        {
            Path = File.Path,
            Id = ReadId(),
            Slug = File.Slug,
            Url = File.Url,
            Title = Required("title", 120),
            Summary = Required("summary"),
            Level = level is null ? default : WorkforceLevels.Parse(level)!.Value,
            Steps = [],
            Body = Body,
        };
        Steps = [.. Fields.Maps("steps", required: true).Select(ReadStep)];
        ReadingLevel.Check(Page, ReadReadingAge(required: true));
    }

    private static StepDraft ReadStep(Fields step)
    {
        var course = step.Text("course", required: true) ?? "";
        var read = new StepDraft(
            course, step.Texts("modules"), step.YesNo("required", otherwise: true), step.Text("why", required: true, most: 600) ?? "", step.LineOf("course"));
        step.RefuseOthers();
        return read;
    }
}
