using System.Text;
using Pace.Learning.Benchmarks.Library;
using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Delivery;
using Pace.Learning.Content.Files;
using Pace.Learning.Tests.Content.Incremental;

namespace Pace.Learning.Tests.Content.Delivery;

/// <summary>The same documents from files and from Umbraco compile to the same library, and documents that have no good place are told of.</summary>
public sealed class DeliveredTreeTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TheWholeOfContent_CompilesToTheSame_FromFilesAndFromUmbraco(bool inBlocks)
    {
        var files = Directory.EnumerateFiles(Repository.Content, "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(Repository.Content, f).Replace('\\', '/'), File.ReadAllBytes);
        AssertCompilesTheSame(files, inBlocks);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AGeneratedLibrary_CompilesToTheSame_FromFilesAndFromUmbraco(bool inBlocks) => AssertCompilesTheSame(new GeneratedLibrary(60).Files, inBlocks);

    [Fact]
    public void ADocumentFromUmbraco_SaysTheSameAgainAsOftenAsItIsSent()
    {
        foreach (var path in Directory.EnumerateFiles(Repository.Content, "*.md", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Repository.Content, f).Replace('\\', '/')).Where(Delivered.Holds))
        {
            var text = File.ReadAllText(Path.Combine(Repository.Content, path));
            var asText = DocumentProperties.TextOf(path, Delivered.Item(path, text, inBlocks: false));
            Assert.Equal(asText, DocumentProperties.TextOf(path, Delivered.Item(path, asText, inBlocks: false)));
            // In blocks, a block's fields come in the order of its shape.
            var asBlocks = DocumentProperties.TextOf(path, Delivered.Item(path, text, inBlocks: true));
            Assert.Equal(asBlocks, DocumentProperties.TextOf(path, Delivered.Item(path, asBlocks, inBlocks: true)));
            Assert.Equal(asBlocks, DocumentProperties.TextOf(path, Delivered.Item(path, asBlocks, inBlocks: false)));
        }
    }

    [Fact]
    public void NamesAndOrder_FollowFromAddressesAndSorting_WhereNobodyWroteFileNames()
    {
        var tree = new DeliveredTree(
        [
            Item("paceCourse", "/courses/listening/"), Item("paceModule", "/courses/listening/first/"), Item("paceLesson", "/courses/listening/first/why/"), Item("paceLesson", "/courses/listening/first/how/"),
            Item("paceModule", "/courses/listening/then/"), Item("paceLesson", "/courses/listening/then/what/", ("fileName", "07-what.md")), Item("pacePage", "/pages/about-us/"), Item("somebodysOwn", "/blog/"),
        ]);
        Assert.Equal(
            ["courses/listening/01-first/01-why.md", "courses/listening/01-first/02-how.md", "courses/listening/01-first/module.md", "courses/listening/02-then/07-what.md", "courses/listening/02-then/module.md", "courses/listening/course.md", "pages/about-us.md"],
            tree.ByPath.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(tree.Undelivered);
    }

    [Fact]
    public void WhatHasNoPlace_OrAPlaceThatIsTaken_IsToldOf()
    {
        var tree = new DeliveredTree(
        [
            Item("paceLesson", "/courses/gone/first/why/"), Item("pacePage", "/pages/about/"), Item("pacePage", "/pages/about-2/", ("fileName", "about.md")), Item("pacePage", "/pages/up/", ("fileName", "../../secrets")),
        ]);
        Assert.Equal(["pages/about.md", "pages/up.md"], tree.ByPath.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(2, tree.Undelivered.Count);
        Assert.Contains(tree.Undelivered, u => u.Reason.Contains("a module of a course", StringComparison.Ordinal));
        Assert.Contains(tree.Undelivered, u => u.Reason.Contains("pages/about.md", StringComparison.Ordinal));
    }

    [Fact]
    public void ABlockThatNobodyKnows_LeavesItsDocumentOut_AndIsToldOf()
    {
        var json = """{"contentType":"pacePage","id":"11111111-1111-1111-1111-111111111111","name":"P","route":{"path":"/pages/p/"},"properties":{"title":"P","blocks":{"items":[{"content":{"contentType":"somebodysBlock","properties":{}}}]}}}""";
        List<UndeliveredItem> problems = [];
        Assert.Empty(new DeliveredTree([DeliveredAnswers.Item(Encoding.UTF8.GetBytes(json))]).Files(problems).Paths);
        Assert.Contains("somebodysBlock", Assert.Single(problems).Reason, StringComparison.Ordinal);
    }

    private static void AssertCompilesTheSame(IReadOnlyDictionary<string, byte[]> files, bool inBlocks)
    {
        List<UndeliveredItem> problems = [];
        var tree = new DeliveredTree(Delivered.Of(files, inBlocks));
        var delivered = tree.Files(problems);
        Assert.Empty(tree.Undelivered);
        Assert.Empty(problems);
        Assert.Equal(files.Keys.Where(Delivered.Holds).Order(StringComparer.Ordinal), delivered.Paths);
        // Not one of the files themselves is left below.
        var below = new MemoryFolder(files.Where(f => !Delivered.Holds(f.Key)).ToDictionary());
        var options = new CompilerOptions { Today = () => new DateOnly(2026, 12, 1) };
        Assert.Equal(LibraryText.Of(new ContentCompiler(options).Compile(new MemoryFolder(files))), LibraryText.Of(new ContentCompiler(options).Compile(new OverlaidFolder(below, delivered))));
    }

    private static DeliveredItem Item(string type, string path, params (string Alias, string Value)[] properties) => DeliveredAnswers.Item(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new
    {
        contentType = type, id = Guid.NewGuid(), name = path, route = new { path }, properties = properties.ToDictionary(p => p.Alias, p => p.Value),
    }));
}
