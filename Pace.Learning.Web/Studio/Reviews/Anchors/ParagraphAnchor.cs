namespace Pace.Learning.Web.Studio.Reviews.Anchors;

/// <summary>
/// Where in a document something belongs: a paragraph, told by its words and by what stood round it. Its place alone would be another one as soon as somebody writes above it.
/// </summary>
/// <param name="Text">The paragraph as it was read.</param>
/// <param name="Before">The mark of the paragraph before it; empty when it was the first.</param>
/// <param name="After">The mark of the paragraph after it; empty when it was the last.</param>
internal sealed record ParagraphAnchor(string Text, string Before, string After)
{
    /// <summary>The longest text that is kept, in characters: the beginning tells a long paragraph too.</summary>
    public const int TextLength = 4000;

    /// <summary>The length of a mark, in characters.</summary>
    public const int MarkLength = 12;

    // How much of a paragraph must be the same: less where its neighbours are, more where it has few words.
    private const double Enough = 0.5;
    private const double EnoughBesideOne = 0.4;
    private const double EnoughBetweenBoth = 0.2;
    private const double EnoughForFewWords = 0.65;
    private const int FewWords = 5;
    private const double Neighbour = 0.1;

    /// <summary>The anchor of a paragraph.</summary>
    public static ParagraphAnchor Of(PageParagraphs page, int index) => new(Short(page.Texts[index]), page.MarkAt(index - 1), page.MarkAt(index + 1));

    /// <summary>As much of a text as is kept.</summary>
    public static string Short(string text) => text.Length <= TextLength ? text : text[..TextLength];

    /// <summary>Finds the paragraph in a later text.</summary>
    /// <param name="page">The later text.</param>
    /// <param name="earlier">The marks of all paragraphs of the text that it was read in: one of those that still stands as it was is itself, and not this one changed.</param>
    public FoundParagraph In(PageParagraphs page, IReadOnlySet<string> earlier)
    {
        var all = Enumerable.Range(0, page.Texts.Count).ToList();
        var mark = PageParagraphs.MarkOf(Text);
        // What is longer than what is kept is the same when its beginning is.
        var same = all.Where(i => page.Marks[i] == mark || (Text.Length == TextLength && page.Texts[i].StartsWith(Text, StringComparison.Ordinal))).ToList();
        if (same.Count > 0)
        {
            return new FoundParagraph(same.MaxBy(i => NeighboursOf(page, i)), IsChanged: false);
        }
        var alike = all.Where(i => !earlier.Contains(page.Marks[i]))
            .Select(i => (Index: i, Likeness: page.Likeness(i, Text), Neighbours: NeighboursOf(page, i)))
            .Where(c => c.Likeness >= Needed(c.Neighbours)).ToList();
        return alike.Count > 0 ? new FoundParagraph(alike.MaxBy(c => c.Likeness + (c.Neighbours * Neighbour)).Index, IsChanged: true) : FoundParagraph.Gone;
    }

    private int NeighboursOf(PageParagraphs page, int index) => (page.MarkAt(index - 1) == Before ? 1 : 0) + (page.MarkAt(index + 1) == After ? 1 : 0);

    private double Needed(int neighbours) => neighbours switch
    {
        2 => EnoughBetweenBoth,
        _ when Text.Split(' ').Length <= FewWords => EnoughForFewWords,
        1 => EnoughBesideOne,
        _ => Enough,
    };
}

/// <summary>Where a paragraph is in a later text.</summary>
/// <param name="Index">Its place, from 0; <c>null</c>: it is gone.</param>
/// <param name="IsChanged">Whether it says something else now.</param>
internal sealed record FoundParagraph(int? Index, bool IsChanged)
{
    /// <summary>It isn't there any more.</summary>
    public static FoundParagraph Gone { get; } = new(null, IsChanged: true);
}
