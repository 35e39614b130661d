using FsCheck.Xunit;
using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Search;
using Pace.Learning.Tests.Content.Incremental;

namespace Pace.Learning.Tests.Content.Search;

/// <summary>An index that was made the index of another library answers as a new one would.</summary>
public sealed class SearchUpdateTests
{
    private static readonly string[] Queries =
    [
        "words", "note", "plain words", "helps", "what helps", "said so", "thnik", "think", "call", "list", "course letters", "pri", "promise", "write", "charter week", "three days", "months", "a-note", "front", "reflecton",
        "communication", "considrable", "photo", "he", "le", "two", "gone", "somebody", "about", "sayed",
    ];

    [Property(MaxTest = 40, Arbitrary = [typeof(Edits)])]
    public void WhateverTheEdits_TheAnswersAreThoseOfANewIndex(Edits edits)
    {
        var folder = new EditedFolder();
        var compiler = new ContentCompiler(new CompilerOptions { Today = () => folder.Today });
        var library = compiler.Compile(folder.Files);
        using var index = new SearchIndex(library);
        foreach (var edit in edits.All)
        {
            folder.Take(edit);
            library = compiler.Compile(folder.Files, library);

            index.Update(library);

            using var fresh = new SearchIndex(library);
            Assert.All(Queries, query => Assert.Equal(Written(fresh.Search(query)), Written(index.Search(query))));
        }
    }

    [Fact]
    public void ADocumentThatChanges_IsFoundByItsNewWords_AndNoLongerByTheOld()
    {
        var folder = new SampleFolder().Lesson("Zeppelins overhead.");
        using var index = new SearchIndex(folder.Compile());

        index.Update(folder.Lesson("Xylophones indoors.").Compile());

        Assert.Empty(index.Search("zeppelins").Results);
        Assert.Equal(SampleFolder.LessonUrl, Assert.Single(index.Search("xylophones").Results).Url);
        Assert.Null(index.Search("zepelins").DidYouMean);
        Assert.Equal("xylophones", index.Search("xilophones").DidYouMean);
    }

    [Fact]
    public async Task WhoeverSearchesMeanwhile_FindsWhatIsThereAllTheTime()
    {
        var folder = new SampleFolder().Page("Always here.");
        using var index = new SearchIndex(folder.Compile());
        using var stop = new CancellationTokenSource();
        var asked = 0;
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                Assert.Equal("/help", Assert.Single(index.Search("always here").Results).Url);
                Interlocked.Increment(ref asked);
            }
        })).ToArray();

        for (var i = 0; i < 150; i++)
        {
            index.Update(folder.Lesson($"Words number {i} of many.", title: $"Note {i}").Compile());
            Assert.Single(index.Search($"words number {i}").Results);
        }
        await stop.CancelAsync();
        await Task.WhenAll(readers);

        Assert.True(asked > 50, $"They asked only {asked} times.");
    }

    [Fact]
    public void ALibraryThatIsWhollyAnother_TakesTheOldOnesPlace()
    {
        var first = new SampleFolder();
        var second = new SampleFolder().Without(SampleFolder.PagePath).Without(SampleFolder.CoursePath);
        for (var i = 0; i < 100; i++)
        {
            first.Page("Zeppelins.", path: $"pages/first-{i}.md", id: $"first-{i}");
            second.Page("Xylophones.", path: $"pages/second-{i}.md", id: $"second-{i}");
        }
        using var index = new SearchIndex(first.Compile());

        index.Update(second.Compile());

        Assert.Empty(index.Search("zeppelins", 200).Results);
        Assert.Equal(100, index.Search("xylophones", 200).Results.Count);
    }

    private static string Written(SearchAnswer answer) =>
        $"{answer.Query} ({answer.DidYouMean}, {answer.IsLoose})\n{string.Join('\n', answer.Results.Select(r => $"{r.Kind} {r.Url} {r.Title} {r.Context} {r.SnippetHtml}"))}";
}
