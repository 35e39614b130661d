using Pace.Learning.Content.Language.Phrases;

namespace Pace.Learning.Content.Language.Passages;

/// <summary>Finds where a quotation ends. An apostrophe is none, and a mark that nothing closes is none.</summary>
internal static class Quotation
{
    /// <summary>No quotation is looked for any further, so that no text takes more than its length in time.</summary>
    private const int Most = 8_000;

    /// <summary>How long the quotation is that a mark opens, its marks included; 0: it opens none.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        var opensAfter = at == 0 || !char.IsLetterOrDigit(text[at - 1]);
        var rest = text.Slice(at + 1, Math.Min(text.Length - at - 1, Most));
        if (!opensAfter || rest.IsEmpty || char.IsWhiteSpace(rest[0]))
        {
            return 0;
        }
        return text[at] switch
        {
            '"' => Closed(rest, rest.IndexOf('"')),
            // Speech that goes on in the next paragraph is closed only there.
            '“' => Closed(rest, rest.IndexOf('”')) is var length and > 0 ? length : rest.Length + 1,
            '„' => Closed(rest, rest.IndexOfAny('“', '”')),
            '«' => Closed(rest, rest.IndexOf('»')),
            '‘' => Closed(rest, Single(rest, '’')),
            '\'' => Closed(rest, Single(rest, '\'')),
            _ => 0,
        };
    }

    private static int Closed(ReadOnlySpan<char> rest, int end) => end < 0 ? 0 : end + 2;

    /// <summary>A closing mark isn't followed by a letter, and not preceded by a space; apostrophes in words are passed over.</summary>
    private static int Single(ReadOnlySpan<char> rest, char mark)
    {
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] == mark && !char.IsWhiteSpace(rest[i - 1]) && (i + 1 == rest.Length || !Letters.IsOfWord(rest[i + 1])))
            {
                return i;
            }
        }
        return -1;
    }
}
