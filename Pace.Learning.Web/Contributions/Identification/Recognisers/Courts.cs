using System.Collections.Frozen;
using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification.Recognisers;

/// <summary>Courts, prisons, police forces and stations that are named.</summary>
internal sealed class Courts : IRecogniser
{
    private static readonly NamedPlaces Places = new(WordList.Of("court courts magistrates prison police constabulary"), FrozenSet<string>.Empty, DetailKind.Court);
    private static readonly FrozenSet<string> Initials = WordList.Of("gmp wmp wyp");

    public IEnumerable<Found> Find(ReadText text)
    {
        foreach (var found in Places.Find(text).Where(f => TellsItself(text, f)))
        {
            // "police station" goes on by a word.
            var last = text.IndexAt(found.End - 1);
            yield return text.At(last).Key == "police" && text.Behind(last).Key == "station" ? found with { End = text.At(last + 1).End } : found;
        }
        for (var i = 0; i < text.Words.Count; i++)
        {
            if (text.At(i).Key == "hmp" && text.Behind(i).Raw.Length > 2)
            {
                yield return Found.Of(text.At(i), text.At(i + 1), DetailKind.Court);
            }
            else if (Initials.Contains(text.At(i).Key) && text.At(i).Casing == Casing.AllCapitals)
            {
                yield return Found.Of(text.At(i), DetailKind.Court);
            }
        }
    }

    // Of the police only a place or a capital tells: "called police" is no force.
    private static bool TellsItself(ReadText text, Found found)
    {
        var first = text.At(text.IndexAt(found.Start));
        var last = text.At(text.IndexAt(found.End - 1));
        return last.Key is not ("police" or "court" or "courts") || Towns.Has(first.Key) || Towns.IsAddition(first.Key) || first.Casing == Casing.Capital || text.At(text.IndexAt(found.Start) + 1).Key is "crown" or "magistrates" or "county" or "family" or "combined" or "youth";
    }
}
