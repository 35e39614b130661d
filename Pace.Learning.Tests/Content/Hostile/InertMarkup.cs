using AngleSharp.Html.Parser;

namespace Pace.Learning.Tests.Content.Hostile;

/// <summary>What markup may hold at most, however hostile its Markdown: judged by a parser that reads it as browsers do.</summary>
internal static class InertMarkup
{
    private static readonly HashSet<string> Elements =
    [
        "a", "aside", "audio", "blockquote", "br", "code", "details", "div", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol",
        "p", "pre", "section", "span", "strong", "summary", "table", "tbody", "td", "th", "thead", "tr", "track", "ul", "video",
    ];

    private static readonly HashSet<string> Attributes =
    [
        "alt", "aria-label", "aria-labelledby", "class", "controls", "default", "height", "href", "id", "kind", "label", "loading", "preload", "rel", "role", "scope",
        "src", "srclang", "start", "tabindex", "width",
    ];

    public static void Holds(string html)
    {
        var body = new HtmlParser().ParseDocument($"<body>{html}</body>").Body!;
        foreach (var element in body.QuerySelectorAll("*"))
        {
            Assert.Contains(element.LocalName, Elements);
            foreach (var attribute in element.Attributes)
            {
                Assert.Contains(attribute.Name, Attributes);
            }
            Leads(element.GetAttribute("href"));
            Leads(element.GetAttribute("src"));
        }
    }

    // As the WHATWG says: white space around an address and control characters inside it do not count.
    private static void Leads(string? address)
    {
        if (address is null)
        {
            return;
        }
        var read = string.Concat(address.Where(c => c > ' ')).ToLowerInvariant();
        Assert.True(
            read.StartsWith("https://", StringComparison.Ordinal) || read.StartsWith("http://", StringComparison.Ordinal) || read.StartsWith("mailto:", StringComparison.Ordinal)
            || read.StartsWith("tel:", StringComparison.Ordinal) || read.StartsWith('#') || (read.StartsWith('/') && !read.StartsWith("//", StringComparison.Ordinal) && !read.StartsWith("/\\", StringComparison.Ordinal)),
            $"leads to {address}");
    }
}
