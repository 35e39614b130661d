using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Pace.Learning.Content.Language.Phrases;

/// <summary>
/// Reads phrases as <c>language-guide.yaml</c> writes them: <c>put|place SELF ...3 at risk</c>. A word in small letters stands for all its forms, <c>=word</c> for itself,
/// a word in capitals for a list of the file, and the rest is told in the content format.
/// </summary>
internal sealed class PhraseReader(WordTable words)
{
    private const string AnyName = "NAME";
    private const string Here = "HERE";
    private const int UsualGap = 4;

    private readonly Dictionary<string, List<Atom[]>> lists = new(StringComparer.Ordinal);

    /// <summary>Reads a list of words that phrases may name. Lists that it names itself must have been read.</summary>
    public string? AddList(string name, IReadOnlyList<string> entries)
    {
        if (name.Length < 2 || name.ContainsAnyExceptInRange('A', 'Z') || name is AnyName or Here || lists.ContainsKey(name))
        {
            return $"\"{name}\" can't be the name of a list: use capital letters, and no name twice.";
        }
        var choices = new List<Atom[]>();
        foreach (var entry in entries)
        {
            if (entry.Split(' ') is [var single])
            {
                if (!TryChoices(single, choices, out var wrong))
                {
                    return wrong;
                }
                continue;
            }
            var sequence = new List<Atom>();
            foreach (var word in entry.Split(' '))
            {
                if (!TryAtom(word, out var atom, out var wrong))
                {
                    return wrong;
                }
                sequence.Add(atom);
            }
            choices.Add([.. sequence]);
        }
        lists[name] = Merged(choices);
        return null;
    }

    public bool TryRead(string text, [NotNullWhen(true)] out Phrase? phrase, [NotNullWhen(false)] out string? wrong)
    {
        var elements = new List<Element>();
        var (from, to) = (-1, -1);
        phrase = null;
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var word = part;
            if (word.StartsWith('['))
            {
                (from, word) = (elements.Count, word[1..]);
            }
            if (word.EndsWith(']'))
            {
                (to, word) = (elements.Count, word[..^1]);
            }
            if (!TryElement(word, out var element, out wrong))
            {
                return false;
            }
            elements.Add(element);
        }
        if (elements.Count == 0 || elements[0].Kind is ElementKind.Gap || elements.All(e => e.IsOptional || e.Kind is ElementKind.Gap) || (from < 0) != (to < 0) || to < from)
        {
            wrong = $"\"{text}\" is no phrase: it needs words, doesn't start with a gap, and has both square brackets or none.";
            return false;
        }
        wrong = null;
        phrase = from < 0 ? new(elements, 0, elements.Count - 1) : new(elements, from, to);
        return true;
    }

    private bool TryElement(string written, [NotNullWhen(true)] out Element? element, [NotNullWhen(false)] out string? wrong)
    {
        (element, wrong) = (null, null);
        if (written is Here)
        {
            element = new(ElementKind.Here, []);
            return true;
        }
        if (GapOf(written) is var (reach, number))
        {
            var most = UsualGap;
            if (number.Length > 0 && !(int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out most) && most is > 0 and <= 20))
            {
                wrong = $"\"{written}\" is no gap: write \"...\", \"..\" or \"~\" and a number up to 20.";
                return false;
            }
            element = new(ElementKind.Gap, [], Most: most, Reach: reach);
            return true;
        }
        var isOptional = written.StartsWith('(') && written.EndsWith(')');
        var choices = new List<Atom[]>();
        foreach (var choice in (isOptional ? written[1..^1] : written).Split('|'))
        {
            if (!TryChoices(choice, choices, out wrong))
            {
                return false;
            }
        }
        element = new(ElementKind.Words, Merged(choices), isOptional);
        return true;
    }

    private static (GapReach Reach, string Number)? GapOf(string written) =>
        written.StartsWith("...", StringComparison.Ordinal) ? (GapReach.Clause, written[3..])
        : written.StartsWith("..", StringComparison.Ordinal) ? (GapReach.Indefinite, written[2..])
        : written.StartsWith('~') ? (GapReach.Sentence, written[1..])
        : null;

    private bool TryChoices(string word, List<Atom[]> choices, [NotNullWhen(false)] out string? wrong)
    {
        if (lists.TryGetValue(word, out var list))
        {
            choices.AddRange(list);
            wrong = null;
            return true;
        }
        if (TryAtom(word, out var atom, out wrong))
        {
            choices.Add([atom]);
            return true;
        }
        return false;
    }

    private bool TryAtom(string word, [NotNullWhen(true)] out Atom? atom, [NotNullWhen(false)] out string? wrong)
    {
        (atom, wrong) = (new(), null);
        if (word is AnyName)
        {
            atom.TakesNames = true;
            return true;
        }
        if (lists.TryGetValue(word, out var list) && list is [[var only]])
        {
            atom.Add(only);
            return true;
        }
        var bare = word.TrimStart('=');
        if (bare.Length == 0 || !bare.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '\''))
        {
            wrong = $"\"{word}\" is neither a word in small letters nor a list that stands further up.";
            return false;
        }
        foreach (var form in word[0] is '=' ? [bare] : WordForms.Of(bare))
        {
            atom.Add(words.Add(form));
        }
        return true;
    }

    /// <summary>All single words are one choice, which is found in one look.</summary>
    private static List<Atom[]> Merged(List<Atom[]> choices)
    {
        var single = new Atom();
        foreach (var choice in choices.Where(c => c.Length == 1))
        {
            single.Add(choice[0]);
        }
        var others = choices.Where(c => c.Length > 1);
        return single.Words.Count > 0 || single.TakesNames ? [.. others, [single]] : [.. others];
    }
}
