using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification.Recognisers;

/// <summary>Number plates of vehicles, as they are made now and as they were; beside a word for them their first part too.</summary>
internal sealed partial class Plates : IRecogniser
{
    private static readonly FrozenSet<string> Beside = WordList.Of("plate plates reg registration numberplate numberplates");

    public IEnumerable<Found> Find(ReadText text)
    {
        foreach (Match match in Now().Matches(text.Text))
        {
            if (!OrdinaryWords.Has(match.Groups["letters"].Value.ToLowerInvariant()) || IsUpper(match.Value))
            {
                yield return Of(match);
            }
        }
        foreach (Match match in Before().Matches(text.Text))
        {
            if ((IsUpper(match.Value) && !OrdinaryWords.Has(match.Groups["letters"].Value.ToLowerInvariant())) || text.HasNear(text.IndexAt(match.Index), 5, Beside))
            {
                yield return Of(match);
            }
        }
        foreach (Match match in FirstPart().Matches(text.Text))
        {
            if (text.HasNear(text.IndexAt(match.Index), 6, Beside) || (IsUpper(match.Value) && !Towns.IsArea(match.Value[..2].ToLowerInvariant())))
            {
                yield return Of(match);
            }
        }
    }

    private static Found Of(Match match) => new(match.Index, match.Index + match.Length, DetailKind.Plate);

    private static bool IsUpper(string value) => !value.Any(char.IsLower);

    [GeneratedRegex(@"\b[A-Z]{2}\d{2} ?(?<letters>[A-Z]{3})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Now();

    [GeneratedRegex(@"\b(?:[A-Z]\d{1,3} ?(?<letters>[A-Z]{3})|(?<letters>[A-Z]{3}) ?\d{1,3}[A-Z]|[A-Z]{3} \d{4})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Before();

    [GeneratedRegex(@"\b[A-Z]{2}(?:0[1-9]|[1-3]\d|5[1-9]|[67]\d|8[0-5])\b", RegexOptions.IgnoreCase)]
    private static partial Regex FirstPart();
}
