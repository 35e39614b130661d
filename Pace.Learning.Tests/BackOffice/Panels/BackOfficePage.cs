using System.Text.Json.Nodes;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Pace.Learning.Tests.Support.Browser;

namespace Pace.Learning.Tests.BackOffice.Panels;

/// <summary>One of our elements in a browser, with Umbraco's real base classes and UI library, its contexts stubbed, and our addresses answered by the test.</summary>
internal sealed class BackOfficePage : IAsyncDisposable
{
    private const string Origin = "http://back-office.test";
    private const string Api = "/umbraco/pace-learning/api/v1/";

    private const string Page_ = """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Back office</title></head><body><main><h1>Back office</h1></main><script type="module" src="/harness.js"></script></body></html>
        """;

    // Colours are Umbraco's own, and its style sheet isn't here; headings inside a box are the box's.
    private const string RunAxe = """
        () => axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }, rules: { 'color-contrast': { enabled: false } } })
          .then(result => result.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help} ${n.target.join(' ')}`)))
        """;

    private static readonly string Harness = Path.Combine(Repository.Root, "Pace.Learning.Umbraco", "BackOffice", "harness", "built", "harness.js");

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private BackOfficePage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>What the element asked: method, path below our API, the header that carries the sign-in, and the body.</summary>
    public List<(string Method, string Path, string? Authorization, JsonNode? Body)> Asked { get; } = [];

    /// <summary>The answers by path; a path that isn't here gets problem details with 502.</summary>
    public Dictionary<string, string> Answers { get; } = [];

    public static async Task<BackOfficePage> OpenAsync()
    {
        Assert.SkipUnless(File.Exists(Harness), "The back office's panels aren't built. ./test builds them; by hand: npm ci, npm run build and npm run harness in Pace.Learning.Umbraco/BackOffice.");
        var context = await (await Chromium.StartedAsync()).NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1_000, Height = 900 } });
        var page = await context.NewPageAsync();
        var open = new BackOfficePage(context, page);
        page.PageError += (_, error) => open._complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" && !message.Text.Contains("502", StringComparison.Ordinal))
            {
                open._complaints.Add(message.Text);
            }
        };
        await context.RouteAsync("**/*", open.AnswerAsync);
        await page.GotoAsync(Origin + "/");
        await page.WaitForFunctionAsync("() => window.harness");
        return open;
    }

    public Task ShowAsync(string tag, object? options = null) => Page.EvaluateAsync("([tag, options]) => harness.show(tag, options ?? {})", new[] { tag, options });

    public async Task<string[]> ChangesAsync() => await Page.EvaluateAsync<string[]>("() => harness.changes.map(c => String(c))");

    public async Task AssertSoundAsync()
    {
        await Page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
        Assert.Empty(await Page.EvaluateAsync<string[]>(RunAxe));
        Assert.Empty(_complaints);
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private async Task AnswerAsync(IRoute route)
    {
        var address = new Uri(route.Request.Url);
        if (address.AbsolutePath.StartsWith(Api, StringComparison.Ordinal))
        {
            var path = address.PathAndQuery[Api.Length..];
            Asked.Add((route.Request.Method, path, await route.Request.HeaderValueAsync("Authorization"), route.Request.PostData is { } body ? JsonNode.Parse(body) : null));
            var known = Answers.TryGetValue(path, out var answer);
            await route.FulfillAsync(new RouteFulfillOptions
            {
                Status = known ? 200 : 502,
                ContentType = "application/json",
                Body = known ? answer : """{"title":"The Pace Learning site can't be reached.","detail":"See that the site runs."}""",
            });
        }
        else if (address.AbsolutePath == "/harness.js")
        {
            await route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/javascript", Path = Harness });
        }
        else
        {
            await route.FulfillAsync(new RouteFulfillOptions { Status = address.AbsolutePath == "/" ? 200 : 404, ContentType = "text/html", Body = address.AbsolutePath == "/" ? Page_ : "" });
        }
    }
}
