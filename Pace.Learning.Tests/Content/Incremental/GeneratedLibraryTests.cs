using System.Text;
using Pace.Learning.Benchmarks.Library;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Search;

namespace Pace.Learning.Tests.Content.Incremental;

/// <summary>A large library that is made up: what we measure on is like what people write, and a change costs a fraction of the whole.</summary>
[Collection(Measured.Name)]
public sealed class GeneratedLibraryTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(300)]
    public void AnySize_CompilesWithoutFindings(int documents)
    {
        var made = new GeneratedLibrary(documents);

        var library = new ContentCompiler().Compile(new MemoryFolder(made.Files));

        Assert.Equal(documents, made.Documents.Count);
        Assert.Empty(library.Findings.Select(f => f.ToString()));
    }

    [Fact]
    public void AllKindsOfBlocksAndDocuments_AreInIt()
    {
        var library = new ContentCompiler().Compile(new MemoryFolder(new GeneratedLibrary(300).Files));
        var html = string.Concat(library.Courses.SelectMany(c => c.Lessons).Select(l => SampleFolder.Html(l.Body)));

        Assert.All(
            ["content-note", "key-point", "figure-stat", "figure-picture", "scenario", "media", "grounding", "download", "table-scroll", "citation"],
            kind => Assert.Contains($"class=\"{kind}\"", html, StringComparison.Ordinal));
        Assert.Equal(
            [typeof(CheckBlock), typeof(ContributionBlock), typeof(PoolBlock), typeof(ReflectionBlock)],
            library.Courses.SelectMany(c => c.Lessons).SelectMany(l => l.Body.PersonalBlocks).Select(b => b.GetType()).Distinct().OrderBy(t => t.Name));
        Assert.True(library is { Pages.Count: > 0, Pathways.Count: > 0, Downloads.Count: > 0, Agreements.Count: 1 });
    }

    [Fact]
    public void OneChangedDocument_CostsAFractionOfTheWhole_WithSearch()
    {
        var made = new GeneratedLibrary(400);
        var path = made.Documents.First(p => p.EndsWith("-step-1.md", StringComparison.Ordinal));
        var folder = new MemoryFolder(made.Files);
        var compiler = new ContentCompiler();
        var library = compiler.Compile(folder);
        using var index = new SearchIndex(library);
        var round = 0;

        var one = Best(() => index.Update(library = compiler.Compile(new OverlaidFolder(folder, Changed()), library)));
        var whole = Best(() =>
        {
            using var anew = new SearchIndex(new ContentCompiler().Compile(folder));
        });

        // About a fortieth; the margin is for a machine that does other things as well.
        Assert.True(one < whole / 5, $"One changed document took {one.TotalMilliseconds:0} ms, the whole {whole.TotalMilliseconds:0} ms.");

        MemoryFolder Changed() => new(new Dictionary<string, string> { [path] = $"{Encoding.UTF8.GetString(made.Files[path])}\nRemark {++round}.\n" });
    }

    private static TimeSpan Best(Action act) => Enumerable.Range(0, 4).Min(_ => Measured.TimeOf(act));
}
