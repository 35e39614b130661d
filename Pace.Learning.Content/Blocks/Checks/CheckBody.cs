using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Pace.Learning.Content.Prose;

namespace Pace.Learning.Content.Blocks.Checks;

/// <summary>A list item of a check, with the line on which it stands.</summary>
internal sealed record CheckItem(ListItemBlock Item, int Line);

/// <summary>The parts of a check's Markdown: what stands above its list, the list, and what stands below.</summary>
internal sealed record CheckBody(
    IReadOnlyList<Block> Question, IReadOnlyList<CheckItem> Items, IReadOnlyList<Block> ModelAnswer, IReadOnlyList<Block> Explanation)
{
    public static CheckBody Of(ParsedProse? prose, CheckKind kind)
    {
        var blocks = prose?.Blocks ?? [];
        var list = IndexOfList(blocks, kind);
        if (list < 0)
        {
            return new(blocks, [], [], []);
        }
        var items = ((ListBlock)blocks[list]).OfType<ListItemBlock>().Select(i => new CheckItem(i, prose!.LineOf(i))).ToList();
        var below = blocks.Skip(list + 1).ToList();
        return kind is CheckKind.Short && below is [QuoteBlock answer, .. var rest]
            ? new([.. blocks.Take(list)], items, [.. answer], rest)
            : new([.. blocks.Take(list)], items, [], below);
    }

    /// <summary>The text of an option: the first paragraph of its item.</summary>
    public static ParagraphBlock? TextOf(ListItemBlock item) => item.FirstOrDefault() as ParagraphBlock;

    /// <summary>A question may hold a list of its own, so the options are the last list that can be theirs.</summary>
    private static int IndexOfList(IReadOnlyList<Block> blocks, CheckKind kind)
    {
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            if (blocks[i] is ListBlock list && IsOptions(list, kind))
            {
                return i;
            }
        }
        return -1;
    }

    private static bool IsOptions(ListBlock list, CheckKind kind) => kind switch
    {
        CheckKind.Ordering => list.IsOrdered,
        CheckKind.Single or CheckKind.Multiple => list.OfType<ListItemBlock>().Any(i => TextOf(i)?.Inline?.FirstChild is TaskList),
        _ => !list.IsOrdered,
    };
}
