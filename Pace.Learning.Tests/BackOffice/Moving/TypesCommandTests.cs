using System.Text.Json.Nodes;
using Pace.Learning.BackOffice.Types;
using Pace.Learning.Content.Shapes;
using Pace.Learning.Tests.Content.Delivery;
using Pace.Learning.Web.BackOffice.Moving;
using Umbraco.Cms.Core.Models;

namespace Pace.Learning.Tests.BackOffice.Moving;

/// <summary>Document types for an Umbraco that can't take the library: listed, or made through its Management API, and the same as the library makes.</summary>
public sealed class TypesCommandTests : IAsyncLifetime
{
    private FakeManagement umbraco = null!;

    public async ValueTask InitializeAsync() => umbraco = await FakeManagement.StartAsync(withTypes: false);

    public async ValueTask DisposeAsync() => await umbraco.DisposeAsync();

    [Fact]
    public async Task Push_MakesEveryType_AndASecondOneNothing()
    {
        var (exitCode, output) = await RunAsync("--push");
        Assert.True(exitCode == 0, output);
        Assert.EndsWith("Umbraco has every type.", output.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(ManagedTypes.All.Select(t => t.Key).Order(), umbraco.Types.Keys.Order());
        Assert.Equal(ManagedTypes.All.Select(t => t.Alias).Order(), umbraco.Types.Values.Select(t => (string)t["alias"]!).Order());
        Assert.Contains(DataTypes.MarkdownKey, umbraco.DataTypes.Keys);
        Assert.Equal(UmbracoTypes.FromShapes.ElementTypes.Select(t => t.Key.ToString()), umbraco.DataTypes[DataTypes.BlocksKey]["values"]![0]!["value"]!.AsArray().Select(b => (string)b!["contentElementTypeKey"]!));

        umbraco.Written.Clear();
        (exitCode, output) = await RunAsync("--push");
        Assert.Equal(0, exitCode);
        Assert.Equal("Umbraco has every type.", output.Trim());
        Assert.Empty(umbraco.Written);
    }

    [Fact]
    public async Task Push_SendsWhatARealUmbracoTook()
    {
        await RunAsync("--push");
        AssertHasShapeOf("create-document-type-lesson.txt", Sent("paceLesson"));
        AssertHasShapeOf("create-document-type-callout.txt", Sent("paceText"));
        var (real, course) = (Recorded("create-document-type-course.txt"), Sent("paceCourse"));
        Assert.Equal(Keys(real["allowedDocumentTypes"]![0]!), Keys(course["allowedDocumentTypes"]![0]!));
        foreach (var (file, key) in new[] { ("create-data-type-Markdown.txt", DataTypes.MarkdownKey), ("create-data-type-Blocks.txt", DataTypes.BlocksKey) })
        {
            var made = umbraco.DataTypes[key];
            Assert.Equal(Keys(Recorded(file)), Keys(made));
            Assert.Equal(((string?)Recorded(file)["editorAlias"], (string?)Recorded(file)["editorUiAlias"]), ((string?)made["editorAlias"], (string?)made["editorUiAlias"]));
        }
        Assert.Equal(Keys(Recorded("create-data-type-Blocks.txt")["values"]![0]!["value"]![0]!), Keys(umbraco.DataTypes[DataTypes.BlocksKey]["values"]![0]!["value"]![0]!));
    }

    [Fact]
    public async Task WhatIsMade_IsWhatTheLibraryMakes()
    {
        await RunAsync("--push");
        using var library = new UmbracoUnderTest();
        await library.TypeAsync("paceHome");
        foreach (var type in library.ContentTypes.All)
        {
            var made = umbraco.Types[type.Key];
            Assert.Equal((type.Alias, type.Name, type.Icon, type.AllowedAsRoot, type.IsElement), ((string?)made["alias"], (string?)made["name"], (string?)made["icon"], (bool)made["allowedAsRoot"]!, (bool)made["isElement"]!));
            Assert.Equal(type.AllowedContentTypes!.OrderBy(c => c.SortOrder).Select(c => c.Key.ToString()), made["allowedDocumentTypes"]!.AsArray().Select(c => (string)c!["documentType"]!["id"]!));
            var groups = made["containers"]!.AsArray().ToDictionary(c => (string)c!["id"]!, c => (string?)c!["name"]);
            Assert.Equal(
                type.PropertyTypes.OrderBy(p => p.SortOrder).Select(p => (p.Alias, p.Name, p.Description, p.Mandatory, p.ValidationRegExp, p.ValidationRegExpMessage, GroupOf(type, p), DataTypeOf(p))),
                made["properties"]!.AsArray().Select(p => ((string)p!["alias"]!, (string)p["name"]!, (string?)p["description"], (bool)p["validation"]!["mandatory"]!, (string?)p["validation"]!["regEx"], (string?)p["validation"]!["regExMessage"], groups[(string)p["container"]!["id"]!], (string?)p["dataType"]!["id"])));
        }
    }

    [Fact]
    public async Task ATypeThatIsThere_IsNeverChanged_AndWhatItLacksIsTold()
    {
        var lesson = UmbracoTypes.FromShapes.DocumentTypes.Single(t => t.Alias == "paceLesson");
        var theirs = Guid.NewGuid();
        umbraco.AddType(lesson with { Name = "Theirs", Properties = [.. lesson.Properties.Where(p => p.Alias is not "heavy")] }, theirs);
        var (exitCode, output) = await RunAsync("--push");
        Assert.Equal(1, exitCode);
        Assert.Contains("paceLesson lacks heavy. A type that is there is never changed", output, StringComparison.Ordinal);
        Assert.Equal("Theirs", (string?)umbraco.Types[theirs]["name"]);
        Assert.DoesNotContain(lesson.Key, umbraco.Types.Keys);
        Assert.Equal(theirs.ToString(), (string?)Assert.Single(Sent("paceModule")["allowedDocumentTypes"]!.AsArray())!["documentType"]!["id"]);
        Assert.DoesNotContain(umbraco.Written, w => w.Method != "POST");
    }

    [Fact]
    public async Task KilledInTheMiddle_ItGoesOnWhereItWas()
    {
        var writes = 0;
        umbraco.Trouble = http =>
        {
            if (http.Request.Method == "POST" && !http.Request.Path.Value!.EndsWith("token", StringComparison.Ordinal) && ++writes > 9)
            {
                http.Abort();
                return Task.FromResult(true);
            }
            return Task.FromResult(false);
        };
        Assert.Equal(2, (await RunAsync("--push")).ExitCode);
        Assert.NotEmpty(umbraco.Types);
        umbraco.Trouble = null;
        var (exitCode, output) = await RunAsync("--push");
        Assert.True(exitCode == 0, output);
        Assert.Equal(ManagedTypes.All.Count(), umbraco.Types.Count);
    }

    [Fact]
    public async Task TheList_NamesEveryTypeAndProperty()
    {
        var (exitCode, output) = await RunAsync();
        Assert.Equal(0, exitCode);
        var lines = output.Split('\n').Select(l => l.TrimEnd()).ToList();
        foreach (var type in ManagedTypes.All)
        {
            var at = lines.FindIndex(l => l.StartsWith($"  {type.Alias}: {type.Name}", StringComparison.Ordinal));
            Assert.True(at > 0, type.Alias);
            Assert.Equal(type.Properties.Select(p => p.Alias), lines.Skip(at + 1).TakeWhile(l => l.StartsWith("    ", StringComparison.Ordinal)).Select(l => l.Trim().Split(':')[0]));
        }
        Assert.Empty(umbraco.Written);
    }

    private static string? GroupOf(IContentType type, IPropertyType property) => type.PropertyGroups.Single(g => g.PropertyTypes!.Any(p => p.Alias == property.Alias)).Name;

    // The library's picker for contributions comes with its panels: without them it is a line of text.
    private static string? DataTypeOf(IPropertyType property) => property.DataTypeKey == DataTypes.ContributionKey ? Umbraco.Cms.Core.Constants.DataTypes.Guids.Textstring : property.DataTypeKey.ToString();

    private JsonObject Sent(string alias) => umbraco.Written.Single(w => w.Path == "document-type" && (string?)w.Body!["alias"] == alias).Body!;

    private static JsonObject Recorded(string file) => JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(Exchange.Folder, "management", file)).ReplaceLineEndings("\n").Split("\n\n")[1])!.AsObject();

    private static void AssertHasShapeOf(string file, JsonObject body)
    {
        var real = Recorded(file);
        Assert.Equal(Keys(real), Keys(body));
        Assert.Equal(Keys(real["cleanup"]!), Keys(body["cleanup"]!));
        foreach (var property in body["properties"]!.AsArray())
        {
            Assert.Equal(Keys(real["properties"]![0]!), Keys(property!));
            Assert.Equal(Keys(real["properties"]![0]!["validation"]!), Keys(property!["validation"]!));
        }
        Assert.Equal(Keys(real["containers"]![0]!), Keys(body["containers"]![0]!));
    }

    private static IEnumerable<string> Keys(JsonNode json) => json.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal);

    private Task<(int ExitCode, string Output)> RunAsync(params string[] args) => ContentMovingTests.RunAsync(TypesCommand.Types, umbraco, null, [], args);
}
