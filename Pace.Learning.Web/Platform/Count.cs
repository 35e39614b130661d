using System.Globalization;

namespace Pace.Learning.Web.Platform;

/// <summary>Numbers with what they count, so that one of it reads right everywhere: 1 day, 2 days, 1,000 days.</summary>
public static class Count
{
    /// <summary>Such as "1 day" and "5 days".</summary>
    public static string Of(int number, string one, string? several = null) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {Word(number, one, several)}");

    /// <summary>The word alone, where the number stands elsewhere.</summary>
    public static string Word(int number, string one, string? several = null) => number == 1 ? one : several ?? one + "s";

    /// <summary>Such as "one", "one and two", "one, two and three".</summary>
    public static string List(IEnumerable<string> items) => items.ToList() switch
    {
        [] => "",
        [var one] => one,
        [.. var rest, var last] => $"{string.Join(", ", rest)} and {last}",
    };
}
