using Pace.Learning.Content.Rules;

namespace Pace.Learning.Content.Compilation;

/// <summary>A document that is being compiled: reads its fields by what kind of document it is.</summary>
internal abstract class Draft(DocumentFile file, PageWriter page)
{
    protected DocumentFile File { get; } = file;

    protected PageWriter Page { get; } = page;

    protected Fields Fields { get; } = new(page.Manuscript.FrontMatter, 1, "the front matter", page.Findings);

    protected CompiledText Body { get; private set; } = CompiledText.Empty;

    public static Draft Of(DocumentFile file, PageWriter page, Given given) => file.Kind switch
    {
        DocumentKind.Course => new CourseDraft(file, page),
        DocumentKind.Module => new ModuleDraft(file, page, given.CourseReadingAge),
        DocumentKind.Lesson => new LessonDraft(file, page, given.CourseReadingAge),
        DocumentKind.Pathway => new PathwayDraft(file, page),
        DocumentKind.Page => new PageDraft(file, page),
        DocumentKind.Agreement => new AgreementDraft(file, page),
        DocumentKind.Version => new VersionDraft(file, page, given.LockedAs),
        _ => new DownloadDraft(file, page),
    };

    /// <summary>Compiles the body, reads the fields, and applies the rules that need the document alone.</summary>
    public Proof Compile(Given given)
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
            Page.Findings.Error(1, RuleNames.Layout, $"A file that this one takes in can't be read: {e.Message}");
            Page.Site.HasFailed = true;
        }
        return Proven(given, Page.Manuscript);
    }

    protected ContentDocument? Document { get; set; }

    protected AgreementVersion? Version { get; set; }

    protected IReadOnlyList<StepDraft> Steps { get; set; } = [];

    protected int RuledLine { get; set; } = 1;

    protected abstract void Read();

    protected int? ReadReadingAge(bool required) => Fields.Whole("reading-age", 8, 20, required);

    protected IReadOnlyList<WorkforceLevel> ReadLevels(bool required) =>
        [.. Fields.Words("levels", LevelNames, required).Select(l => WorkforceLevels.Parse(l)!.Value)];

    protected static IReadOnlyCollection<string> LevelNames { get; } = [.. WorkforceLevels.All.Select(l => l.Slug)];

    protected string Required(string name, int most = 300) => Fields.Text(name, required: true, most) ?? "";

    protected string ReadId() => Fields.Id() ?? "";

    private Proof Proven(Given given, Manuscript manuscript) => new()
    {
        File = File,
        Given = given,
        Hash = manuscript.Hash,
        Asked = Page.Site.Asked,
        Findings = Page.Findings,
        OtherFindings = [.. Page.OtherFindings],
        Id = manuscript.WrittenId,
        IdLine = manuscript.FrontMatter?.Find("id")?.Line ?? 1,
        ReadingAge = manuscript.FrontMatter?.Text("reading-age"),
        Title = manuscript.Title,
        Document = Document,
        Version = Version,
        Steps = Steps,
        Body = Body,
        RuledLine = RuledLine,
        Clauses = [.. Page.Clauses],
        Links = [.. Page.Links.Select(l => new ProofLink(l.Address, l.Line, l.Findings == Page.Findings ? null : Page.OtherFindings.IndexOf(l.Findings)))],
        ElementIds = [.. Page.Ids.All],
        BlockIds = KeptIds.OfBlocks(manuscript),
        Downloads = [.. Page.Downloads],
    };
}

internal sealed class LessonDraft(DocumentFile file, PageWriter page, int? courseReadingAge) : Draft(file, page)
{
    protected override void Read()
    {
        var lesson = new Lesson
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
        Document = lesson with { Minutes = ReadingTime.Minutes(lesson) };
        HeavyMaterial.Check(Page, lesson.Heavy, Fields.LineOf("heavy"));
        ReadingLevel.Check(Page, ReadReadingAge(required: false) ?? courseReadingAge);
    }
}

internal sealed class ModuleDraft(DocumentFile file, PageWriter page, int? courseReadingAge) : Draft(file, page)
{
    protected override void Read()
    {
        Document = new Module
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
    protected override void Read()
    {
        Document = new Course
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
    protected override void Read()
    {
        Document = new Library.Page
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
    protected override void Read()
    {
        var level = Fields.Word("level", LevelNames, required: true);
        Document = new Pathway
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
