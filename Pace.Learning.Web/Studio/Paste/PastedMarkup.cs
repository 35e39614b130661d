using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Pace.Learning.Web.Studio.Paste;

/// <summary>
/// Writes what programs say in styles of their own into attributes, before styles are thrown away: bold and italic, Word's lists, which are paragraphs with
/// <c>mso-list</c>, what is hidden, and marks of footnotes.
/// </summary>
internal static partial class PastedMarkup
{
    public const string Bold = "data-bold";
    public const string Italic = "data-italic";
    public const string Plain = "data-plain";
    public const string Level = "data-level";
    public const string Numbered = "data-numbered";
    public const string Footnote = "data-footnote";

    // Elements whose text nobody sees. Word puts settings and macros into some of them.
    private const string Unseen = "head, script, style, title, xml, template, iframe, object, embed, svg, math, noscript, select, textarea, button, input, [hidden], [aria-hidden=true]";

    public static void Prepare(IHtmlDocument document)
    {
        foreach (var element in document.QuerySelectorAll(Unseen))
        {
            element.Remove();
        }
        foreach (var comment in document.Descendants<IComment>().ToList())
        {
            comment.Parent?.RemoveChild(comment);
        }
        foreach (var element in document.QuerySelectorAll("[style]"))
        {
            ReadStyle(element, (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant());
        }
        foreach (var title in document.QuerySelectorAll("p[class=MsoTitle]"))
        {
            Replace(document, title, "h1");
        }
        foreach (var link in document.QuerySelectorAll("a[href]").OfType<IHtmlAnchorElement>())
        {
            ReadFootnote(link);
        }
    }

    private static void ReadStyle(IElement element, string style)
    {
        if (Hidden.IsMatch(style))
        {
            // Word writes the bullet itself beside what it numbers.
            element.Remove();
            return;
        }
        if (Weight.Match(style) is { Success: true } weight)
        {
            var isBold = weight.Groups[1].Value is var w && (w is "bold" or "bolder" || (int.TryParse(w, out var number) && number >= 600));
            element.SetAttribute(isBold ? Bold : Plain, "");
        }
        if (style.Contains("font-style:italic", StringComparison.Ordinal))
        {
            element.SetAttribute(Italic, "");
        }
        if (List.Match(style) is { Success: true } list)
        {
            element.SetAttribute(Level, int.Parse(list.Groups[1].Value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
            if (element.QuerySelector("[style*='mso-list']") is { } mark && NumberMark.IsMatch(mark.TextContent))
            {
                element.SetAttribute(Numbered, "");
            }
        }
    }

    /// <summary>Word and Google Docs link the mark to the note, and the note back.</summary>
    private static void ReadFootnote(IHtmlAnchorElement link)
    {
        var href = link.GetAttribute("href") ?? "";
        if (NoteBack.Match(href) is { Success: true } back)
        {
            link.SetAttribute(Footnote, "back:" + back.Groups[1].Value);
        }
        else if (NoteMark.Match(href) is { Success: true } mark)
        {
            link.SetAttribute(Footnote, mark.Groups[1].Value);
        }
    }

    private static void Replace(IHtmlDocument document, IElement element, string name)
    {
        var other = document.CreateElement(name);
        while (element.FirstChild is { } child)
        {
            other.AppendChild(child);
        }
        element.Replace(other);
    }

    [GeneratedRegex("display:none|mso-hide:all|visibility:hidden|mso-list:ignore")]
    private static partial Regex Hidden { get; }

    [GeneratedRegex("(?<![a-z-])font-weight:([a-z]+|[0-9]+)")]
    private static partial Regex Weight { get; }

    [GeneratedRegex("mso-list:[a-z]+[0-9]+level([1-9])")]
    private static partial Regex List { get; }

    [GeneratedRegex(@"^[\s\u00a0(]*([0-9]+|[a-z]|[ivxlc]+)[.)]", RegexOptions.IgnoreCase)]
    private static partial Regex NumberMark { get; }

    [GeneratedRegex("#_?(?:ftn|edn)t?([0-9]+)$")]
    private static partial Regex NoteMark { get; }

    [GeneratedRegex("#_?(?:ftn|edn)t?_?ref([0-9]+)$")]
    private static partial Regex NoteBack { get; }
}
