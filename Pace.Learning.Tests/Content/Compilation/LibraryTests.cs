using System.Text.Json;
using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Library;
using static Pace.Learning.Tests.Content.SampleFolder;

namespace Pace.Learning.Tests.Content.Compilation;

public class LibraryTests
{
    [Fact]
    public void TheFoldersAndFieldsOfACourse_BecomeItsRecords()
    {
        var course = Assert.Single(new SampleFolder().Compile().Courses);

        Assert.Equal(("words", "words", "/courses/words", CoursePath), (course.Id, course.Slug, course.Url, course.Path));
        Assert.Equal([WorkforceLevel.FrontlineStaff], course.Levels);
        Assert.Equal(1.5m, course.Hours);
        Assert.Equal(new DateOnly(2026, 1, 31), course.Reviewed);
        Assert.Equal(3, course.Confidence.Count);
        Assert.Null(course.RecertifyMonths);
        Assert.Equal("<p>What the course is about.</p>", Html(course.Body).Trim());
        var module = Assert.Single(course.Modules);
        Assert.Equal(new CompletionRule(ReadAll: true, ChecksPercent: 70, Reflections: 1), module.Complete);
        Assert.Equal(("a-note", LessonUrl), (module.Lessons[0].Id, module.Lessons[0].Url));
    }

    [Fact]
    public void ModulesAndLessons_StandInTheOrderOfTheirNumbers()
    {
        var folder = new SampleFolder();
        foreach (var number in new[] { "10", "2", "03" })
        {
            folder.Lesson("Text.", path: $"courses/words/01-records/{number}-lesson.md".Replace("lesson", $"l{number}", StringComparison.Ordinal), id: $"l{number}");
        }

        Assert.Equal(["a-note", "l2", "l03", "l10"], folder.Compile().Courses[0].Lessons.Select(l => l.Id));
    }

    [Fact]
    public void TheSameFiles_AlwaysGiveTheSameLibrary()
    {
        var folder = new DiskFolder(Support.Repository.Content);

        var libraries = Enumerable.Range(0, 3).Select(_ => Written(new ContentCompiler().Compile(folder))).Distinct();

        Assert.Single(libraries);
    }

    [Fact]
    public void PlainText_HasTheWordsOfALesson_AndNothingOfAParentsVoice()
    {
        var text = new SampleFolder().Lesson("""
            ## A heading

            Some *words* [@TCE].

            :::key-point A title
            A point.
            :::

            :::reflection
            id: r
            ---
            Think of it.
            :::

            :::parent-voice
            id: v
            contribution: first
            about: Something private
            ---
            What stands for it.
            :::

            :::check
            id: c
            kind: single
            ---
            Which one?

            - [x] Right
              > Well done.
            - [ ] Wrong
              > No.
            :::
            """).CompiledLesson().Body.PlainText;

        Assert.Equal("A heading\nSome words.\nA title\nA point.\nThink of it.\nWhich one?", text);
    }

    [Fact]
    public void TheTableOfContents_HasTheHeadingsBetweenBlocks()
    {
        var body = new SampleFolder().Lesson("## One\n\n### Two `code` & *more*\n\n:::key-point\n#### Inside\n:::\n\n> ## Quoted").CompiledLesson().Body;

        Assert.Equal([new Heading("one", "One", 2), new Heading("two-code-more", "Two code & more", 3)], body.Headings);
    }

    [Fact]
    public void AHeading_GivesWayToWhatThePageHasAroundIt()
    {
        var body = new SampleFolder().Lesson("## Main").CompiledLesson().Body;

        Assert.Equal("main-2", Assert.Single(body.Headings).Id);
        Assert.Equal($"{LessonPath}:7: error: duplicate-id", new SampleFolder().Lesson(":::reflection\nid: main\n---\nThink.\n:::").Findings());
    }

    [Fact]
    public void ReadingTime_GrowsWithWordsAndQuestions()
    {
        var words = string.Join("\n\n", Enumerable.Repeat("One two three four five six seven eight nine ten.", 120));

        Assert.Equal(1, new SampleFolder().CompiledLesson().Minutes);
        Assert.Equal(5, new SampleFolder().Lesson(words).CompiledLesson().Minutes);
        Assert.Equal(7, new SampleFolder().Lesson(words + "\n\n:::reflection\nid: r\n---\nThink.\n:::").CompiledLesson().Minutes);
    }

    [Fact]
    public void AFileFromAnotherSystem_MayHaveAByteOrderMarkAndOtherLineEnds()
    {
        var folder = new SampleFolder();
        folder.Lesson("One.\n\n:::reflection\nid: r\n---\nThink.\n:::");
        var text = "\uFEFF" + new StreamReader(folder.Files.Open(LessonPath)).ReadToEnd().Replace("\n", "\r\n", StringComparison.Ordinal);

        Assert.Single(folder.With(LessonPath, text).CompiledLesson().Reflections);
    }

    [Fact]
    public void DraftsOverAFolder_AreReadInItsPlace()
    {
        var drafts = new MemoryFolder(new Dictionary<string, string> { [PagePath] = "---\nid: help\ntitle: Draft\nsummary: S.\nreading-age: 12\n---\nDraft." });

        var library = new ContentCompiler().Compile(new OverlaidFolder(new SampleFolder().Files, drafts));

        Assert.Equal("Draft", Assert.Single(library.Pages).Title);
        Assert.Single(library.Courses);
    }

    [Fact]
    public void AFolderOnDisk_LeavesOutHiddenFiles_AndOpensNothingElse()
    {
        var root = Directory.CreateTempSubdirectory("pace-content-");
        try
        {
            Directory.CreateDirectory(Path.Combine(root.FullName, "content", ".git"));
            File.WriteAllText(Path.Combine(root.FullName, "secret.md"), "secret");
            File.WriteAllText(Path.Combine(root.FullName, "content", "sources.yaml"), "[]");
            File.WriteAllText(Path.Combine(root.FullName, "content", ".git", "config"), "hidden");

            var folder = new DiskFolder(Path.Combine(root.FullName, "content"));

            Assert.Equal(["sources.yaml"], folder.Paths);
            Assert.Equal(2, folder.BytesOf("sources.yaml"));
            Assert.Throws<FileNotFoundException>(() => folder.Open("../secret.md"));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Fact]
    public void AnEmptyFolder_IsAnEmptyLibrary()
    {
        var library = new ContentCompiler().Compile(new MemoryFolder(new Dictionary<string, string>()));

        Assert.Empty(library.Courses);
        Assert.Empty(library.Findings);
    }

    private static string Written(ContentLibrary library) => JsonSerializer.Serialize(new
    {
        Lessons = library.Courses.SelectMany(c => c.Lessons).Select(l => new
        {
            l.Id,
            l.Url,
            l.Minutes,
            l.Body.PlainText,
            l.Body.Headings,
            Segments = l.Body.Segments.Select(s => s is HtmlSegment html ? html.Html.Value : JsonSerializer.Serialize<object>(((BlockSegment)s).Block)),
        }),
        Pages = library.Pages.Select(p => Html(p.Body)),
        Steps = library.Pathways.SelectMany(p => p.Steps).Select(s => s.Why),
        library.Downloads,
        Findings = library.Findings.Select(f => f.ToString()),
    });
}
