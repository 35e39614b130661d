using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Pace.Learning.Web.Studio.Paste;

/// <summary>What somebody copied from Word, Google Docs, Outlook or a web page, as clean Markdown.</summary>
/// <param name="Markdown">The text.</param>
/// <param name="Notes">What was left out or changed, for its writer.</param>
public sealed record PastedText(string Markdown, IReadOnlyList<string> Notes)
{
    /// <summary>The most that is read: a long report with its styles.</summary>
    public const int MostCharacters = 3_000_000;

    private const int MostDeep = 200;

    // To read markup takes longer than its length: so many elements, a report of hundreds of pages, take about a second.
    private const int MostElements = 40_000;

    private const string Tangled = "This was too tangled to be read. Paste it as plain text.";

    private static readonly HtmlParser Parser = new();

    /// <summary>Reads markup as a browser's clipboard holds it.</summary>
    /// <param name="html">The markup; hostile markup is only text in the end.</param>
    public static PastedText Of(string html)
    {
        var (parsed, why) = Parse(html);
        if (parsed is null)
        {
            return new("", [why]);
        }
        using var document = parsed;
        PastedMarkup.Prepare(document);
        CleanMarkup.Clean(document);
        var writer = new MarkdownWriter();
        var markdown = writer.Write(document.Body!);
        return new(markdown, [.. writer.Notes()]);
    }

    /// <summary>The markup, which has a body; <c>null</c> with the reason where it is too much, or so deep that nobody can go through it.</summary>
    internal static (IHtmlDocument? Document, string Why) Parse(string html)
    {
        var (elements, depth) = MarkupSize.Of(html);
        if (elements > MostElements)
        {
            return (null, "This is too much to be read at once. Paste it in parts, or as plain text.");
        }
        if (depth > MostDeep)
        {
            return (null, Tangled);
        }
        var document = Parser.ParseDocument(html);
        if (document.Body is { } body && !IsTooDeep(body))
        {
            return (document, "");
        }
        document.Dispose();
        return (null, Tangled);
    }

    // Step by step, not by recursion: how deep it is decides whether recursion is safe.
    private static bool IsTooDeep(INode top)
    {
        var depth = 0;
        for (INode? node = top; node is not null;)
        {
            if (node.FirstChild is { } child)
            {
                node = child;
                if (++depth > MostDeep)
                {
                    return true;
                }
                continue;
            }
            while (node is not null && node != top && node.NextSibling is null)
            {
                node = node.Parent;
                depth--;
            }
            node = node is null || node == top ? null : node.NextSibling;
        }
        return false;
    }
}
