using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification;

/// <summary>What was found once and tells as much wherever else it stands: whole, or by the one word of it that is its own.</summary>
internal sealed class Repetitions
{
    private readonly Dictionary<string, DetailKind> words = new(StringComparer.Ordinal);
    private readonly HashSet<string> ordinary = new(StringComparer.Ordinal);

    private Repetitions()
    {
    }

    public static Repetitions Of(IReadOnlyList<ReadText> texts, IReadOnlyList<IReadOnlyList<Found>> found)
    {
        var repetitions = new Repetitions();
        foreach (var (text, places) in texts.Zip(found))
        {
            foreach (var place in places.Where(p => IsOfWords(p.Kind)))
            {
                for (var i = text.IndexAt(place.Start); i < text.Words.Count && text.At(i).Start < place.End; i++)
                {
                    repetitions.Learn(text.At(i), place.Kind);
                }
            }
        }
        return repetitions;
    }

    public IEnumerable<Found> FindIn(ReadText text)
    {
        for (var i = 0; i < text.Words.Count; i++)
        {
            var word = text.At(i);
            if (words.TryGetValue(word.Key, out var kind) || (word.Key.Length > 4 && word.Key[^1] == 's' && words.TryGetValue(word.Key[..^1], out kind)))
            {
                yield return Found.Of(word, kind);
            }
            else if (ordinary.Contains(word.Key) && (word.HasTellingCapital || NameContext.IsLikelyName(text, i, isKnownHere: true)))
            {
                yield return Found.Of(word, DetailKind.Name);
            }
        }
    }

    private void Learn(Word word, DetailKind kind)
    {
        if (OrdinaryNames.Has(word.Key))
        {
            if (kind is DetailKind.Name or DetailKind.Worker)
            {
                ordinary.Add(word.Key);
            }
        }
        else if (word.Key.Length > 2 && !word.HasDigit && !word.IsOrdinary && !Titles.Has(word.Key) && !NameParts.Has(word.Key) && !Towns.IsWord(word.Key) && !Towns.IsEnding(word.Key))
        {
            words.TryAdd(word.Key, kind);
        }
    }

    private static bool IsOfWords(DetailKind kind) => kind is DetailKind.Name or DetailKind.Worker or DetailKind.School or DetailKind.Road or DetailKind.Place or DetailKind.Workplace
        or DetailKind.Court or DetailKind.Hospital or DetailKind.Team or DetailKind.Unsure;
}
