namespace Pace.Learning.Content.Reading;

/// <summary>Estimates the syllables of an English word from its spelling: runs of vowels, corrected for silent and split ones.</summary>
public static class Syllables
{
    private static readonly Dictionary<string, int> Exceptions = new()
    {
        ["area"] = 3, ["areas"] = 3, ["being"] = 2, ["beings"] = 2, ["business"] = 2, ["businesses"] = 3, ["colleague"] = 2, ["colleagues"] = 2,
        ["create"] = 2, ["created"] = 3, ["creates"] = 2, ["different"] = 2, ["evening"] = 2, ["evenings"] = 2, ["every"] = 2, ["everyone"] = 3,
        ["everything"] = 3, ["everywhere"] = 3, ["everybody"] = 4, ["family"] = 3, ["families"] = 3, ["idea"] = 3, ["ideas"] = 3, ["interest"] = 2,
        ["interested"] = 3, ["people"] = 2, ["quiet"] = 2, ["quietly"] = 3, ["real"] = 1, ["really"] = 2, ["science"] = 2, ["several"] = 2,
        ["somebody"] = 3, ["someone"] = 2, ["something"] = 2, ["sometimes"] = 2, ["somewhere"] = 2, ["trial"] = 2, ["trials"] = 2, ["usual"] = 3,
        ["usually"] = 4, ["violence"] = 3, ["violent"] = 3, ["maybe"] = 2, ["recipe"] = 3, ["wednesday"] = 2, ["whole"] = 1, ["doing"] = 2,
        ["going"] = 2, ["seeing"] = 2, ["saying"] = 2, ["naive"] = 2, ["diary"] = 3, ["reality"] = 4, ["react"] = 2, ["reacts"] = 2, ["reaction"] = 3,
        ["employee"] = 3, ["employees"] = 3, ["chaos"] = 2, ["poem"] = 2, ["client"] = 2, ["clients"] = 2, ["societies"] = 4, ["society"] = 4,
        ["variety"] = 4, ["anxiety"] = 4, ["drawer"] = 2, ["hours"] = 1, ["hour"] = 1, ["our"] = 1, ["ours"] = 1, ["fire"] = 1, ["tired"] = 1,
        ["theatre"] = 3, ["centre"] = 2, ["centres"] = 2, ["metre"] = 2, ["litre"] = 2, ["safeguarding"] = 3, ["safeguard"] = 2, ["therefore"] = 2,
        ["caregiver"] = 3, ["lifetime"] = 2, ["statement"] = 2, ["statements"] = 2, ["elsewhere"] = 2, ["homework"] = 2, ["housework"] = 2,
    };

    /// <summary>Estimates the syllables of a word; parts joined by hyphens are counted one by one. At least 1; a number counts as 1.</summary>
    public static int In(ReadOnlySpan<char> word)
    {
        var total = 0;
        foreach (var range in word.Split('-'))
        {
            total += word[range].IsEmpty ? 0 : OfPart(word[range]);
        }
        return Math.Max(1, total);
    }

    private static int OfPart(ReadOnlySpan<char> part)
    {
        Span<char> letters = part.Length <= 64 ? stackalloc char[part.Length] : new char[part.Length];
        var length = 0;
        foreach (var c in part)
        {
            if (c is '\'' or '’')
            {
                break;
            }
            if (char.IsLetter(c))
            {
                letters[length++] = char.ToLowerInvariant(c);
            }
        }
        return OfLetters(letters[..length]) + (IsSpokenNot(letters[..length], part) ? 1 : 0);
    }

    /// <summary>Whether a "n't" is a syllable of its own, as in "couldn't", not in "can't" and "weren't".</summary>
    private static bool IsSpokenNot(ReadOnlySpan<char> letters, ReadOnlySpan<char> part) =>
        letters is [.., var before, 'n'] && !IsPlainVowel(before) && before is not 'r' && (part.EndsWith("'t") || part.EndsWith("’t"));

