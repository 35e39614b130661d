using System.Text.RegularExpressions;

namespace Pace.Learning.Web.Contributions.Identification.Recognisers;

/// <summary>Phone numbers. Those of helplines that everybody knows are left alone.</summary>
internal sealed partial class Phones : IRecogniser
{
    private static readonly HashSet<string> Helplines = new(StringComparer.Ordinal) { "08001111", "0800555111", "08088005000", "08082000247" };

    public IEnumerable<Found> Find(ReadText text) => Number().Matches(text.Text)
        .Where(m => !Helplines.Contains(string.Concat(m.Value.Where(char.IsAsciiDigit))))
        .Select(m => new Found(m.Index, m.Index + m.Length, DetailKind.Phone));

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}/-])(?:\+\d{1,3}|0)(?:[ ().-]{0,2}\d){8,12}(?!\d)")]
    private static partial Regex Number();
}
