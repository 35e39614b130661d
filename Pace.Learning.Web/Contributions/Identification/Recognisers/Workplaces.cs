using System.Collections.Frozen;
using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification.Recognisers;

/// <summary>Shops and employers.</summary>
internal sealed class Workplaces : IRecogniser
{
    private const int LongestName = 3;

    private static readonly FrozenSet<string> Before = WordList.Of("in at from to outside near behind for by");

    public IEnumerable<Found> Find(ReadText text)
    {
        for (var i = 0; i < text.Words.Count; i++)
        {
            if (LengthAt(text, i) is > 0 and var length)
            {
                yield return Found.Of(text.At(i), text.At(i + length - 1), DetailKind.Workplace);
                i += length - 1;
            }
            else if (Shops.IsWord(text.At(i).Key) && Before.Contains(text.Before(i).Key) && (text.At(i).HasTellingCapital || IsWork(text, i)))
            {
                yield return Found.Of(text.At(i), DetailKind.Workplace);
            }
        }
    }

    private static int LengthAt(ReadText text, int index)
    {
        var key = text.At(index).Key;
        var longest = Shops.Has(key) ? 1 : 0;
        for (var n = 1; n < LongestName && text.At(index + n - 1).After is ' ' or '-' or '&' && text.At(index + n).Raw.Length > 0; n++)
        {
            key += "-" + text.At(index + n).Key;
            longest = Shops.Has(key) ? n + 1 : longest;
        }
        return longest;
    }

    private static bool IsWork(ReadText text, int index) => text.Before(index - 1).Key is "work" or "works" or "worked" or "working" or "job" or "shift" or "shifts";
}
