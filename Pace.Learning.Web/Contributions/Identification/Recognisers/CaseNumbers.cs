using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification.Recognisers;

/// <summary>
/// Crime, incident and court numbers: behind a word for them, or by the shapes that UK forces use, such as 21/04567/19, CRI/06CC/0012345/21 and LC-20210412-0345. A long number
/// by which something could be looked up counts as well.
/// </summary>
internal sealed partial class CaseNumbers : IRecogniser
{
    private const int MostBetween = 4;

    private static readonly FrozenSet<string> Begins = WordList.Of("crime incident log cad ref reference urn case claim occurrence niche");
    private static readonly FrozenSet<string> Between = WordList.Of("number numbers no num nr ref reference is was the my it its were code called");

    public IEnumerable<Found> Find(ReadText text) => BehindWords(text)
        .Concat(Shaped().Matches(text.Text).Where(HasShape).Concat(Long().Matches(text.Text)).Select(m => new Found(m.Index, m.Index + m.Length, DetailKind.CaseNumber)));

    private static IEnumerable<Found> BehindWords(ReadText text)
    {
        for (var i = 0; i < text.Words.Count; i++)
        {
            if (!Begins.Contains(text.At(i).Key))
            {
                continue;
            }
            var next = i + 1;
            while (next <= i + MostBetween && Between.Contains(text.At(next).Key) && text.At(next - 1).After is ' ' or ',')
            {
                next++;
            }
            if (text.At(next) is { HasDigit: true } word && text.At(next - 1).After != '.' && word.Raw.Count(char.IsAsciiDigit) >= 3)
            {
                var last = next;
                while (text.At(last).After is '/' or '-' && text.At(last + 1).HasDigit)
                {
                    last++;
                }
                yield return Found.Of(word, text.At(last), DetailKind.CaseNumber);
            }
        }
    }

    private static bool HasShape(Match match) =>
        match.Value.Count(char.IsAsciiDigit) >= 6 && match.Value.Split('/', '-').Any(p => p.Count(char.IsAsciiDigit) >= 4) && (match.Value.Contains('/', StringComparison.Ordinal) || char.IsLetter(match.Value[0]));

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}/-])[A-Z0-9]{1,12}(?:[/-][A-Z0-9]{1,12}){1,4}(?![\p{L}\p{Nd}/-])", RegexOptions.IgnoreCase)]
    private static partial Regex Shaped();

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}/.,£+-])(?:\d{2}[A-Z]{1,2}\d{5,7}[A-Z]?|\d{6,14}[A-Z]?)(?![\p{L}\p{Nd}/.-])", RegexOptions.IgnoreCase)]
    private static partial Regex Long();
}
