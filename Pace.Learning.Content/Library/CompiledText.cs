using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Markup;

namespace Pace.Learning.Content.Library;

/// <summary>A stretch of a compiled document: finished HTML, or a hole that is filled for each reader.</summary>
public abstract record Segment;

/// <summary>HTML that is the same for everyone, safe to write to the page as it is.</summary>
/// <param name="Html">The markup.</param>
public sealed record HtmlSegment(FinishedHtml Html) : Segment;

/// <summary>A place whose content depends on the reader (answers, progress) or on consent (a parent's contribution).</summary>
/// <param name="Block">What belongs there.</param>
public sealed record BlockSegment(PersonalBlock Block) : Segment;

/// <summary>A heading of a document, for a table of contents.</summary>
/// <param name="Id">Its fragment, without <c>#</c>.</param>
/// <param name="Text">Its text, without markup.</param>
/// <param name="Level">2 for <c>##</c>, and so on.</param>
public sealed record Heading(string Id, string Text, int Level);

/// <summary>A document's body, compiled once and then only read.</summary>
/// <param name="Segments">In reading order.</param>
/// <param name="Headings">In reading order.</param>
/// <param name="PlainText">The words alone, for search and for counting; parents' contributions are never in it.</param>
public sealed record CompiledText(IReadOnlyList<Segment> Segments, IReadOnlyList<Heading> Headings, string PlainText)
{
    /// <summary>A body without anything in it.</summary>
    public static CompiledText Empty { get; } = new([], [], "");

    /// <summary>The blocks that are filled for each reader, pools' questions included once, in reading order.</summary>
    public IReadOnlyList<PersonalBlock> PersonalBlocks { get; } =
        [.. Segments.OfType<BlockSegment>().Select(s => s.Block)];

    /// <summary>Words, counted as runs between white space.</summary>
    public int Words { get; } = PlainText.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
