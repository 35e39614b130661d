using Pace.Learning.Content.Language.Passages;
using Pace.Learning.Content.Language.Phrases;

namespace Pace.Learning.Content.Language;

/// <summary>Finds what the rules are about in one passage after the other. Not for several threads.</summary>
internal sealed class PassageReader(SharedPhrases shared, PhraseIndex index)
{
    private const int MostTokensBefore = 24;

    /// <summary>What stands further off than this says nothing of a word, even where no stop stands between.</summary>
    private const int MostOfSentence = 120;

    /// <summary>A passage with more than this isn't prose.</summary>
    private const int MostInPassage = 400;

    private readonly Tokenizer tokenizer = new(shared.Words);
    private readonly List<Candidate> candidates = [];

    /// <summary>Adds what is found in a passage: the rule, where it starts in the text and where it ends.</summary>
    public void Read(Passage passage, List<Hit> hits)
    {
        var tokens = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(tokenizer.Read(passage));
        var match = new PhraseMatch(tokens, shared.Limits);
        candidates.Clear();
        foreach (var (rule, phrase, starts) in index.PossibleIn(tokens))
        {
            for (var i = 0; i < tokens.Length && candidates.Count < MostInPassage; i++)
            {
                if (starts.Takes(tokens[i]) && match.TryAt(phrase, i, out var found) && found.From >= 0 && IsMeant(rule, found, tokens, match))
                {
                    candidates.Add(new(rule, found.From, found.To));
                }
            }
        }
        TakeLongest(tokens, hits);
    }

    /// <summary>Of findings that share words the longest stays.</summary>
    private void TakeLongest(ReadOnlySpan<Token> tokens, List<Hit> hits)
    {
        foreach (var candidate in candidates.OrderByDescending(c => c.To - c.From).ThenBy(c => c.From))
        {
            var (start, end) = (tokens[candidate.From].Start, tokens[candidate.To - 1].End);
            if (!hits.Any(h => h.Start < end && start < h.End))
            {
                hits.Add(new(candidate.Rule.Rule, start, end));
            }
        }
    }

    private bool IsMeant(CompiledRule rule, Found found, ReadOnlySpan<Token> tokens, PhraseMatch match)
    {
        var (start, end) = SentenceAround(tokens, found.From);
        return !ProperNames.IsPart(tokens[start..end], found.From - start, found.To - start)
            && (rule.Needs.Count == 0 || Stands(rule.Needs, start, end, match))
            && !Touches(rule.Unless, found, start, end, match)
            && !Stands(rule.UnlessWith, start, end, match)
            && !IsSpokenOf(shared.Mentions, found, start, match)
            && (rule.CountsUnderNegation || !IsSpokenOf(shared.Negations, found, start, match));
    }

    private static bool Stands(IReadOnlyList<Phrase> phrases, int start, int end, PhraseMatch match)
    {
        foreach (var phrase in phrases)
        {
            for (var i = start; i < end; i++)
            {
                if (match.TryAt(phrase, i, out _))
                {
                    return true;
                }
            }
        }
        return false;
    }

    private static bool Touches(IReadOnlyList<Phrase> phrases, Found found, int start, int end, PhraseMatch match)
    {
        foreach (var phrase in phrases)
        {
            for (var i = start; i < end; i++)
            {
                if (match.TryAt(phrase, i, out var other) && other.Start < found.To && found.From < other.End)
                {
                    return true;
                }
            }
        }
        return false;
    }

    private static bool IsSpokenOf(IReadOnlyList<Phrase> phrases, Found found, int start, PhraseMatch match)
    {
        foreach (var phrase in phrases)
        {
            for (var i = Math.Max(start, found.From - MostTokensBefore); i <= found.From; i++)
            {
                if (match.TryAt(phrase, i, out _, found.From..found.To))
                {
                    return true;
                }
            }
        }
        return false;
    }

    private static (int Start, int End) SentenceAround(ReadOnlySpan<Token> tokens, int at)
    {
        var (start, end) = (at, at);
        while (start > Math.Max(0, at - MostOfSentence) && tokens[start - 1].Kind is not TokenKind.End)
        {
            start--;
        }
        while (end < Math.Min(tokens.Length, at + MostOfSentence) && tokens[end].Kind is not TokenKind.End)
        {
            end++;
        }
        return (start, end);
    }

    private readonly record struct Candidate(CompiledRule Rule, int From, int To);
}

/// <summary>A rule's words in a text.</summary>
internal readonly record struct Hit(LanguageRule Rule, int Start, int End);
