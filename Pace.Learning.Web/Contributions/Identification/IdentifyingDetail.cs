namespace Pace.Learning.Web.Contributions.Identification;

/// <summary>Something that might tell people who a family is.</summary>
/// <param name="Start">Where it stands.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Kind">What it may be.</param>
/// <param name="Words">It, as it is written.</param>
public sealed record IdentifyingDetail(int Start, int Length, DetailKind Kind, string Words)
{
    /// <summary>Where it ends.</summary>
    public int End => Start + Length;

    /// <summary>The same for every place where it stands, however it is written there.</summary>
    public string Key => string.Join(' ', new ReadText(Words).Words.Select(w => w.Key));
}

/// <summary>What a recogniser found.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Kind">What it may be.</param>
internal readonly record struct Found(int Start, int End, DetailKind Kind)
{
    public int Length => End - Start;

    /// <summary>From one word to another.</summary>
    public static Found Of(Word first, Word last, DetailKind kind) => new(first.Start, last.End, kind);

    /// <summary>One word.</summary>
    public static Found Of(Word word, DetailKind kind) => Of(word, word, kind);
}
