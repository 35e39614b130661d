using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Pace.Learning.Content.Markup;
using Pace.Learning.Web.Studio.Reviews.Anchors;

namespace Pace.Learning.Web.Studio.Reviews.Read;

/// <summary>
/// A draft as it will be read, in stretches of finished markup; after each of its parts (a paragraph, a line of a list, a table) there is room for notes. What would post is taken
/// out: nothing is answered, ticked or sent here.
/// </summary>
internal sealed class DraftPage
{
    private const string Mark = "part-ends-here:";

    // Each is one part: what stands in it is read as one.
    private static readonly string[] Whole = ["P", "TABLE", "PRE", "FIGCAPTION", "SUMMARY", "LEGEND", "DD"];

    // They may not hold anything but lines: what belongs to a line goes into it.
    private static readonly string[] WithRoomInside = ["LI", "DD", "FIGCAPTION", "BLOCKQUOTE"];

    private readonly List<string> texts = [];

    /// <summary>Makes a page.</summary>
    /// <param name="title">What the draft is called.</param>
    /// <param name="html">Its markup.</param>
    /// <param name="keptAway">Ids of elements that hold other parents' words.</param>
    /// <param name="more">What belongs at the end of elements, by their ids.</param>
    public DraftPage(string title, FinishedHtml html, IReadOnlyCollection<string> keptAway, IReadOnlyDictionary<string, FinishedHtml> more)
    {
        Title = title;
        var document = new HtmlParser().ParseDocument($"<main>{html.Value}</main>");
        var main = document.QuerySelector("main")!;
        Quieten(document, main);
        foreach (var (id, markup) in more)
        {
            document.GetElementById(id)?.Insert(AdjacentPosition.BeforeEnd, markup.Value);
        }
        foreach (var id in keptAway)
        {
            // Another parent's words: nobody is asked what they think of them.
            document.GetElementById(id)?.SetAttribute("data-no-notes", "");
        }
        foreach (var child in main.Children.ToList())
        {
            Walk(document, child);
        }
        Paragraphs = new PageParagraphs(texts);
        Stretches = [.. Cut(main.ChildNodes.ToHtml())];
    }

    /// <summary>What it is called.</summary>
    public string Title { get; }

    /// <summary>The texts of its parts, in order.</summary>
    public PageParagraphs Paragraphs { get; }

    /// <summary>Its markup, in stretches that end where notes may follow.</summary>
    public IReadOnlyList<Stretch> Stretches { get; }

    /// <summary>Makes a page of markup alone.</summary>
    public static DraftPage Of(string title, FinishedHtml html) => new(title, html, [], new Dictionary<string, FinishedHtml>());

    private static void Quieten(IHtmlDocument document, IElement main)
    {
        // Forms to thank a parent are a learner's; so are a lesson's contents, since its parts have other places here.
        foreach (var element in main.QuerySelectorAll(".thank-you, script, input[type=hidden], button, .toc").ToList())
        {
            element.Remove();
        }
        foreach (var form in main.QuerySelectorAll("form").ToList())
        {
            var rest = document.CreateElement("div");
            rest.ClassName = form.ClassName ?? "";
            while (form.FirstChild is { } child)
            {
                rest.AppendChild(child);
            }
            form.Replace(rest);
        }
        foreach (var control in main.QuerySelectorAll("input, select, textarea"))
        {
            control.SetAttribute("disabled", "");
            control.RemoveAttribute("autofocus");
        }
    }

    private void Walk(IDocument document, IElement element)
    {
        if (element.HasAttribute("data-no-notes") || element.ClassList.Contains("block-title") || element.LocalName is "label" or "video" or "audio" or "svg" or "option" or "select")
        {
            return;
        }
        var text = string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length == 0)
        {
            return;
        }
        if (element is { NodeName: "P", Children: [var only] } && only.ClassList.Contains("skip-part"))
        {
            return;
        }
        var isLine = element.LocalName is "li" or "blockquote" && element.QuerySelector("p, ul, ol, details, section") is null;
        if (!isLine && !Whole.Contains(element.NodeName))
        {
            foreach (var child in element.Children.ToList())
            {
                Walk(document, child);
            }
            return;
        }
        texts.Add(text);
        element.SetAttribute("data-part", $"{texts.Count}");
        var mark = document.CreateComment($"{Mark}{texts.Count}");
        if (WithRoomInside.Contains(element.NodeName))
        {
            element.AppendChild(mark);
        }
        else if (element.ParentElement is { } around && (element.NodeName is "TABLE" ? around.ClassList.Contains("table-scroll") : around.NodeName is "HGROUP"))
        {
            around.After(mark);
        }
        else
        {
            element.After(mark);
        }
    }

    private static IEnumerable<Stretch> Cut(string html)
    {
        var from = 0;
        while (html.IndexOf($"<!--{Mark}", from, StringComparison.Ordinal) is >= 0 and var at)
        {
            var number = at + 4 + Mark.Length;
            var end = html.IndexOf("-->", number, StringComparison.Ordinal);
            yield return new Stretch(html[from..at], int.Parse(html.AsSpan(number, end - number), System.Globalization.CultureInfo.InvariantCulture));
            from = end + 3;
        }
        yield return new Stretch(html[from..], null);
    }
}

/// <summary>A stretch of a draft.</summary>
/// <param name="Html">Finished markup; it may open what a later stretch closes.</param>
/// <param name="Part">The number of the part that it ends with, from 1; <c>null</c>: there are no more.</param>
internal sealed record Stretch(string Html, int? Part);
