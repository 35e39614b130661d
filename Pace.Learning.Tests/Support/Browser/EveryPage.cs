using System.Xml.Linq;

namespace Pace.Learning.Tests.Support.Browser;

/// <summary>
/// Goes through the pages of the sitemap, and others that a derived class names, and holds each to the same: accessible in light and dark, no sideways
/// scrolling on a small phone, nothing asked of other sites, no complaints on the console.
/// </summary>
public abstract class EveryPage(SiteInBrowser site)
{
    /// <summary>Pages beside those of the sitemap.</summary>
    protected virtual IEnumerable<string> AlsoVisited => [];

    /// <summary>Whether the pages of the sitemap are visited; leave them out where another test has been to them.</summary>
    protected virtual bool VisitsSitemap => true;

    /// <summary>The role of the demo person who looks; a stranger when not set.</summary>
    protected virtual string? As => null;

    [Fact]
    public async Task EveryPage_IsAccessible_InLightAndDark()
    {
        var paths = (VisitsSitemap ? await FromSitemapAsync() : []).Concat(AlsoVisited).Distinct().ToList();
        Assert.NotEmpty(paths);
        await using var light = await site.OpenAsync("/", new Reader { Demo = As });
        await using var dark = await site.OpenAsync("/", new Reader { Demo = As, Dark = true, Width = 320, Height = 640 });
        var problems = new List<string>();
        foreach (var path in paths)
        {
            await light.GoToAsync(path);
            await NoteAsync(problems, light.AssertAccessibleAsync);
            await dark.GoToAsync(path);
            await NoteAsync(problems, dark.AssertLooksAccessibleAsync);
            await NoteAsync(problems, dark.AssertNoHorizontalScrollAsync);
        }
        Assert.True(problems.Count == 0, string.Join("\n\n", problems));
        light.AssertNothingFromElsewhere();
        light.AssertNoComplaints();
        dark.AssertNoComplaints();
    }

    internal static async Task NoteAsync(List<string> problems, Func<Task> assertion)
    {
        try
        {
            await assertion();
        }
        catch (Xunit.Sdk.XunitException problem)
        {
            problems.Add(problem.Message);
        }
    }

    private async Task<IEnumerable<string>> FromSitemapAsync()
    {
        using var answer = await site.Stranger().GetAsync("/sitemap.xml");
        answer.EnsureSuccessStatusCode();
        var sitemap = XDocument.Parse(await answer.Content.ReadAsStringAsync());
        return [.. sitemap.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).PathAndQuery)];
    }
}