    private static int OfLetters(ReadOnlySpan<char> word)
    {
        if (word.Length <= 3)
        {
            return Math.Max(1, VowelRuns(word) - (word is [.., not ('a' or 'e' or 'i' or 'o' or 'u'), 'e'] && VowelRuns(word) > 1 ? 1 : 0));
        }
        return Exceptions.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var known)
            ? known
            : Math.Max(1, VowelRuns(word) - Silent(word) + Split(word));
    }

    private static int VowelRuns(ReadOnlySpan<char> word)
    {
        var runs = 0;
        var inRun = false;
        for (var i = 0; i < word.Length; i++)
        {
            var isVowel = IsVowel(word, i);
            runs += isVowel && !inRun ? 1 : 0;
            inRun = isVowel;
        }
        return runs;
    }

    private static bool IsVowel(ReadOnlySpan<char> word, int i) => word[i] switch
    {
        'a' or 'e' or 'i' or 'o' => true,
        'u' => i == 0 || word[i - 1] != 'q',
        'y' => i > 0 && !(i + 1 < word.Length && word[i + 1] is 'a' or 'e' or 'i' or 'o' or 'u'),
        'à' or 'â' or 'ä' or 'é' or 'è' or 'ê' or 'ë' or 'î' or 'ï' or 'ô' or 'ö' or 'û' or 'ü' => true,
        _ => false,
    };

    private static bool IsPlainVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    /// <summary>Vowels that are written and not spoken: an e at the end, in -es and in -ed, and inside long words before an ending.</summary>
    private static int Silent(ReadOnlySpan<char> word)
    {
        var silent = 0;
        if (word is [.., var before, 'e'])
        {
            silent = IsPlainVowel(before) || (before is 'l' && word.Length > 2 && !IsPlainVowel(word[^3])) ? 0 : 1;
        }
        else if (word is [.., var stem, 'e', 's'])
        {
            var isSpoken = stem is 's' or 'z' or 'x' or 'c' or 'g' || word.EndsWith("ches") || word.EndsWith("shes")
                || IsPlainVowel(stem) || (stem is 'l' && word.Length > 3 && !IsPlainVowel(word[^4]));
            silent = isSpoken ? 0 : 1;
        }
        else if (word is [.., var last, 'e', 'd'])
        {
            var isSpoken = last is 't' or 'd' || IsPlainVowel(last) || (last is 'l' or 'r' && word.Length > 3 && !IsPlainVowel(word[^4]) && word[^4] != last);
            silent = isSpoken ? 0 : 1;
        }
        foreach (var ending in SilentBefore)
        {
            if (word.Length > ending.Length + 1 && word.EndsWith(ending) && !IsPlainVowel(word[^(ending.Length + 1)])
                && VowelRuns(word[..^ending.Length]) > 0)
            {
                return silent + 1;
            }
        }
        return silent;
    }

    private static readonly string[] SilentBefore = ["ely", "eless", "eness", "eful", "efully", "ement", "ements"];

    /// <summary>Neighbouring vowels that are spoken apart.</summary>
    private static int Split(ReadOnlySpan<char> word)
    {
        var split = 0;
        for (var i = 0; i + 1 < word.Length; i++)
        {
            var isEnd = i + 2 == word.Length;
            split += (word[i], word[i + 1]) switch
            {
                ('i', 'a') => i > 0 && word[i - 1] is 'c' or 't' && i + 2 < word.Length && word[i + 2] is 'l' or 'n' ? 0 : 1,
                ('i', 'o') => i > 0 && word[i - 1] is 't' or 's' or 'c' or 'g' or 'x' && i + 2 < word.Length && word[i + 2] is 'n' or 'u' ? 0 : 1,
                ('i', 'u') or ('u', 'o') => 1,
                ('u', 'a') => i > 0 && word[i - 1] is 'g' or 'q' ? 0 : 1,
                ('i', 'e') when i > 0 && (word[i..].StartsWith("ienc") || word[i..].StartsWith("ient")) => word[i - 1] is 'c' or 't' or 's' ? 0 : 1,
                ('i', 'e') => i + 2 < word.Length && word[i + 2] is 't' && i > 0 && i + 3 == word.Length ? 1 : 0,
                ('e', 'o') => word.EndsWith("eo") || word.StartsWith("geo") || word.StartsWith("video") ? 1 : 0,
                ('y', 'i') or ('u', 'i') when word[(i + 1)..].StartsWith("ing") => 1,
                ('o', 'i') or ('e', 'i') when word[(i + 1)..] is "ing" => 1,
                _ when isEnd => 0,
                _ => 0,
            };
        }
        return split + (word.EndsWith("ism") || word.EndsWith("isms") ? 1 : 0);
    }
}
