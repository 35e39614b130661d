using Pace.Learning.Content.Language.Passages;

namespace Pace.Learning.Content.Language.Phrases;

/// <summary>Every rule's phrases by a word that stands wherever they do. Most passages have none of these words, and are done with after one look at each of their words.</summary>
internal sealed class PhraseIndex
{
    private const int CommonWord = 1_000;

    private readonly int[][] byKey;
    private readonly Entry[] entries;

    public PhraseIndex(IReadOnlyList<CompiledRule> rules, WordTable words)
    {
        entries = [.. rules.SelectMany(r => r.Phrases.Select(p => new Entry(r, p, p.Starts())))];
        var common = WordForms.Common.Select(word => words.Find(word)).ToHashSet();
        var lists = new List<int>?[words.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            foreach (var key in entries[i].Phrase.Keys(word => common.Contains(word) ? CommonWord : 1))
            {
                (lists[key] ??= []).Add(i);
            }
        }
        byKey = [.. lists.Select(l => l?.ToArray() ?? [])];
    }

    /// <summary>The phrases that a passage could hold, in the order of the guide.</summary>
    public IEnumerable<Entry> PossibleIn(ReadOnlySpan<Token> tokens)
    {
        SortedSet<int>? possible = null;
        foreach (var token in tokens)
        {
            if (token.Word != 0 && byKey[token.Word] is { Length: > 0 } keyed)
            {
                (possible ??= []).UnionWith(keyed);
            }
        }
        return possible is null ? [] : possible.Select(i => entries[i]);
    }

    /// <summary>A rule's phrase.</summary>
    internal sealed record Entry(CompiledRule Rule, Phrase Phrase, Atom Starts);
}
