using System.Buffers;

namespace Pace.Learning.Content.Rules;

/// <summary>Heavy material is declared, and announced before it appears (rule of care 5).</summary>
internal static class HeavyMaterial
{
    /// <summary>Naming a subject is not dwelling on it; so many words of one topic may be.</summary>
    private const int PerhapsDwelling = 3;

    /// <summary>So many are.</summary>
    private const int Dwelling = 5;

    /// <summary>
    /// Words that tell of harm itself. Left out are words that professionals use all day in other senses or in passing (exploitation,
    /// abuse, missing, court, risk), so that a finding is worth reading.
    /// </summary>
    private static readonly (string Topic, string[] Words)[] Telling =
    [
        ("sexual-exploitation", ["rape", "raped", "rapes", "molested", "sexual assault", "sexually assaulted", "sexual violence", "indecent images", "naked pictures"]),
        ("criminal-exploitation", ["county lines", "cuckooing", "cuckooed", "debt bondage", "drug debt", "drug debts", "plugging", "plugged"]),
        ("violence", ["stabbed", "stabbing", "beaten up", "beat him", "beat her", "bruises", "bruised", "knifepoint", "machete", "acid attack", "strangled", "bleeding", "shot dead"]),
        ("threats", ["threatened to kill", "threat to kill", "threats to kill", "firebomb", "burn the house", "burn your house", "petrol through"]),
        ("self-harm", ["self-harm", "self-harmed", "self-harming", "self-harms", "cutting herself", "cutting himself", "cut herself", "cut himself"]),
        ("suicide", ["suicide", "suicidal", "suicides", "overdose", "overdosed", "kill herself", "kill himself", "killed herself", "killed himself", "end her life", "end his life"]),
        ("bereavement", ["funeral", "murdered", "murder", "bereaved", "bereavement", "child has died", "death of a child"]),
        ("trafficking", ["trafficked", "traffickers", "trafficker"]),
        ("child-removal", ["taken into care", "removed from home", "removal of the child", "child was removed", "children were removed"]),
    ];

    // "raped" is found by "rape": with few needles the search is several times as fast.
    private static readonly SearchValues<string> AnyWord = SearchValues.Create(
        [.. Telling.SelectMany(t => t.Words).Where(w => !Telling.SelectMany(t => t.Words).Any(o => o != w && w.Contains(o, StringComparison.Ordinal)))],
        StringComparison.OrdinalIgnoreCase);

    public static void Check(PageWriter page, IReadOnlyList<string> declared, int declaredLine)
    {
        var telling = LinesOfInterest(page);
        var hits = Telling.Select(t => (t.Topic, Lines: LinesWith(t.Words, telling, page))).ToList();
        foreach (var (topic, lines) in hits)
        {
            if (lines.Count >= PerhapsDwelling && !declared.Contains(topic))
            {
                var severity = lines.Count >= Dwelling ? Severity.Error : Severity.Warning;
                page.Findings.Add(lines[0], severity, RuleNames.HeavyWithoutNote, $"The lesson speaks of {topic} {lines.Count} times: add it to \"heavy\", and announce it with a content-note.");
            }
        }
        if (declared.Count > 0)
        {
            CheckNote(page, declaredLine, hits.Where(h => h.Lines.Count > 0).Select(h => h.Lines[0]).DefaultIfEmpty(int.MaxValue).Min());
        }
    }

    private static void CheckNote(PageWriter page, int declaredLine, int firstHeavy)
    {
        if (page.ContentNotes.Count == 0)
        {
            page.Findings.Error(declaredLine, RuleNames.HeavyWithoutNote, "A lesson with heavy topics needs a content-note before its first heading.");
            return;
        }
        var note = page.ContentNotes[0];
        var firstHeading = page.Headings.Count == 0 ? int.MaxValue : page.Headings[0].Line;
        if (note > firstHeading && note > firstHeavy)
        {
            page.Findings.Error(firstHeavy, RuleNames.HeavyWithoutNote, $"Something heavy stands here, and the content-note comes only on line {note}: move the note up.");
        }
    }

    private static List<int> LinesOfInterest(PageWriter page)
    {
        var found = new List<int>();
        var lines = page.Manuscript.Lines;
        for (var line = page.Manuscript.Body.Line; line <= lines.Length; line++)
        {
            if (lines[line - 1].AsSpan().ContainsAny(AnyWord))
            {
                found.Add(line);
            }
        }
        return found;
    }

    /// <summary>The lines of the body on which any of the words stand, a line named once for each time.</summary>
    private static List<int> LinesWith(string[] words, List<int> among, PageWriter page)
    {
        var found = new List<int>();
        var lines = page.Manuscript.Lines;
        foreach (var line in among)
        {
            foreach (var word in words)
            {
                for (var at = IndexOf(lines[line - 1], word, 0); at >= 0; at = IndexOf(lines[line - 1], word, at + word.Length))
                {
                    found.Add(line);
                }
            }
        }
        return found;
    }

    private static int IndexOf(string line, string word, int from)
    {
        while (from < line.Length && line.IndexOf(word, from, StringComparison.OrdinalIgnoreCase) is var at and >= 0)
        {
            var end = at + word.Length;
            if ((at == 0 || !IsPartOfWord(line[at - 1])) && (end == line.Length || !IsPartOfWord(line[end])))
            {
                return at;
            }
            from = end;
        }
        return -1;
    }

    private static bool IsPartOfWord(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '/';
}
