namespace Pace.Learning.Content.Language.Passages;

internal enum TokenKind : byte
{
    Word,

    /// <summary>Something that isn't the writer's own sentence: a quotation, a title, code, an address.</summary>
    Foreign,

    Comma,
    Dash,
    Bracket,

    /// <summary>A colon or semicolon: phrases don't cross it, the sentence goes on.</summary>
    Colon,

    /// <summary>The end of a sentence.</summary>
    End,
}

[Flags]
internal enum TokenMarks : byte
{
    None = 0,
    Capital = 1,
    AllCapitals = 2,

    /// <summary>It opens its sentence, so its capital says nothing.</summary>
    First = 4,

    /// <summary>An adverb in -ly, which may stand between any two words of a phrase.</summary>
    Adverb = 8,

    /// <summary>A capital letter and no word of the guide: a person's name, as far as one can tell.</summary>
    Name = 16,

    /// <summary>A name after "Mr", "Ms" and so on.</summary>
    Titled = 32,
}

/// <summary>A word or mark of a passage.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Word">Its number in the guide's <see cref="Phrases.WordTable"/>.</param>
/// <param name="Start">Where it starts in the whole text.</param>
/// <param name="End">Where it ends in the whole text.</param>
/// <param name="Marks">What can be seen of it.</param>
internal readonly record struct Token(TokenKind Kind, int Word, int Start, int End, TokenMarks Marks)
{
    public bool Is(TokenMarks mark) => (Marks & mark) != 0;
}
