using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace Pace.Learning.Web.Studio.Paste;

/// <summary>Takes out everything that isn't text, its structure, or a link that may be followed.</summary>
internal static class CleanMarkup
{
    private static readonly string[] Tags =
    [
        "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "section", "article", "main", "header", "footer", "aside", "figure", "figcaption", "blockquote", "pre", "hr", "br",
        "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "a", "b", "strong", "i", "em", "code", "kbd", "samp", "sup", "sub", "span", "img",
    ];

    private static readonly string[] Attributes =
        ["href", "src", "alt", "colspan", "start", PastedMarkup.Bold, PastedMarkup.Italic, PastedMarkup.Plain, PastedMarkup.Level, PastedMarkup.Numbered, PastedMarkup.Footnote];

    public static void Clean(IHtmlDocument document)
    {
        var sanitizer = new HtmlSanitizer { KeepChildNodes = true };
        Only(sanitizer.AllowedTags, Tags);
        Only(sanitizer.AllowedAttributes, Attributes);
        Only(sanitizer.AllowedSchemes, ["http", "https", "mailto", "tel"]);
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.AllowedAtRules.Clear();
        // The attributes of our own are named one by one.
        sanitizer.AllowDataAttributes = false;
        sanitizer.SanitizeDom(document, document.Body);
    }

    private static void Only(ISet<string> set, IEnumerable<string> names)
    {
        set.Clear();
        set.UnionWith(names);
    }
}
