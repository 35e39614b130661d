using System.Collections.Frozen;
using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification.Recognisers;

/// <summary>Schools and colleges, and saints, after whom so many are called.</summary>
internal sealed class Schools : IRecogniser
{
    private static readonly FrozenSet<string> Endings = WordList.Of("school college academy primary secondary grammar university uni nursery comp comprehensive infants sixth");
    private static readonly NamedPlaces Places = new(Endings, WordList.Of("high"), DetailKind.School);
    private static readonly FrozenSet<string> Before = WordList.Of("at to from left attended started joined outside in near of");
    private static readonly FrozenSet<string> Patrons = WordList.Of("lady ladys heart cross trinity saints");

    public IEnumerable<Found> Find(ReadText text) => Places.Find(text).Concat(Patronal(text)).Concat(HighSchools(text));

    // "st wilfrids", "our lady's", "sacred heart", with what follows of the name.
    private static IEnumerable<Found> Patronal(ReadText text)
    {
        for (var i = 0; i < text.Words.Count; i++)
        {
            var (word, next) = (text.At(i), text.Behind(i));
            var isSaint = word.Key is "st" or "saint" or "sts" && next.Raw.Length > 2 && !next.IsOrdinary && !next.HasDigit && text.Before(i).Key is not ("high" or "church" or "mill");
            var isPatron = Patrons.Contains(next.Key) && word.Key is "our" or "sacred" or "holy" or "all" or "most" && (next.Key != "heart" || word.Key == "sacred") && (next.Key != "saints" || word.Key == "all") && (next.Key != "cross" || word.Key == "holy");
            if (isSaint || (isPatron && Patrons.Contains(next.Key)))
            {
                var last = i + 1;
                while (text.Behind(last) is { Raw.Length: > 0 } more && (Endings.Contains(more.Key) || more.Key is "high" or "rc" or "ce" or "catholic"))
                {
                    last++;
                }
                yield return Found.Of(word, text.At(last), DetailKind.School);
            }
        }
    }

    // "she went to oakmead high": a name that nobody knows as a word, where people go.
    private static IEnumerable<Found> HighSchools(ReadText text)
    {
        for (var i = 1; i < text.Words.Count; i++)
        {
            if (text.At(i).Key == "high" && text.Before(i) is { Raw.Length: > 2 } name && !name.IsOrdinary && Before.Contains(text.Before(i - 1).Key))
            {
                yield return Found.Of(name, text.At(i), DetailKind.School);
            }
        }
    }
}
