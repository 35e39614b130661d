using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification.Recognisers;

/// <summary>NHS numbers, known by their check digit or by what stands beside them, and National Insurance numbers.</summary>
internal sealed partial class HealthNumbers : IRecogniser
{
    private static readonly FrozenSet<string> Beside = WordList.Of("nhs hospital patient");

    public IEnumerable<Found> Find(ReadText text) => TenDigits().Matches(text.Text)
        .Where(m => HasCheckDigit(m.Value) || text.HasNear(text.IndexAt(m.Index), 4, Beside))
        .Concat(Insurance().Matches(text.Text))
        .Select(m => new Found(m.Index, m.Index + m.Length, DetailKind.HealthNumber));

    /// <summary>The tenth digit is worked out from the nine before it, modulo 11.</summary>
    public static bool HasCheckDigit(string number)
    {
        var digits = number.Where(char.IsAsciiDigit).Select(c => c - '0').ToList();
        var check = 11 - digits.Take(9).Select((digit, n) => digit * (10 - n)).Sum() % 11;
        return digits.Count == 10 && digits[0] != 0 && (check == 11 ? 0 : check) == digits[9];
    }

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}/-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\p{L}\p{Nd}/-])")]
    private static partial Regex TenDigits();

    [GeneratedRegex(@"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b", RegexOptions.IgnoreCase)]
    private static partial Regex Insurance();
}
