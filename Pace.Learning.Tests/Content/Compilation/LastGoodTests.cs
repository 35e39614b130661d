using Pace.Learning.Content.Library;
using static Pace.Learning.Tests.Content.SampleFolder;

namespace Pace.Learning.Tests.Content.Compilation;

public class LastGoodTests
{
    private const string Broken = ":::nonsense\n:::";
    private const string Pathway = "---\nid: front\ntitle: Front\nsummary: A way.\nlevel: frontline-staff\nreading-age: 12\nsteps:\n  - course: words\n    why: Because.\n---\n";

    [Fact]
    public void ALessonThatNoLongerCompiles_StaysAsItWas_WhileTheRestMovesOn()
    {
        var folder = new SampleFolder().Lesson("Second.", path: "courses/words/01-records/02-second.md", id: "second", title: "Second");
        var first = folder.Compile();

        folder.Lesson(Broken).Lesson("Changed.", path: "courses/words/01-records/02-second.md", id: "second", title: "Second");
        var second = folder.Compile(first);

        Assert.Same(LessonOf(first), LessonOf(second));
        Assert.True(second.TryGetLessonById("second", out var changed));
        Assert.Contains("Changed.", Html(changed.Lesson.Body), StringComparison.Ordinal);
        Assert.Equal($"{LessonPath}:6: error: unknown-block", Brief(Assert.Single(second.Findings)));
    }

    [Fact]
    public void ANewLessonThatDoesNotCompile_IsLeftOut()
    {
        var folder = new SampleFolder();
        var first = folder.Compile();

        var second = folder.Lesson(Broken, path: "courses/words/01-records/02-new.md", id: "new").Compile(first);

        Assert.Equal(["a-note"], second.Courses[0].Lessons.Select(l => l.Id));
    }

    [Fact]
    public void ACourseThatNoLongerCompiles_StaysWhole()
    {
        var folder = new SampleFolder();
        var first = folder.Compile();

        var second = folder.Change(CoursePath, "hours: 1.5", "hours: many").Lesson("Changed.").Compile(first);

        Assert.DoesNotContain("Changed.", Html(LessonOf(second).Body), StringComparison.Ordinal);
        Assert.Equal(first.Courses[0].Title, second.Courses[0].Title);
    }

    [Fact]
    public void ANewCourseThatDoesNotCompile_IsLeftOut() =>
        Assert.Empty(new SampleFolder().Change(CoursePath, "hours: 1.5", "hours: many").Compile().Courses);

    [Fact]
    public void AModuleThatNoLongerCompiles_KeepsItsFields_AndTakesNewLessons()
    {
        var folder = new SampleFolder();
        var first = folder.Compile();

        var second = folder.Change(ModulePath, "  checks: 70", "  checks: lots").Lesson("Changed.").Compile(first);

        Assert.Equal(70, second.Courses[0].Modules[0].Complete.ChecksPercent);
        Assert.Contains("Changed.", Html(LessonOf(second).Body), StringComparison.Ordinal);
    }

    [Fact]
    public void APageThatNoLongerCompiles_StaysAsItWas()
    {
        var folder = new SampleFolder();
        var first = folder.Compile();

        var second = folder.Page(Broken).Compile(first);

        Assert.Same(first.Pages[0], Assert.Single(second.Pages));
    }

    [Fact]
    public void APathwayThatNoLongerCompiles_LeadsThroughTheCoursesOfToday()
    {
        var folder = new SampleFolder().With("pathways/front.md", Pathway);
        var first = folder.Compile();

        var second = folder.With("pathways/front.md", Pathway + Broken).Change(CoursePath, "title: Words", "title: New words").Compile(first);

        Assert.Same(second.Courses[0], Assert.Single(second.Pathways[0].Steps).Course);
        Assert.Equal("New words", second.Courses[0].Title);
    }

    [Fact]
    public void SourcesThatNoLongerCompile_StayAsTheyWere()
    {
        var folder = new SampleFolder();
        var first = folder.Compile();

        var second = folder.With("sources.yaml", "- tag: [").Lesson("So said 5% [@TCE].").Compile(first);

        Assert.Equal(first.Sources, second.Sources);
        Assert.Contains("/sources#tce", Html(LessonOf(second).Body), StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsDeleted_IsGone()
    {
        var folder = new SampleFolder();
        var first = folder.Compile();

        Assert.Empty(folder.Without(PagePath).Compile(first).Pages);
    }

    [Fact]
    public void AnOldVersionGivesWay_WhenSomethingNewHasItsId()
    {
        var folder = new SampleFolder();
        var first = folder.Compile();

        var second = folder.Change(LessonPath, "title: A note", "title: [").Lesson("Moved.", path: "courses/words/01-records/02-moved.md").Compile(first);

        Assert.True(second.TryGetLessonById("a-note", out var place));
        Assert.Equal("courses/words/01-records/02-moved.md", place.Lesson.Path);
        Assert.Single(second.Courses[0].Lessons);
    }

    [Fact]
    public void ADownload_StaysWithTheLessonThatOffersIt()
    {
        var folder = new SampleFolder().Lesson(":::download Checklist\nfile: downloads/checklist.md\n---\n:::");
        var first = folder.Compile();

        Assert.Equal(["Before a meeting"], first.Downloads.Select(d => d.Title));
        Assert.Equal("/downloads/checklist", first.Downloads[0].Url);
        Assert.Equal("<p>Send the papers.</p>", Html(first.Downloads[0].Body).Trim());
        Assert.Single(folder.Lesson(Broken).Compile(first).Downloads);
        Assert.Empty(folder.Lesson("Text.").Compile(first).Downloads);
    }

    private static Lesson LessonOf(ContentLibrary library)
    {
        Assert.True(library.TryGetLesson(LessonUrl, out var place));
        return place.Lesson;
    }
}
