using Pace.Learning.Content.Compilation;
using static Pace.Learning.Tests.Content.SampleFolder;

namespace Pace.Learning.Tests.Content.Rules;

public class IdRuleTests
{
    private const string Question = ":::check\nid: why\nkind: short\n---\nWhy?\n\n- point\n\n> model\n:::";

    [Fact]
    public void TwoDocumentsWithOneId_AreFoundAtTheSecond_AndTheFirstIsPublished()
    {
        var folder = new SampleFolder().Lesson("Text.", path: "courses/words/01-records/02-another.md");

        Assert.Equal("courses/words/01-records/02-another.md:2: error: duplicate-id", folder.Findings());
        Assert.True(folder.Compile().TryGetLessonById("a-note", out var place));
        Assert.Equal(LessonPath, place.Lesson.Path);
    }

    [Fact]
    public void TheFileThatWasPublishedWithAnId_KeepsIt() =>
        Assert.Equal(
            $"{LessonPath}:2: error: duplicate-id",
            new SampleFolder().Lesson("Text.", path: "courses/words/01-records/02-another.md")
                .With(PublishedIds.File, "a-note courses/words/01-records/02-another.md\n").Findings());

    [Fact]
    public void TwoLessonsWithOneAddress_AreFoundAtTheSecond() =>
        Assert.Equal(
            "courses/words/01-records/02-a-note.md:1: error: duplicate-id",
            new SampleFolder().Lesson("Text.", path: "courses/words/01-records/02-a-note.md", id: "another").Findings());

    [Fact]
    public void APublishedFileWithAnotherId_IsFoundWhereTheIdStands() =>
        Assert.Equal($"{LessonPath}:2: error: changed-id", new SampleFolder().With(PublishedIds.File, $"the-note {LessonPath}\n").Findings());

    [Fact]
    public void APublishedIdWhoseFileIsGone_IsFoundInTheList() =>
        Assert.Equal(
            "published-ids.txt:2: error: changed-id",
            new SampleFolder().With(PublishedIds.File, $"a-note {LessonPath}\nold courses/words/01-records/02-old.md\n").Findings());

    [Fact]
    public void APublishedQuestionThatIsGone_IsFoundInItsLesson() =>
        Assert.Equal($"{LessonPath}:1: error: changed-id", new SampleFolder().With(PublishedIds.File, $"a-note/why {LessonPath}\n").Findings());

    [Fact]
    public void AnIdMayBeRetired_OrItsFileMoved() =>
        Assert.Empty(new SampleFolder().Lesson(Question)
            .With(PublishedIds.File, $"# ours\na-note/why courses/old/01-records/01-a-note.md\na-note {LessonPath}\nold courses/words/old.md\nretired old\n").Findings());

    [Fact]
    public void ALineThatIsNeither_IsFound() =>
        Assert.Equal("published-ids.txt:1: error: bad-value", new SampleFolder().With(PublishedIds.File, "what is this\n").Findings());

    [Fact]
    public void TheLinesToAdd_NameEveryNewIdWithItsFile()
    {
        var folder = new SampleFolder().Lesson(Question + "\n:::reflection\nid: last-time\n---\nThink.\n:::").With(PublishedIds.File, $"words {CoursePath}\n");

        var lines = PublishedIds.Read(folder.Files).LinesToAdd(folder.Compile());

        Assert.Equal(
            [$"records {ModulePath}", $"a-note {LessonPath}", $"a-note/why {LessonPath}", $"a-note/last-time {LessonPath}", $"help {PagePath}"],
            lines);
        Assert.Empty(PublishedIds.Read(folder.With(PublishedIds.File, $"words {CoursePath}\n{string.Join('\n', lines)}\n").Files).LinesToAdd(folder.Compile()));
    }
}
