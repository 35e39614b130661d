using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.Playwright;

namespace Pace.Learning.Tests.BackOffice.Panels;

/// <summary>The dashboard, and what the back office is told of all our elements.</summary>
public sealed class DashboardTests
{
    [Fact]
    public async Task Dashboard_ShowsWhatWaitsAsync()
    {
        await using var open = await BackOfficePage.OpenAsync();
        open.Answers["dashboard"] = """
            {"emptied":[{"title":"A fair meeting","url":"https://learning.test/courses/a","since":"2026-11-20T09:00:00Z"}],
             "reviews":[{"title":"Two ways in","url":"https://learning.test/studio/reviews/2","since":"2026-11-28T09:00:00Z","state":"changes-asked"}],
             "refused":[{"title":"Words","url":"javascript:alert(1)","message":"A parent took back what it quotes.","since":"2026-11-30T09:00:00Z"}]}
            """;
        await open.ShowAsync("pace-dashboard");

        var emptied = open.Page.Locator("[data-box=emptied]");
        await Assertions.Expect(emptied.GetByRole(AriaRole.Link, new() { Name = "A fair meeting" })).ToBeVisibleAsync();
        await Assertions.Expect(emptied).ToContainTextAsync("since");
        await Assertions.Expect(open.Page.Locator("[data-box=reviews]")).ToContainTextAsync("Changes are asked for");
        var refused = open.Page.Locator("[data-box=refused]");
        await Assertions.Expect(refused).ToContainTextAsync("A parent took back what it quotes.");
        await Assertions.Expect(refused.GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        Assert.Equal([("GET", "dashboard", "Bearer [redacted]")], open.Asked.Select(a => (a.Method, a.Path, a.Authorization)));
        await open.AssertSoundAsync();
    }

    [Fact]
    public async Task NothingWaits_SaysSo_AndCanLookAgainAsync()
    {
        await using var open = await BackOfficePage.OpenAsync();
        open.Answers["dashboard"] = """{"emptied":[],"reviews":[],"refused":[]}""";
        await open.ShowAsync("pace-dashboard");
        await Assertions.Expect(open.Page.GetByText("No review is waiting.")).ToBeVisibleAsync();
        await open.AssertSoundAsync();

        open.Answers["dashboard"] = """{"emptied":[],"reviews":[],"refused":[{"title":"Words","url":"/x","message":"Why.","since":"2026-11-30T09:00:00Z"}]}""";
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Look again" }).ClickAsync();
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Link, new() { Name = "Words" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task SiteThatCannotBeReached_SaysWhatToDoAsync()
    {
        await using var open = await BackOfficePage.OpenAsync();
        await open.ShowAsync("pace-dashboard");
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("See that the site runs.");
    }

    [Fact]
    public async Task Manifests_NameOurTypesAndEditorsAsync()
    {
        await using var open = await BackOfficePage.OpenAsync();
        var manifests = JsonNode.Parse(await open.Page.EvaluateAsync<string>("() => JSON.stringify(harness.manifests)"))!.AsArray();
        Assert.Equal(["localization", "localization", "propertyEditorUi", "workspaceView", "dashboard"], manifests.Select(m => (string)m!["type"]!));
        Assert.Equal(["en", "cy"], manifests.Take(2).Select(m => (string)m!["meta"]!["culture"]!));

        var types = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Library, "document-types.json"), TestContext.Current.CancellationToken))!["documentTypes"]!.AsArray();
        var withText = types.Where(t => t!["properties"]!.AsArray().Any(p => (string)p!["alias"]! == "body")).Select(t => (string)t!["alias"]!);
        Assert.Equal(withText, manifests[3]!["conditions"]!.AsArray().SelectMany(c => c!["oneOf"]?.AsArray() ?? []).Select(a => (string)a!));
        // The data type that the library makes asks for this editor.
        Assert.Equal(("PaceLearning.ContributionPicker", "Umbraco.TextBox"), ((string)manifests[2]!["alias"]!, (string)manifests[2]!["meta"]!["propertyEditorSchemaAlias"]!));
    }

    [Fact]
    public void Package_HasTheLibrarysVersionAndFiles()
    {
        var package = JsonNode.Parse(File.ReadAllText(Path.Combine(Library, "BackOffice", "public", "umbraco-package.json")))!;
        var project = XDocument.Load(Path.Combine(Library, "Pace.Learning.Umbraco.csproj"));
        Assert.Equal(project.Descendants("Version").Single().Value, (string?)package["version"]);
        var built = Path.Combine(Library, "wwwroot");
        Assert.SkipUnless(Directory.Exists(built), "The back office's panels aren't built.");
        var bundle = built + (string)package["extensions"]!.AsArray().Single()!["js"]!;
        Assert.True(File.Exists(bundle), bundle);
        Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(bundle)!, "umbraco-package.json")));
        var parts = Directory.GetFiles(Path.GetDirectoryName(bundle)!, "*.js");
        Assert.All(parts, part => Assert.DoesNotContain("lit-element/lit-element", File.ReadAllText(part), StringComparison.Ordinal));
        Assert.InRange(parts.Sum(p => new FileInfo(p).Length), 10_000, 60_000);
    }

    [Fact]
    public void Languages_SayTheSameThings()
    {
        var english = Terms("en");
        Assert.True(english.Count > 40);
        Assert.Equal(english, Terms("cy"));
    }

    private static string Library => Path.Combine(Repository.Root, "Pace.Learning.Umbraco");

    private static List<string> Terms(string language) =>
        [.. File.ReadLines(Path.Combine(Library, "BackOffice", "src", "lang", language + ".ts")).Where(l => l.StartsWith("    ", StringComparison.Ordinal) && l.Contains(": ", StringComparison.Ordinal)).Select(l => l.Trim().Split(':')[0])];
}
