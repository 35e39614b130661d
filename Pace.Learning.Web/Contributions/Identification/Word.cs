using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification;

/// <summary>How a word is written.</summary>
internal enum Casing
{
    Lower,
    Capital,
    AllCapitals,
}

/// <summary>A word or a number of a text, with what stands around it.</summary>
internal sealed class Word
{
    /// <summary>Where there is no word.</summary>
    public static readonly Word None = new("", 0, '\0');

    private bool? isOrdinary;

    public Word(string raw, int start, char after)
    {
        (Raw, Start, After) = (raw, start, after);
        Lower = raw.ToLowerInvariant().Replace('’', '\'');
        IsPossessive = Lower.EndsWith("'s", StringComparison.Ordinal) || Lower.EndsWith("s'", StringComparison.Ordinal);
        Key = (Lower.EndsWith("'s", StringComparison.Ordinal) ? Lower[..^2] : Lower).Replace("'", "", StringComparison.Ordinal);
        Casing = raw.Length == 0 || !char.IsUpper(raw[0]) ? Casing.Lower
            : raw.Length > 1 && !raw.Any(char.IsLower) ? Casing.AllCapitals
            : Casing.Capital;
        IsNumber = raw.Length > 0 && raw.All(char.IsAsciiDigit);
        HasDigit = raw.Any(char.IsAsciiDigit);
    }

    public string Raw { get; }

    public int Start { get; }

    public int End => Start + Raw.Length;

    /// <summary>In lower case, with straight apostrophes.</summary>
    public string Lower { get; }

    /// <summary>In lower case, without apostrophes and the 's of a possessive.</summary>
    public string Key { get; }

    public bool IsPossessive { get; }

    public Casing Casing { get; }

    public bool IsNumber { get; }

    public bool HasDigit { get; }

    /// <summary>Whether it is known as a word that tells nothing.</summary>
    public bool IsOrdinary => isOrdinary ??= OrdinaryWords.Has(Key);

    /// <summary>What stands between it and the next word: a space, a hyphen, a comma, a full stop for all that ends a sentence, or another sign.</summary>
    public char After { get; internal set; }

    /// <summary>Whether a sentence begins with it.</summary>
    public bool StartsSentence { get; internal set; }

    /// <summary>Whether capitals mean something where it stands: not in a sentence that is shouted, nor in a headline.</summary>
    public bool HasMeaningfulCase { get; internal set; } = true;

    /// <summary>Whether nothing but space or a hyphen parts it from the next.</summary>
    public bool LeadsOn => After is ' ' or '-';

    /// <summary>Whether its capital says that it is a name: it doesn't begin a sentence, and nobody shouts.</summary>
    public bool HasTellingCapital => Casing == Casing.Capital && !StartsSentence && HasMeaningfulCase && Raw.Length > 1;
}
