using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification.Recognisers;

/// <summary>Postcodes, and the first part of one alone.</summary>
internal sealed partial class Postcodes : IRecogniser
{
    private static readonly FrozenSet<string> BeforePlaces = WordList.Of("in from near to round around is was postcode code of");

    public IEnumerable<Found> Find(ReadText text)
    {
        foreach (Match match in Whole().Matches(text.Text))
        {
            if (Towns.IsArea(match.Groups["area"].Value.ToLowerInvariant()))
            {
                yield return new Found(match.Index, match.Index + match.Length, DetailKind.Place);
            }
        }
        for (var i = 0; i < text.Words.Count; i++)
        {
            var word = text.At(i);
            if (word.HasDigit && Outward().Match(word.Raw) is { Success: true } match && Towns.IsArea(match.Groups["area"].Value.ToLowerInvariant())
                && (BeforePlaces.Contains(text.Before(i).Key) || (match.Groups["area"].Length == 2 && char.IsUpper(word.Raw[0]))))
            {
                yield return Found.Of(word, DetailKind.Place);
            }
        }
    }

    [GeneratedRegex(@"\b(?<area>[A-Z]{1,2})\d[A-Z\d]? ?\d[A-Z]{2}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^(?<area>[A-Z]{1,2})\d{1,2}[A-Z]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Outward();
}
