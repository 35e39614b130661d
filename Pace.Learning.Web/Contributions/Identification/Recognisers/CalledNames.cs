using System.Collections.Frozen;
using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification.Recognisers;

/// <summary>What somebody is called, though no list knows the name.</summary>
internal sealed class CalledNames : IRecogniser
{
    private static readonly FrozenSet<string> People = WordList.Of("worker girl boy man woman lady lad lass friend officer teacher nurse person guy bloke baby dog cat sister brother someone");

    public IEnumerable<Found> Find(ReadText text)
    {
        for (var i = 2; i < text.Words.Count; i++)
        {
            var (word, before) = (text.At(i), text.Before(i));
            if (word.Raw.Length > 2 && !word.HasDigit && !word.IsOrdinary && (before.Key switch
            {
                "named" or "called" => IsCalled(text, i - 1),
                "is" or "was" or "names" => text.Before(i - 1).Key == "name" || before.Key == "names",
                _ => false,
            }))
            {
                yield return Found.Of(word, text.At(KnownNames.LastOf(text, i)), DetailKind.Name);
            }
        }
    }

    private static bool IsCalled(ReadText text, int called) =>
        People.Contains(text.Before(called).Key) || Relations.IsOne(text.Before(called).Key) || text.Before(called).Key is "is" or "was" or "were" or "are" || text.At(called).Key == "named";
}
