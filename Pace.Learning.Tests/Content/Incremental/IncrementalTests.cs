using FsCheck.Xunit;
using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;

namespace Pace.Learning.Tests.Content.Incremental;

/// <summary>A compiler that takes again what is still the same says what a new one would say.</summary>
public sealed class IncrementalTests
{
    [Property(MaxTest = 60, Arbitrary = [typeof(Edits)])]
    public void WhateverTheEdits_TheLibraryAndItsFindingsAreThoseOfAWholeCompilation(Edits edits)
    {
        var folder = new EditedFolder();
        var options = new CompilerOptions { Today = () => folder.Today };
        var compiler = new ContentCompiler(options);
        var (library, whole) = (compiler.Compile(folder.Files), new ContentCompiler(options).Compile(folder.Files));
        foreach (var edit in edits.All)
        {
            folder.Take(edit);

            var preview = compiler.Preview(folder.Files, library);
            library = compiler.Compile(folder.Files, library);
            whole = new ContentCompiler(options).Compile(folder.Files, whole);

            Assert.Equal(LibraryText.Of(whole), LibraryText.Of(library));
            Assert.Equal(LibraryText.Of(whole), LibraryText.Of(preview));
        }
    }

    [Fact]
    public void WhatStaysTheSame_IsTakenAgain_AndWhatDependsOnAChangeIsNot()
    {
        var folder = new SampleFolder().Lesson("See [help](ref:help) [@TCE].").Lesson("By itself.", path: "courses/words/01-records/02-b.md", id: "b");
        var compiler = new ContentCompiler();
        var first = compiler.Compile(folder.Files);

        Assert.All(first.Courses[0].Lessons.Zip(compiler.Compile(folder.Files, first).Courses[0].Lessons), same => Assert.Same(same.First, same.Second));

        var moved = compiler.Compile(folder.Without(SampleFolder.PagePath).Page("Somebody.", path: "pages/moved.md").Files, first);
        Assert.Contains("href=\"/moved\"", SampleFolder.Html(moved.Courses[0].Lessons[0].Body), StringComparison.Ordinal);
        Assert.Same(first.Courses[0].Lessons[1], moved.Courses[0].Lessons[1]);
    }

    [Property(MaxTest = 40, Arbitrary = [typeof(Edits)])]
    public void WhateverIsWrongWithDrafts_TheyCanBeLookedAt_AndNothingThatIsWrongIsLost(Edits edits)
    {
        var folder = new EditedFolder();
        var compiler = new ContentCompiler(new CompilerOptions { Today = () => folder.Today });
        var published = compiler.Compile(folder.Files);
        foreach (var edit in edits.All)
        {
            folder.Take(edit);
            var drafts = folder.Files.Paths.Where(p => p.EndsWith(".md", StringComparison.Ordinal)).ToHashSet();

            var preview = compiler.Preview(folder.Files, published, drafts);

            var strict = compiler.Preview(folder.Files, published);
            Assert.Subset(preview.Findings.ToHashSet(), strict.Findings.ToHashSet());
        }
    }

    [Theory]
    [InlineData("hours: many", "[gone](ref:gone) Draft words.")]
    [InlineData("hours: 1.5", ":::reflection\nid: r\n---\nDraft words.\n:::\n\n:::reflection\nid: r\n---\nTwice.\n:::")]
    public void ADraftWithAnError_IsLookedAtAsFarAsItCanBeRead(string hours, string body)
    {
        var published = new SampleFolder().Compile();
        var folder = new SampleFolder().Change(SampleFolder.CoursePath, "hours: 1.5", hours).Lesson(body);

        var preview = new ContentCompiler().Preview(folder.Files, published, new HashSet<string> { SampleFolder.LessonPath, SampleFolder.CoursePath });

        Assert.NotEmpty(preview.Findings);
        Assert.True(preview.TryGetLesson(SampleFolder.LessonUrl, out var place));
        Assert.Contains("Draft words.", place.Lesson.Body.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void APreview_LeavesNothingBehind()
    {
        var folder = new SampleFolder();
        var compiler = new ContentCompiler();
        var published = compiler.Compile(folder.Files);

        var preview = compiler.Preview(folder.Lesson(":::nonsense\n:::").Files, published);

        Assert.Equal(["unknown-block"], preview.Findings.Select(f => f.Rule));
        var after = compiler.Compile(new SampleFolder().Files, published);
        Assert.Empty(after.Findings);
        Assert.Equal(LibraryText.Of(published), LibraryText.Of(after));
    }

    [Fact]
    public void ManyThreads_EachGetWhatIsTheirs()
    {
        var compiler = new ContentCompiler();
        var published = compiler.Compile(new SampleFolder().Files);

        Parallel.For(0, 200, new() { MaxDegreeOfParallelism = 8 }, i =>
        {
            // Some are published while others are looked at, one in three with something wrong in it.
            var folder = new SampleFolder().Lesson(i % 3 == 0 ? $"Words {i}.\n\n[gone](ref:gone)" : $"Words {i}.").Files;
            var library = i % 5 == 0 ? compiler.Compile(folder) : compiler.Preview(folder, null);

            Assert.Equal(i % 3 == 0 ? 1 : 0, library.Findings.Count);
            Assert.Equal(LibraryText.Of(new ContentCompiler().Compile(folder)), LibraryText.Of(library));
        });
        Assert.Equal(LibraryText.Of(published), LibraryText.Of(compiler.Compile(new SampleFolder().Files)));
    }

    [Fact]
    public void AFileThatIsStillTheSame_IsNotReadAgain_ButWhatPeopleSignIs()
    {
        var folder = new CountedFolder(new AgreementFolder().Files);
        var compiler = new ContentCompiler(new CompilerOptions { Today = () => AgreementFolder.Today });
        var first = compiler.Compile(folder);
        folder.Opened.Clear();

        compiler.Compile(folder, first);

        Assert.Equal(
            [AgreementFolder.First, AgreementFolder.Second, AgreementFolder.DocumentPath, LockedVersions.File, "sources.yaml"], folder.Opened.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AFileThatCannotBeRead_IsTriedAgain()
    {
        var folder = new CountedFolder(new SampleFolder().Files) { Locked = SampleFolder.LessonPath };
        var compiler = new ContentCompiler();
        Assert.Single(compiler.Compile(folder).Findings);

        folder.Locked = null;

        Assert.Empty(compiler.Compile(folder).Findings);
    }

    private sealed class CountedFolder(IContentFolder folder) : IContentFolder
    {
        public System.Collections.Concurrent.ConcurrentBag<string> Opened { get; } = [];

        public string? Locked { get; set; }

        public IReadOnlyCollection<string> Paths => folder.Paths;

        public long BytesOf(string path) => folder.BytesOf(path);

        public object? StampOf(string path) => folder.StampOf(path);

        public Stream Open(string path)
        {
            Opened.Add(path);
            return path == Locked ? throw new IOException("Somebody has it open.") : folder.Open(path);
        }
    }
}
