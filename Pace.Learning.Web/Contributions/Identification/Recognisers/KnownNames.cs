using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification.Recognisers;

/// <summary>First names, however they are typed, with the surname behind them.</summary>
internal sealed class KnownNames : IRecogniser
{
    public IEnumerable<Found> Find(ReadText text)
    {
        for (var i = 0; i < text.Words.Count; i++)
        {
            if (FirstNames.Has(text.At(i).Key) || FirstNames.HasWithS(text.At(i).Key))
            {
                var last = LastOf(text, i);
                yield return Found.Of(text.At(i), text.At(last), DetailKind.Name);
                i = last;
            }
        }
    }

    /// <summary>Where a name that begins here ends.</summary>
    public static int LastOf(ReadText text, int first)
    {
        var last = first;
        while (last < first + 2 && text.Behind(last) is { Raw.Length: > 1, HasDigit: false } next && !text.At(last).IsPossessive
            && (Surnames.Has(next.Key) && (next.HasTellingCapital || !next.IsOrdinary) || (next.HasTellingCapital && !next.IsOrdinary)))
        {
            last++;
        }
        return last;
    }
}
