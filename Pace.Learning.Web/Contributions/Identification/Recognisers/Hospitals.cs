using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification.Recognisers;

/// <summary>Hospitals, clinics and surgeries.</summary>
internal sealed class Hospitals : IRecogniser
{
    private static readonly NamedPlaces Places = new(WordList.Of("hospital infirmary hospice clinic surgery"), WordList.Of("general practice unit"), DetailKind.Hospital);

    private static readonly HashSet<(string, string)> Known =
        [("alder", "hey"), ("ormond", "street"), ("derriford", "hospital"), ("john", "radcliffe"), ("guys", "hospital"), ("whiston", "hospital"), ("wythenshawe", "hospital"), ("burnley", "general")];

    public IEnumerable<Found> Find(ReadText text) => Places.Find(text).Concat(Royal(text));

    private static IEnumerable<Found> Royal(ReadText text)
    {
        for (var i = 0; i < text.Words.Count; i++)
        {
            var (word, next) = (text.At(i), text.Behind(i));
            if (Known.Contains((word.Key, next.Key)) || (word.Key == "royal" && Towns.Has(next.Key)) || (Towns.Has(word.Key) && next.Key is "royal" or "victoria" or "infirmary" && Towns.Has(word.Key)))
            {
                yield return Found.Of(word, next, DetailKind.Hospital);
            }
        }
    }
}
