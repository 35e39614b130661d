namespace Pace.Learning.Content.Language.Phrases;

internal enum ElementKind
{
    Words,

    /// <summary>Some words that may be any.</summary>
    Gap,

    /// <summary>Where the finding stands that a phrase speaks about.</summary>
    Here,
}

/// <summary>What ends a gap before its number of words is reached.</summary>
internal enum GapReach
{
    /// <summary>A comma, or a word that begins another clause.</summary>
    Clause,

    /// <summary>These, and words such as "the" and "her": after "she did not tell her dad about" comes what is the case.</summary>
    Indefinite,

    /// <summary>The end of the sentence alone.</summary>
    Sentence,
}

/// <summary>Which words may stand at one place: a set of numbers, and perhaps any name.</summary>
internal sealed class Atom
{
    private readonly List<int> words = [];
    private ulong[] bits = [];

    public bool TakesNames { get; set; }

    public IReadOnlyCollection<int> Words => words;

    public void Add(int word)
    {
        if (Has(word))
        {
            return;
        }
        if (word >> 6 >= bits.Length)
        {
            Array.Resize(ref bits, (word >> 6) + 1);
        }
        bits[word >> 6] |= 1UL << word;
        words.Add(word);
    }

    public void Add(Atom other)
    {
        foreach (var word in other.words)
        {
            Add(word);
        }
        TakesNames |= other.TakesNames;
    }

    public bool Takes(Passages.Token token) =>
        token.Kind is Passages.TokenKind.Word && (Has(token.Word) || (TakesNames && token.Is(Passages.TokenMarks.Name)));

    // 0 is no word of the guide, and in no set.
    private bool Has(int word) => word >> 6 < bits.Length && (bits[word >> 6] & (1UL << word)) != 0;
}

/// <summary>A part of a phrase.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Choices">The words that may stand there, each choice one word or several.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
/// <param name="Most">How many words a gap may have.</param>
/// <param name="Reach">How far a gap goes.</param>
internal sealed record Element(ElementKind Kind, IReadOnlyList<Atom[]> Choices, bool IsOptional = false, int Most = 0, GapReach Reach = GapReach.Clause);

/// <summary>Words in an order, as the guide's file writes them.</summary>
/// <param name="Elements">In order.</param>
/// <param name="From">The first element of what is reported.</param>
/// <param name="To">The last one.</param>
internal sealed record Phrase(IReadOnlyList<Element> Elements, int From, int To)
{
    /// <summary>The words that the phrase can start with, and whether it can start with a name.</summary>
    public Atom Starts()
    {
        var starts = new Atom();
        foreach (var element in Elements)
        {
            foreach (var choice in element.Choices)
            {
                starts.Add(choice[0]);
            }
            if (!element.IsOptional)
            {
                break;
            }
        }
        return starts;
    }

    /// <summary>Words one of which stands wherever the phrase does, and as seldom elsewhere as can be.</summary>
    /// <param name="weight">How common a word is.</param>
    public IReadOnlyCollection<int> Keys(Func<int, int> weight)
    {
        var firsts = Elements.Where(e => e is { Kind: ElementKind.Words, IsOptional: false }).Select(e =>
        {
            var atom = new Atom();
            foreach (var choice in e.Choices)
            {
                atom.Add(choice[0]);
            }
            return atom;
        });
        return firsts.Where(a => !a.TakesNames).MinBy(a => a.Words.Sum(weight))?.Words ?? [];
    }
}
