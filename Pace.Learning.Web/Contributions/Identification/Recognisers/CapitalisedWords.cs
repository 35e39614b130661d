using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification.Recognisers;

/// <summary>What begins with a capital within a sentence and is no word that we know: it may be a name or a place.</summary>
internal sealed class CapitalisedWords : IRecogniser
{
    public IEnumerable<Found> Find(ReadText text)
    {
        for (var i = 0; i < text.Words.Count; i++)
        {
            if (!IsUnknown(text.At(i)))
            {
                continue;
            }
            var last = i;
            while (text.At(last).LeadsOn && IsUnknown(text.At(last + 1)))
            {
                last++;
            }
            yield return Found.Of(text.At(i), text.At(last), DetailKind.Unsure);
            i = last;
        }
    }

    private static bool IsUnknown(Word word) => word.HasTellingCapital && !word.IsOrdinary && !OrdinaryNames.Has(word.Key) && !Relations.IsOne(word.Key) && !NameParts.IsKind(word.Key);
}
