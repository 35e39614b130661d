namespace Pace.Learning.Content.Scanning;

/// <summary>
/// What a document may be at most. The limits stand far above anything a person writes, and low enough that hostile text is turned
/// away before a parser with worse than linear cost, or one that recurses, sees it.
/// </summary>
public static class Limits
{
    /// <summary>Bytes in a document.</summary>
    public const int DocumentBytes = 200_000;

    /// <summary>Characters in a line.</summary>
    public const int LineCharacters = 8_000;

    /// <summary>Characters in lines that no blank line separates.</summary>
    public const int ParagraphCharacters = 20_000;

    /// <summary>Characters of front matter, or of a block's fields.</summary>
    public const int FieldCharacters = 20_000;

    /// <summary>Lists and maps inside each other in front matter.</summary>
    public const int FieldNesting = 6;

    /// <summary>Blocks inside each other.</summary>
    public const int BlockNesting = 8;

    /// <summary>Blocks in a document.</summary>
    public const int Blocks = 300;

    /// <summary>Quotes and lists inside each other.</summary>
    public const int MarkdownNesting = 12;

    /// <summary>Square brackets open at once in a paragraph.</summary>
    public const int OpenBrackets = 20;

    /// <summary>Characters in a paragraph that could open or close emphasis, a link, code or a table cell, each kind by itself.</summary>
    public const int Delimiters = 1_500;

    /// <summary>Characters that a document's link addresses and titles come to when each use is counted.</summary>
    public const int LinkCharacters = 400_000;
}
