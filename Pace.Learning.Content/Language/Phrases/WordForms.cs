namespace Pace.Learning.Content.Language.Phrases;

/// <summary>
/// The forms in which a word of the guide may stand in a text: "refuse" is also refuses, refused and refusing. Some of what is made is no word, which does no
/// harm: nobody writes it.
/// </summary>
internal static class WordForms
{
    /// <summary>Words that stay as they are; with an ending they would become others ("it" and "its", "a" and "as").</summary>
    private static readonly HashSet<string> Fixed =
    [
        "a", "an", "the", "i", "he", "she", "it", "they", "we", "you", "him", "her", "them", "us", "me", "his", "hers", "its", "their", "theirs", "our", "ours", "your", "my",
        "this", "that", "these", "those", "who", "whom", "which", "what", "at", "in", "on", "to", "of", "for", "by", "with", "from", "as", "into", "and", "or", "but", "not", "no",
        "if", "so", "than", "then", "will", "would", "can", "cannot", "could", "should", "may", "might", "must", "shall", "more", "most", "very", "too", "all", "any", "other", "up", "out",
        "is", "are", "was", "were", "been", "being", "am", "has", "had", "does", "did", "himself", "herself", "itself", "themselves", "themself", "yourself", "yourselves", "myself",
        "ourselves", "oneself", "pre", "un", "co", "ex", "non", "nobody", "nothing", "none", "never", "neither", "nor", "without", "about", "between", "during", "after", "before", "less",
    ];

    private static readonly string[] CommonVerbs = ["be", "have", "do", "go", "get", "make", "take", "put", "keep", "say", "see", "give", "come"];

    private static readonly Dictionary<string, string[]> Irregular = new()
    {
        ["be"] = ["is", "are", "was", "were", "been", "being", "am"],
        ["have"] = ["has", "had", "having"],
        ["do"] = ["does", "did", "done", "doing"],
        ["go"] = ["goes", "went", "gone", "going"],
        ["come"] = ["comes", "came", "coming"],
        ["get"] = ["gets", "got", "gotten", "getting"],
        ["make"] = ["makes", "made", "making"],
        ["take"] = ["takes", "took", "taken", "taking"],
        ["give"] = ["gives", "gave", "given", "giving"],
        ["put"] = ["puts", "putting"],
        ["keep"] = ["keeps", "kept", "keeping"],
        ["say"] = ["says", "said", "saying"],
        ["tell"] = ["tells", "told", "telling"],
        ["see"] = ["sees", "saw", "seen", "seeing"],
        ["run"] = ["runs", "ran", "running"],
        ["send"] = ["sends", "sent", "sending"],
        ["choose"] = ["chooses", "chose", "chosen", "choosing"],
        ["write"] = ["writes", "wrote", "written", "writing"],
        ["sell"] = ["sells", "sold", "selling"],
        ["deal"] = ["deals", "dealt", "dealing"],
        ["hang"] = ["hangs", "hung", "hanging"],
        ["meet"] = ["meets", "met", "meeting"],
        ["leave"] = ["leaves", "left", "leaving"],
        ["become"] = ["becomes", "became", "becoming"],
        ["begin"] = ["begins", "began", "begun", "beginning"],
        ["speak"] = ["speaks", "spoke", "spoken", "speaking"],
        ["find"] = ["finds", "found", "finding"],
        ["think"] = ["thinks", "thought", "thinking"],
        ["feel"] = ["feels", "felt", "feeling"],
        ["show"] = ["shows", "showed", "shown", "showing"],
        ["break"] = ["breaks", "broke", "broken", "breaking"],
        ["sleep"] = ["sleeps", "slept", "sleeping"],
        ["seek"] = ["seeks", "sought", "seeking"],
        ["mean"] = ["means", "meant", "meaning"],
        ["child"] = ["children"],
        ["person"] = ["people", "persons"],
        ["man"] = ["men"],
        ["woman"] = ["women"],
        ["life"] = ["lives"],
        ["behaviour"] = ["behaviours", "behavior", "behaviors"],
    };

    /// <summary>Words that stand in most sentences, so that they tell little.</summary>
    public static IEnumerable<string> Common => Fixed.Concat(CommonVerbs.SelectMany(Of)).Distinct();

    /// <summary>A word and its forms.</summary>
    public static IEnumerable<string> Of(string word)
    {
        yield return word;
        if (Fixed.Contains(word) || word.Contains('\'', StringComparison.Ordinal) || !char.IsAsciiLetterLower(word[^1]))
        {
            yield break;
        }
        if (Irregular.TryGetValue(word, out var others))
        {
            foreach (var other in others)
            {
                yield return other;
            }
            yield break;
        }
        foreach (var form in Regular(word))
        {
            yield return form;
        }
    }

    private static string[] Regular(string word)
    {
        var beforeLast = word.Length > 1 ? word[^2] : ' ';
        switch (word[^1])
        {
            case 'e':
                return [word + "s", word + "d", word[..^1] + "ing"];
            case 'y' when !IsVowel(beforeLast):
                return [word[..^1] + "ies", word[..^1] + "ied", word + "ing"];
            case 's' or 'x' or 'z':
            case 'h' when beforeLast is 'c' or 's':
                return [word + "es", word + "ed", word + "ing"];
        }
        string[] plain = [word + "s", word + "ed", word + "ing"];
        // "plug" doubles its last letter, "attend" doesn't; for "travel" both are written.
        return word.Length > 2 && IsVowel(beforeLast) && !IsVowel(word[^3]) && word[^1] is not ('w' or 'y')
            ? [.. plain, word + word[^1] + "ed", word + word[^1] + "ing"]
            : plain;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
