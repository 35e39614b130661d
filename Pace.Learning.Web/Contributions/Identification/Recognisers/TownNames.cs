using System.Collections.Frozen;
using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification.Recognisers;

/// <summary>Towns, districts and counties, and what follows "in" with a capital.</summary>
internal sealed class TownNames : IRecogniser
{
    private static readonly FrozenSet<string> Before = WordList.Of("in from near to towards outside around round via through leaving left");
    private static readonly FrozenSet<string> Behind = WordList.Of("and or but when where with last for by then so which because until till now at on as it is was");

    public IEnumerable<Found> Find(ReadText text)
    {
        for (var i = 0; i < text.Words.Count; i++)
        {
            var word = text.At(i);
            if (Towns.Has(word.Key) && !Titles.IsSure(text.Before(i).Key))
            {
                var first = Towns.IsAddition(text.Before(i).Key) && text.Before(i).Key is not ("new" or "old" or "great" or "little") ? i - 1 : i;
                var last = i + 1 < text.Words.Count && word.LeadsOn && Towns.IsEnding(text.At(i + 1).Key) ? i + 1 : i;
                yield return Found.Of(text.At(first), text.At(last), DetailKind.Place);
            }
            else if (Towns.IsWord(word.Key) && IsWhere(text, i))
            {
                yield return Found.Of(word, DetailKind.Place);
            }
        }
    }

    // "lives in reading and", but not "in reading it" nor "in the sale".
    private static bool IsWhere(ReadText text, int index) => Before.Contains(text.Before(index).Key) && text.Before(index - 1).Key is not ("due" or "used" or "able" or "want" or "wanted" or "need" or "how" or "like" or "have" or "had")
        && (text.At(index).HasTellingCapital || !text.At(index).LeadsOn || Behind.Contains(text.Behind(index).Key))
        && (text.Before(index).Key is not "to" || text.At(index).HasTellingCapital || text.Before(index - 1).Key is "moved" or "went" or "go" or "move" or "going" or "train" or "bus" or "drove" or "back");
}
