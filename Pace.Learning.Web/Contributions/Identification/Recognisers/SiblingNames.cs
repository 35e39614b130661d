using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification.Recognisers;

/// <summary>Names of several children or friends in a row, known or not: "my boys alfie and teddy", "her brothers, Kian, Joe and Tyrese".</summary>
internal sealed class SiblingNames : IRecogniser
{
    private const int MostNames = 8;

    public IEnumerable<Found> Find(ReadText text)
    {
        for (var i = 0; i < text.Words.Count; i++)
        {
            if (!Relations.AreSeveral(text.At(i).Key) || text.At(i).After is not (' ' or ',' or '-' or '–' or '('))
            {
                continue;
            }
            var names = InRow(text, i + 1);
            if (names.Count > 1 && names.Exists(n => IsName(text.At(n))))
            {
                foreach (var name in names)
                {
                    yield return Found.Of(text.At(name), text.At(KnownNames.LastOf(text, name)), DetailKind.Name);
                }
            }
        }
    }

    private static List<int> InRow(ReadText text, int first)
    {
        var names = new List<int>();
        var at = first;
        while (names.Count < MostNames && text.At(at) is { Raw.Length: > 1, HasDigit: false } word && (OrdinaryNames.Has(word.Key) || IsName(word)))
        {
            names.Add(at);
            var hasComma = text.At(at).After == ',';
            at++;
            if (text.At(at).Key is "and" or "n")
            {
                at++;
            }
            else if (!hasComma)
            {
                break;
            }
        }
        return names;
    }

    private static bool IsName(Word word) => FirstNames.Has(word.Key) || !word.IsOrdinary;
}
