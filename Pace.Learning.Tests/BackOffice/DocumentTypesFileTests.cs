using System.Reflection;
using System.Text.Json.Nodes;
using Pace.Learning.Content.Shapes;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Pace.Learning.Tests.BackOffice;

/// <summary>The library's file says what the shapes of documents and blocks say. With <c>PACE_WRITE_DOCUMENT_TYPES=1</c> the test writes it.</summary>
public sealed class DocumentTypesFileTests
{
    private static readonly string Path = System.IO.Path.Combine(Repository.Root, "Pace.Learning.Umbraco", "document-types.json");

    [Fact]
    public void File_SaysWhatTheShapesSay()
    {
        var expected = UmbracoTypes.FromShapes.ToJson();
        if (Environment.GetEnvironmentVariable("PACE_WRITE_DOCUMENT_TYPES") == "1")
        {
            File.WriteAllText(Path, expected);
        }
        Assert.True(File.ReadAllText(Path) == expected, "document-types.json is older than the shapes. Run this test with PACE_WRITE_DOCUMENT_TYPES=1.");
    }

    [Fact]
    public void File_HasEveryFieldOfEveryDocument_UnderItsAlias()
    {
        foreach (var shape in DocumentShape.All)
        {
            var properties = Type("documentTypes", $"pace{shape.Kind}")["properties"]!.AsArray();
            Assert.Equal(shape.Fields.Select(f => f.Name), properties.Select(p => (string?)p!["field"]).OfType<string>());
            Assert.Equal(["fileName", "body", "blocks"], properties.Select(p => (string)p!["alias"]!).TakeLast(3));
        }
        Assert.Equal(["paceId", "title", "summary", "levels", "heavy", "readingAge", "fileName", "body", "blocks"], Type("documentTypes", "paceLesson")["properties"]!.AsArray().Select(p => (string)p!["alias"]!));
    }

    [Fact]
    public void File_HasEveryBlockThatStandsByItself()
    {
        var listed = Read()["elementTypes"]!.AsArray().Select(t => (string)t!["alias"]!);
        Assert.Equal(["paceText", .. BlockShape.All.Where(b => b.Name is not "choice").Select(b => UmbracoTypes.ElementAliasOf(b.Name))], listed);
        Assert.Equal("paceKeyPointBlock", UmbracoTypes.ElementAliasOf("key-point"));
        Assert.Equal("contribution", (string?)Type("elementTypes", "paceParentVoiceBlock")["properties"]!.AsArray().Single(p => (string)p!["alias"]! == "contribution")!["form"]);
    }

    [Fact]
    public void File_NamesNoPropertyThatUmbracoKeepsForItself()
    {
        var kept = typeof(IPublishedContent).GetInterfaces().Append(typeof(IPublishedContent)).SelectMany(t => t.GetMembers()).Where(m => m is PropertyInfo or MethodInfo { IsSpecialName: false }).Select(m => m.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Contains("id", kept);
        var all = Read();
        var used = all["documentTypes"]!.AsArray().Concat(all["elementTypes"]!.AsArray()).SelectMany(t => t!["properties"]!.AsArray()).Select(p => (string)p!["alias"]!);
        Assert.DoesNotContain(used, kept.Contains);
    }

    [Fact]
    public void Tree_LeadsFromTheRootToEveryDocument()
    {
        var types = Read()["documentTypes"]!.AsArray().ToDictionary(t => (string)t!["alias"]!, t => t!["children"]!.AsArray().Select(c => (string)c!).ToList());
        var reached = new HashSet<string>();
        Visit("paceHome");
        Assert.Equal(types.Keys.Order(), reached.Order());
        Assert.Equal(["paceHome"], Read()["documentTypes"]!.AsArray().Where(t => (bool)t!["allowedAsRoot"]!).Select(t => (string)t!["alias"]!));

        void Visit(string alias)
        {
            reached.Add(alias);
            types[alias].ForEach(Visit);
        }
    }

    // Made with Python's uuid.uuid5(uuid.NAMESPACE_URL, …).
    [Theory]
    [InlineData("paceLesson", "13ac9f5c-2964-5436-8b7e-c2dbb8e20529")]
    [InlineData("data-types/markdown", "6b62e2fa-78a8-564a-be3b-b4555740981b")]
    [InlineData("data-types/blocks", "06499107-4a63-56ef-8204-7a80bc455d5b")]
    [InlineData("data-types/contribution", "678f2a3a-0abc-5952-8cc4-e574b9f25852")]
    public void Key_IsTheSameEverywhere(string name, string key) => Assert.Equal(Guid.Parse(key), UmbracoTypes.KeyOf(name));

    private static JsonNode Read() => JsonNode.Parse(File.ReadAllText(Path))!;

    private static JsonNode Type(string list, string alias) => Read()[list]!.AsArray().Single(t => (string)t!["alias"]! == alias)!;
}
