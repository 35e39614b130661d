using System.Collections.Frozen;
using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification.Recognisers;

/// <summary>Teams and clubs.</summary>
internal sealed class Teams : IRecogniser
{
    private static readonly NamedPlaces Places = new(
        WordList.Of("rovers wanderers albion athletic rangers fc afc rfc rlfc juniors colts cadets scouts guides brownies cubs gymnastics"), WordList.Of("united city town celtic villa county academy club"), DetailKind.Team);

    private static readonly FrozenSet<string> Clubs = WordList.Of("football cricket rugby boxing swimming dance netball tennis judo karate youth gym running");
    private static readonly FrozenSet<string> Known = WordList.Of("everton arsenal tottenham spurs pne mufc lfc fulham celtic");
    private static readonly HashSet<(string, string)> Pairs =
        [("man", "united"), ("man", "utd"), ("man", "city"), ("aston", "villa"), ("crystal", "palace"), ("west", "ham"), ("leeds", "united"), ("newcastle", "united"), ("manchester", "united"), ("manchester", "city"), ("sheffield", "wednesday")];

    public IEnumerable<Found> Find(ReadText text)
    {
        foreach (var found in Places.Find(text).Where(f => f.Length > 0))
        {
            var last = text.IndexAt(found.End - 1);
            yield return text.Behind(last).Key is "juniors" or "fc" or "afc" or "ladies" or "girls" or "boys" ? found with { End = text.At(last + 1).End } : found;
        }
        for (var i = 0; i < text.Words.Count; i++)
        {
            var (word, next) = (text.At(i), text.Behind(i));
            if (Pairs.Contains((word.Key, next.Key)) || (Clubs.Contains(word.Key) && next.Key is "club" or "gym" && IsNamed(text, i)))
            {
                yield return Found.Of(Clubs.Contains(word.Key) ? text.Before(i) : word, next, DetailKind.Team);
            }
            else if (Known.Contains(word.Key))
            {
                yield return Found.Of(word, DetailKind.Team);
            }
        }
    }

    private static bool IsNamed(ReadText text, int club) => Clubs.Contains(text.At(club).Key) && text.Before(club) is { Raw.Length: > 2 } name && !name.IsOrdinary && !NameParts.IsKind(name.Key);
}
