using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification;

/// <summary>Names that end with what they are: a road, a school, a court. "preston new road" tells, "the main road" does not.</summary>
/// <param name="endings">What they end with; the hard ones, which need no capital.</param>
/// <param name="softEndings">Those that are everyday words: they need a capital or the number of a house.</param>
/// <param name="kind">What they are.</param>
/// <param name="partsTell">Whether a word such as "church" or "station" before the ending is telling, as it is of roads.</param>
internal sealed class NamedPlaces(IReadOnlySet<string> endings, IReadOnlySet<string> softEndings, DetailKind kind, bool partsTell = false)
{
    private const int MostBefore = 5;

    public IEnumerable<Found> Find(ReadText text)
    {
        for (var end = 0; end < text.Words.Count; end++)
        {
            var ending = text.At(end);
            var isHard = endings.Contains(ending.Key);
            if ((!isHard && !softEndings.Contains(ending.Key)) || (text.Behind(end) is { Raw.Length: > 0 } next && endings.Contains(next.Key)))
            {
                continue;
            }
            var first = FirstOf(text, end);
            var number = text.Before(first);
            var hasNumber = partsTell && number.HasDigit && char.IsAsciiDigit(number.Raw[0]) && number.Raw.Length <= 5;
            if (first < end && (isHard || hasNumber || (ending.HasTellingCapital && text.At(first).Casing == Casing.Capital)))
            {
                yield return Found.Of(hasNumber ? number : text.At(first), ending, kind);
            }
        }
    }

    // The first word of the name; the ending itself when nothing before it tells anything.
    private int FirstOf(ReadText text, int end)
    {
        var first = end;
        for (var i = end - 1; i >= end - MostBefore && text.At(i) is { Raw.Length: > 0, LeadsOn: true } word; i--)
        {
            var isTelling = Tells(word, text.At(end));
            if (!isTelling && !CanBePart(word))
            {
                break;
            }
            first = isTelling || first < end && word.HasTellingCapital && !OrdinaryWords.IsBinding(word.Key) ? i : first;
        }
        return first;
    }

    private bool Tells(Word word, Word ending)
    {
        if (OrdinaryWords.IsBinding(word.Key) || word.IsNumber)
        {
            return false;
        }
        if (partsTell && NameParts.Has(word.Key) && !NameParts.IsKind(word.Key))
        {
            return true;
        }
        return !NameParts.IsKind(word.Key) && (Towns.Has(word.Key) || FirstNames.Has(word.Key) || !word.IsOrdinary && !word.HasDigit
            || (word.HasTellingCapital && ending.HasTellingCapital && !Relations.IsOne(word.Key)));
    }

    private static bool CanBePart(Word word) => !word.IsNumber && !OrdinaryWords.IsBinding(word.Key) && (NameParts.Has(word.Key) || NameParts.IsKind(word.Key));
}
