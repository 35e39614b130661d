using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Pace.Learning.Tests.Support.Browser;

/// <summary>A page in the browser, and everything that it complained about or asked of other sites.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // Text stands out 7 to 1: more than the law asks for.
    private const string Everything = """
        {
          "runOnly": { "type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
          "rules": { "color-contrast-enhanced": { "enabled": true }, "target-size": { "enabled": true } },
          "resultTypes": ["violations"]
        }
        """;

    private const string OnlyLook = """
        {
          "runOnly": { "type": "rule", "values": ["color-contrast", "color-contrast-enhanced", "target-size", "link-in-text-block"] },
          "resultTypes": ["violations"]
        }
        """;

    private const string RunAxe = """
        options => axe.run(document, JSON.parse(options)).then(result => result.violations.flatMap(v => v.nodes.map(n =>
          `${v.id}: ${v.help}\n  ${n.target.join(' ')}\n  ${[...n.any, ...n.all, ...n.none][0]?.message ?? ''}`)))
        """;

    private const string Places = """
        () => [...document.querySelectorAll('body, body *')].flatMap(e => { const r = e.getBoundingClientRect(); return [r.x, r.y, r.width, r.height]; })
        """;

    private readonly IBrowserContext context;
    private readonly Uri site;
    private readonly Reader reader;
    private readonly List<string> complaints = [];
    private readonly List<IRequest> elsewhere = [];
    private ICDPSession? tools;

    private OpenPage(IBrowserContext context, IPage page, Uri site, Reader reader)
    {
        this.context = context;
        this.site = site;
        this.reader = reader;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>Errors on the console, failed scripts, and violations of the content security policy.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Requests to other sites. None leaves the machine: no such site is found, or for a reader who leaves each is a page titled "Elsewhere".</summary>
    public IReadOnlyList<IRequest> Elsewhere => elsewhere;

    internal static async Task<OpenPage> InAsync(IBrowserContext context, Uri site, Reader reader)
    {
        var page = await context.NewPageAsync();
        var open = new OpenPage(context, page, site, reader);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                open.complaints.Add($"{message.Type}: {message.Text}");
            }
        };
        page.Response += (_, answer) => _ = SayWhyAsync(answer);
        page.PageError += (_, error) => open.complaints.Add($"script: {error}");
        context.Request += (_, request) =>
        {
            if (IsElsewhere(request.Url, site))
            {
                open.elsewhere.Add(request);
            }
        };
        if (reader.Leaves)
        {
            await context.RouteAsync(url => IsElsewhere(url, site), route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "<!DOCTYPE html><title>Elsewhere</title><p>Elsewhere" }));
        }
        if (reader.Paper)
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Microsoft.Playwright.Media.Print });
        }
        return open;
    }

    private static bool IsElsewhere(string url, Uri site) => new Uri(url) is { Scheme: "http" or "https" } uri && uri.Authority != site.Authority;

    public async Task GoToAsync(string path) => await Page.GotoAsync(new Uri(site, path).ToString());

    /// <summary>Runs axe: WCAG 2.2 A and AA, its best practices, and AAA contrast of text.</summary>
    public Task AssertAccessibleAsync() => AssertNoViolationsAsync(Everything);

    /// <summary>Runs only those of axe's rules that depend on colours and sizes: enough where the same page has passed all rules in other colours.</summary>
    public Task AssertLooksAccessibleAsync() => AssertNoViolationsAsync(OnlyLook);

    // In the page itself: the packaged way of running axe opens a window more for each page, which takes longer than the check.
    private async Task AssertNoViolationsAsync(string options)
    {
        await Page.WaitForLoadStateAsync();
        var tools = await ToolsAsync();
        if (!reader.Scripts)
        {
            // What runs from here on is axe alone: the page's own scripts were passed over when it was read, and stay so. The first of the two only makes
            // the second count, which does nothing in a session that has never switched them off.
            await LetScriptsRunAsync(false);
            await LetScriptsRunAsync(true);
        }
        await tools.SendAsync("Runtime.evaluate", new Dictionary<string, object> { ["expression"] = Axe });
        // From its top, as it opens: what stays in sight while one scrolls covers half of something at most places between.
        var place = await Page.EvaluateAsync<double>("() => { const at = scrollY; scrollTo({ top: 0, behavior: 'instant' }); return at; }");
        string[] found;
        double[] before, after;
        do
        {
            // What moves while it is measured seems too small or covered: only a page that stood still has been measured.
            before = await Page.EvaluateAsync<double[]>(Places);
            found = await Page.EvaluateAsync<string[]>(RunAxe, options);
            after = found.Length > 0 ? await Page.EvaluateAsync<double[]>(Places) : before;
        }
        while (!after.SequenceEqual(before));
        await Page.EvaluateAsync("place => scrollTo({ top: place, behavior: 'instant' })", place);
        if (!reader.Scripts)
        {
            await LetScriptsRunAsync(false);
        }
        Assert.True(found.Length == 0, $"{Page.Url} ({reader}): {found.Length} places\n{string.Join('\n', found)}");

        Task LetScriptsRunAsync(bool run) => tools.SendAsync("Emulation.setScriptExecutionDisabled", new Dictionary<string, object> { ["value"] = !run });
    }

    /// <summary>
    /// What a screen reader needs beyond axe's rules: a title of its own, one heading for the page, one of each landmark, and a name for everything that can
    /// be pressed or filled in, as the browser itself works it out.
    /// </summary>
    public async Task AssertReadsWellAsync()
    {
        await Page.WaitForLoadStateAsync();
        var title = (await Page.TitleAsync()).Replace("Error: ", "", StringComparison.Ordinal);
        Assert.True(title.Split(" - ") is [{ Length: > 3 }, _], $"{Page.Url}: the title “{title}” doesn't name the page");
        Assert.True(await Page.Locator("h1").CountAsync() == 1, $"{Page.Url}: there must be one heading of the first level");
        var nodes = await AccessibilityTreeAsync();
        Assert.All((string[])["banner", "main", "contentinfo"], landmark =>
            Assert.True(nodes.Count(n => n.Role == landmark) == 1, $"{Page.Url}: one {landmark} is needed"));
        var navigations = nodes.Where(n => n.Role == "navigation").Select(n => n.Name).ToList();
        Assert.True(navigations.TrueForAll(n => n.Length > 0) && navigations.Distinct().Count() == navigations.Count, $"{Page.Url}: navigations are told apart by name: {string.Join(", ", navigations)}");
        var nameless = nodes.Where(n => Controls.Contains(n.Role) && n.Name.Length == 0).Select(n => n.Role).ToList();
        Assert.True(nameless.Count == 0, $"{Page.Url}: without a name: {string.Join(", ", nameless)}");
    }

    private static readonly HashSet<string> Controls =
        ["button", "link", "textbox", "searchbox", "checkbox", "radio", "combobox", "listbox", "spinbutton", "slider", "switch", "DisclosureTriangle"];

    private async Task<List<(string Role, string Name)>> AccessibilityTreeAsync()
    {
        var tree = (await (await ToolsAsync()).SendAsync("Accessibility.getFullAXTree"))!.Value;
        return [.. tree.GetProperty("nodes").EnumerateArray().Where(n => !n.GetProperty("ignored").GetBoolean()).Select(n => (Text(n, "role"), Text(n, "name")))];

        static string Text(JsonElement node, string property) =>
            node.TryGetProperty(property, out var found) && found.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : "";
    }

    private async Task<ICDPSession> ToolsAsync() => tools ??= await context.NewCDPSessionAsync(Page);

    public async Task AssertNoHorizontalScrollAsync()
    {
        await Page.WaitForLoadStateAsync();
        var tooWide = await Page.EvaluateAsync<string[]>(
            """
            () => document.documentElement.scrollWidth <= innerWidth ? [] :
              [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                .slice(0, 10).map(e => `${e.tagName.toLowerCase()}.${e.className} to ${Math.round(e.getBoundingClientRect().right)}px`)
            """);
        Assert.True(tooWide.Length == 0, $"{Page.Url} scrolls sideways at {reader.Width}px: {string.Join(", ", tooWide)}");
    }

    /// <summary>No part of the page scrolls sideways by itself: nobody is shown that there is more.</summary>
    public async Task AssertNoPartScrollsSidewaysAsync()
    {
        await Page.WaitForLoadStateAsync();
        var wide = await Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('main, main *')]
              .filter(e => ['auto', 'scroll'].includes(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth)
              .map(e => `${e.tagName.toLowerCase()}.${e.className}: ${e.scrollWidth}px in ${e.clientWidth}px`)
            """);
        Assert.True(wide.Length == 0, $"Parts of {Page.Url} scroll sideways at {reader.Width}px: {string.Join(", ", wide)}");
    }

    public void AssertNothingFromElsewhere() =>
        Assert.True(elsewhere.Count == 0, $"{Page.Url} asks other sites: {string.Join(", ", elsewhere.Select(r => r.Url))}");

    // The page that says what went wrong is gone by the time that a test fails for want of another.
    private static async Task SayWhyAsync(IResponse answer)
    {
        if (answer.Status < (int)HttpStatusCode.InternalServerError)
        {
            return;
        }
        try
        {
            Console.WriteLine($"{answer.Url} answered {answer.Status}: {(await answer.TextAsync())[..1500]}");
        }
        catch (Exception gone) when (gone is PlaywrightException or ArgumentException or TimeoutException)
        {
            Console.WriteLine($"{answer.Url} answered {answer.Status}");
        }
    }

    public void AssertNoComplaints() => Assert.True(complaints.Count == 0, $"{Page.Url}: {string.Join('\n', complaints)}");

    /// <summary>Keeps a picture of the whole page in <c>artifacts/screenshots</c>, for people to look at.</summary>
    public async Task PhotographAsync(string name)
    {
        await Page.WaitForLoadStateAsync();
        var path = Path.Combine(Repository.Root, "artifacts", "screenshots", $"{name}-{reader}.png");
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
