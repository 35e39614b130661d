using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification.Recognisers;

/// <summary>Names on social media and in games: with an @, or behind the name of the place where they are used.</summary>
internal sealed partial class SocialNames : IRecogniser
{
    private const int MostBetween = 3;

    private static readonly SearchValues<char> TellingSigns = SearchValues.Create("._0123456789");

    private static readonly FrozenSet<string> Networks = WordList.Of("insta instagram snap snapchat tiktok facebook fb twitter discord xbox psn playstation gamertag username roblox youtube steam kik threads ig");
    private static readonly FrozenSet<string> Between = WordList.Of("name handle user account id tag is was called under as its page profile at");

    public IEnumerable<Found> Find(ReadText text) => Handle().Matches(text.Text).Select(m => new Found(m.Index, m.Index + m.Length, DetailKind.Online)).Concat(BehindNetworks(text));

    private static IEnumerable<Found> BehindNetworks(ReadText text)
    {
        for (var i = 0; i < text.Words.Count; i++)
        {
            if (!Networks.Contains(text.At(i).Key))
            {
                continue;
            }
            var next = i + 1;
            while (next <= i + MostBetween && Between.Contains(text.At(next).Key))
            {
                next++;
            }
            if (next > i + 1 && text.At(next) is { Raw.Length: > 2 } word)
            {
                var end = EndOf(text.Text, word.Start);
                if (text.Text.AsSpan(word.Start, end - word.Start).ContainsAny(TellingSigns) || !word.IsOrdinary)
                {
                    yield return new Found(word.Start, end, DetailKind.Online);
                }
            }
        }
    }

    private static int EndOf(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.'))
        {
            end++;
        }
        return start + text[start..end].TrimEnd('.', '-').Length;
    }

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}@])@[\p{L}\p{Nd}_.]{1,39}[\p{L}\p{Nd}_]")]
    private static partial Regex Handle();
}
