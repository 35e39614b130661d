using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Markup;

namespace Pace.Learning.Content.Library;

/// <summary>A stretch of a compiled document: finished HTML, or a hole that is filled for each reader.</summary>
public abstract record Segment;

/// <summary>HTML that is the same for everyone, safe to write to the page as it is.</summary>
public sealed record HtmlSegment : Segment
{
    // A library is mostly this.
    private readonly FinishedHtml.AtRest html;

    /// <summary>A stretch of markup.</summary>
    public HtmlSegment(FinishedHtml html) => this.html = new(html);

    /// <summary>The markup, read anew each time.</summary>
    public FinishedHtml Html => html.Html;
}

/// <summary>A place whose content depends on the reader (answers, progress) or on consent (a parent's contribution).</summary>
/// <param name="Block">What belongs there.</param>
public sealed record BlockSegment(PersonalBlock Block) : Segment;

/// <summary>A heading of a document, for a table of contents.</summary>
/// <param name="Id">Its fragment, without <c>#</c>.</param>
/// <param name="Text">Its text, without markup.</param>
/// <param name="Level">2 for <c>##</c>, and so on.</param>
public sealed record Heading(string Id, string Text, int Level);

/// <summary>A document's body, compiled once and then only read.</summary>
public sealed record CompiledText
{
    /// <summary>Puts a body together.</summary>
    /// <param name="segments">In reading order.</param>
    /// <param name="headings">In reading order.</param>
    /// <param name="plainText">The words alone.</param>
    public CompiledText(IReadOnlyList<Segment> segments, IReadOnlyList<Heading> headings, string plainText)
    {
        Segments = segments;
        Headings = headings;
        PersonalBlocks = [.. segments.OfType<BlockSegment>().Select(s => s.Block)];
        Words = CountWords(plainText);
        Pressed = new(plainText);
    }

    /// <summary>A body without anything in it.</summary>
    public static CompiledText Empty { get; } = new([], [], "");

    /// <summary>In reading order.</summary>
    public IReadOnlyList<Segment> Segments { get; }

    /// <summary>In reading order.</summary>
    public IReadOnlyList<Heading> Headings { get; }

    /// <summary>The words alone, for search and for counting; parents' contributions are never in it. Read anew each time.</summary>
    public string PlainText => Pressed.Read();

    /// <summary>The words alone, as they lie in memory: only search reads them, and only when they change.</summary>
    internal PressedText Pressed { get; }

    /// <summary>The blocks that are filled for each reader, pools' questions included once, in reading order.</summary>
    public IReadOnlyList<PersonalBlock> PersonalBlocks { get; }

    /// <summary>Words, counted as runs between white space.</summary>
    public int Words { get; }

    private static int CountWords(string text)
    {
        var (words, isInWord) = (0, false);
        foreach (var c in text)
        {
            words += !char.IsWhiteSpace(c) && !isInWord ? 1 : 0;
            isInWord = !char.IsWhiteSpace(c);
        }
        return words;
    }
}
