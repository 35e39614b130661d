using Pace.Learning.Content.Language.Passages;

namespace Pace.Learning.Content.Language.Phrases;

/// <summary>
/// Looks for a phrase among tokens. Between two of its words may stand adverbs and what is put between commas, dashes or brackets ("failed, once again, to protect").
/// Nothing crosses the end of a sentence.
/// </summary>
/// <param name="tokens">A passage.</param>
/// <param name="limits">What phrases may pass over, and what ends a gap.</param>
internal readonly ref struct PhraseMatch(ReadOnlySpan<Token> tokens, PhraseLimits limits)
{
    /// <summary>How many words there may be in what is put between commas.</summary>
    private const int Aside = 5;

    private readonly ReadOnlySpan<Token> tokens = tokens;

    /// <summary>The tokens that a phrase takes when it starts at one, and those of them that are reported.</summary>
    public bool TryAt(Phrase phrase, int start, out Found found, Range here = default)
    {
        found = new(start, start, -1, -1);
        return Try(phrase, 0, start, ref found, here.Start.Value, here.End.Value);
    }

    private bool Try(Phrase phrase, int number, int at, ref Found found, int hereStart, int hereEnd)
    {
        if (number == phrase.Elements.Count)
        {
            found = found with { End = at };
            return true;
        }
        var element = phrase.Elements[number];
        if (element.Kind is ElementKind.Gap)
        {
            return TryAfterGap(phrase, number, at, ref found, hereStart, hereEnd);
        }
        var isFree = number > 0 && phrase.Elements[number - 1].Kind is not ElementKind.Gap;
        for (var (place, steps) = (at, 0); place >= 0; place = isFree && steps++ < 3 ? Skip(place) : -1)
        {
            if (element.Kind is ElementKind.Here)
            {
                if (place == hereStart && Try(phrase, number + 1, hereEnd, ref found, hereStart, hereEnd))
                {
                    return true;
                }
                continue;
            }
            foreach (var choice in element.Choices)
            {
                if (IsAt(choice, place) && TryAfter(phrase, number, place, place + choice.Length, ref found, hereStart, hereEnd))
                {
                    return true;
                }
            }
        }
        return element.IsOptional && Try(phrase, number + 1, at, ref found, hereStart, hereEnd);
    }

    private bool TryAfter(Phrase phrase, int number, int start, int end, ref Found found, int hereStart, int hereEnd)
    {
        var before = found;
        if (number >= phrase.From && number <= phrase.To)
        {
            found = found with { From = found.From < 0 ? start : found.From, To = end };
        }
        if (Try(phrase, number + 1, end, ref found, hereStart, hereEnd))
        {
            return true;
        }
        found = before;
        return false;
    }

    private bool TryAfterGap(Phrase phrase, int number, int at, ref Found found, int hereStart, int hereEnd)
    {
        var gap = phrase.Elements[number];
        for (var (place, taken) = (at, 0); place <= tokens.Length; place++)
        {
            if (Try(phrase, number + 1, place, ref found, hereStart, hereEnd))
            {
                return true;
            }
            if (place == tokens.Length)
            {
                return false;
            }
            var token = tokens[place];
            taken += token.Kind is TokenKind.Word ? 1 : 0;
            var goesOn = token.Kind switch
            {
                TokenKind.Word => taken <= gap.Most && (gap.Reach is GapReach.Sentence || !limits.Clause.Takes(token)) && (gap.Reach is not GapReach.Indefinite || !limits.Definite.Takes(token)),
                TokenKind.Comma or TokenKind.Dash or TokenKind.Bracket or TokenKind.Foreign or TokenKind.Colon => gap.Reach is GapReach.Sentence,
                _ => false,
            };
            if (goesOn)
            {
                continue;
            }
            // "Put themselves, once again, at risk": what is put between commas doesn't end a clause.
            if (token.Kind is TokenKind.Word || Skip(place) is not (var after and > 0))
            {
                return false;
            }
            place = after - 1;
        }
        return false;
    }

    private bool IsAt(Atom[] choice, int place)
    {
        if (place + choice.Length > tokens.Length)
        {
            return false;
        }
        for (var i = 0; i < choice.Length; i++)
        {
            if (!choice[i].Takes(tokens[place + i]))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The place after what may be passed over; -1: nothing may.</summary>
    private int Skip(int place)
    {
        if (place >= tokens.Length)
        {
            return -1;
        }
        var token = tokens[place];
        if (token.Kind is TokenKind.Word)
        {
            return token.Is(TokenMarks.Adverb) || limits.Between.Takes(token) ? place + 1 : -1;
        }
        if (token.Kind is not (TokenKind.Comma or TokenKind.Dash or TokenKind.Bracket))
        {
            return -1;
        }
        for (var end = place + 1; end < tokens.Length && end <= place + Aside + 1; end++)
        {
            if (tokens[end].Kind == token.Kind)
            {
                return end > place + 1 ? end + 1 : -1;
            }
            if (tokens[end].Kind is not TokenKind.Word)
            {
                return -1;
            }
        }
        return -1;
    }
}

/// <summary>Where a phrase was found, in tokens: all of it, and what of it is reported.</summary>
internal readonly record struct Found(int Start, int End, int From, int To);

/// <summary>Words with a part in every phrase.</summary>
/// <param name="Between">They may stand between any two others.</param>
/// <param name="Clause">They begin another clause, at which a gap ends.</param>
/// <param name="Definite">They speak of what is the case.</param>
internal sealed record PhraseLimits(Atom Between, Atom Clause, Atom Definite);
