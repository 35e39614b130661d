using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Pace.Learning.Content.Markup;
using Pace.Learning.Content.Prose;

namespace Pace.Learning.Content.Blocks.Checks;

/// <summary>An option that has been read, with its line.</summary>
internal sealed record ReadOption(CheckOption Option, int Line);

/// <summary>Reads an option, an item or a pair from its list item.</summary>
internal static class OptionReader
{
    private const string Arrow = "=>";

    public static ReadOption Read(CheckItem from, CheckKind kind, PageWriter page)
    {
        var isRight = true;
        var (html, text) = (default(FinishedHtml), "");
        var (matchHtml, matchText) = (default(FinishedHtml), "");
        if (CheckBody.TextOf(from.Item) is { Inline: { } inline } paragraph)
        {
            if (kind is CheckKind.Single or CheckKind.Multiple)
            {
                isRight = TakeBox(inline, from.Line, page.Findings);
            }
            if (kind is CheckKind.Matching && TakeRightSide(inline) is { } right)
            {
                (matchHtml, matchText) = (page.Renderer.Inline(new ParagraphBlock { Inline = right }).Trim(), ProseText.Of(right));
            }
            (html, text) = (page.Renderer.Inline(paragraph).Trim(), ProseText.Of(inline));
        }
        if (text.Length == 0)
        {
            page.Findings.Error(from.Line, RuleNames.BadValue, "An option needs words.");
        }
        var feedback = page.Renderer.Html(from.Item.OfType<QuoteBlock>().SelectMany(q => q));
        var rest = from.Item.Skip(1).Where(b => b is not QuoteBlock).ToList();
        if (rest.Count > 0)
        {
            page.Findings.Error(from.Line, RuleNames.BadValue, "An option is one paragraph, with a quote under it as its feedback.");
        }
        return new(new("", html, text, isRight, matchHtml, matchText, feedback), from.Line);
    }

    private static bool TakeBox(ContainerInline inline, int line, FindingLog findings)
    {
        if (inline.FirstChild is TaskList box)
        {
            box.Remove();
            return box.Checked;
        }
        findings.Error(line, RuleNames.BadValue, "An option starts with \"[ ]\", or \"[x]\" when it is right.");
        return false;
    }

    /// <summary>Takes what stands after the arrow out of a pair.</summary>
    private static ContainerInline? TakeRightSide(ContainerInline pair)
    {
        var arrow = pair.OfType<LiteralInline>().FirstOrDefault(l => l.Content.AsSpan().IndexOf(Arrow) >= 0);
        if (arrow is null)
        {
            return null;
        }
        var text = arrow.Content.ToString();
        var at = text.IndexOf(Arrow, StringComparison.Ordinal);
        var right = new ContainerInline();
        right.AppendChild(new LiteralInline(text[(at + Arrow.Length)..].TrimStart()));
        while (arrow.NextSibling is { } next)
        {
            next.Remove();
            right.AppendChild(next);
        }
        arrow.Content = new(text[..at].TrimEnd());
        return right;
    }
}
