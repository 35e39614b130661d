using Pace.Learning.Content.Language.Passages;

namespace Pace.Learning.Content.Language;

/// <summary>Tells words that belong to the name of a team, a programme or an office, which are called what they are called.</summary>
internal static class ProperNames
{
    /// <summary>Whether the words from one place of a sentence to another are a name or part of one.</summary>
    public static bool IsPart(ReadOnlySpan<Token> sentence, int from, int to)
    {
        if (IsShouted(sentence))
        {
            return false;
        }
        var isCertain = false;
        foreach (var token in sentence[from..to])
        {
            if (token.Kind is not TokenKind.Word)
            {
                return false;
            }
            if (token.End - token.Start <= 3 && !token.Is(TokenMarks.Capital))
            {
                continue;
            }
            if (!token.Is(TokenMarks.Capital))
            {
                return false;
            }
            isCertain |= to - from > 1 && !token.Is(TokenMarks.First) && !token.Is(TokenMarks.AllCapitals);
        }
        return isCertain || Continues(sentence, to) || (!sentence[from].Is(TokenMarks.First) && ComesFrom(sentence, from));
    }

    private static bool Continues(ReadOnlySpan<Token> sentence, int at) =>
        at < sentence.Length && sentence[at] is { Kind: TokenKind.Word } next && next.Is(TokenMarks.Capital) && !next.Is(TokenMarks.AllCapitals)
        && next.Start - sentence[at - 1].End == 1;

    private static bool ComesFrom(ReadOnlySpan<Token> sentence, int at) =>
        at > 0 && sentence[at - 1] is { Kind: TokenKind.Word } before && before.Is(TokenMarks.Capital) && !before.Is(TokenMarks.First) && !before.Is(TokenMarks.AllCapitals)
        && !before.Is(TokenMarks.Titled) && sentence[at].Start - before.End == 1;

    /// <summary>Whether a whole sentence is in capital letters, as old systems write them, so that a capital says nothing.</summary>
    private static bool IsShouted(ReadOnlySpan<Token> sentence)
    {
        var (words, shouted) = (0, 0);
        foreach (var token in sentence)
        {
            words += token.Kind is TokenKind.Word ? 1 : 0;
            shouted += token.Is(TokenMarks.AllCapitals) ? 1 : 0;
        }
        return words >= 4 && shouted * 10 >= words * 7;
    }
}
