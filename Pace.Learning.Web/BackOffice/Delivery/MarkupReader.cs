using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Pace.Learning.Content.Delivery;
using Pace.Learning.Web.Studio.Paste;

namespace Pace.Learning.Web.BackOffice.Delivery;

/// <summary>
/// Reads what a rich text editor of Umbraco holds as the Studio reads what is pasted. Pictures, blocks and links to other documents, which mean nothing on a clipboard, are put in their
/// places afterwards.
/// </summary>
/// <param name="linkTo">Where a link to another document of Umbraco's leads, such as <c>ref:its-id</c>; <c>null</c>: it isn't delivered.</param>
internal sealed class MarkupReader(Func<Guid, string?> linkTo)
{
    // A whole address, since the clipboard's links are; nobody can have it.
    private const string Elsewhere = "https://pace-learning.invalid/";

    /// <summary>The Markdown.</summary>
    /// <exception cref="UnreadableDeliveryException">It is too long or too tangled, or a block is missing.</exception>
    public string MarkdownOf(RichText text)
    {
        if (text.Markup.Length > PastedText.MostCharacters)
        {
            throw new UnreadableDeliveryException("A text is too long.");
        }
        var (parsed, tooMuch) = PastedText.Parse(text.Markup);
        using var document = parsed ?? throw Unreadable(tooMuch);
        var (words, links) = (new List<string>(), new List<string>());
        var mark = $"pace{Guid.NewGuid():N}n";
        foreach (var block in document.QuerySelectorAll("umb-rte-block, umb-rte-block-inline"))
        {
            var isThere = Guid.TryParse(block.GetAttribute("data-content-id"), out var key) && text.Blocks.ContainsKey(key);
            Replace(block, "p", isThere ? text.Blocks[key] : throw new UnreadableDeliveryException("A block in a text isn't there."));
        }
        foreach (var picture in document.QuerySelectorAll("img[src]"))
        {
            Replace(picture, "span", $"![{(picture.GetAttribute("alt") ?? "").Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal)}]({picture.GetAttribute("src")})");
        }
        foreach (var link in document.QuerySelectorAll("a[href]"))
        {
            if (TargetOf(link) is { } target)
            {
                link.SetAttribute("href", $"{Elsewhere}{links.Count.ToString(CultureInfo.InvariantCulture)}/");
                links.Add(target);
            }
        }
        var pasted = PastedText.Of(document.Body!.InnerHtml);
        if (pasted is { Markdown: "", Notes: [var why, ..] })
        {
            throw Unreadable(why);
        }
        var markdown = Regex.Replace(pasted.Markdown, $@"\({Regex.Escape(Elsewhere)}([0-9]+)/\)", found => Of(links, found) is { } target ? $"({target})" : found.Value);
        return Regex.Replace(markdown, $"{mark}([0-9]+)e", found => Of(words, found) ?? found.Value);

        void Replace(IElement element, string by, string written)
        {
            var other = document.CreateElement(by);
            other.TextContent = $"{mark}{words.Count.ToString(CultureInfo.InvariantCulture)}e";
            words.Add(written);
            element.Replace(other);
        }
    }

    private static string? Of(List<string> kept, Match found) => int.TryParse(found.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < kept.Count ? kept[at] : null;

    private static UnreadableDeliveryException Unreadable(string why) => new($"A text in a rich text editor can't be read: {why}");

    private string? TargetOf(IElement link)
    {
        var href = link.GetAttribute("href")!;
        var hash = href.IndexOf('#', StringComparison.Ordinal);
        return Guid.TryParse(link.GetAttribute("data-destination-id"), out var key) && linkTo(key) is { } reference ? $"{reference}{(hash < 0 ? "" : href[hash..])}"
            : href is ['/', not '/', ..] or ['#', _, ..] ? href
            : null;
    }
}
