namespace Pace.Learning.Web.Agreements;

/// <summary>What was put right, in words that can be read back: nothing else keeps what stood before.</summary>
internal static class Correction
{
    private const string Start = "Before: ";
    private const string Then = ". Now: ";

    public static string Words(string before, string now) => $"{Start}{before}{Then}{now}.";

    /// <summary>What stood before, told by what stood afterwards; <c>null</c> when these words aren't about that.</summary>
    public static string? Before(string? words, string now)
    {
        var end = $"{Then}{now}.";
        return words is not null && words.Length >= Start.Length + end.Length && words.StartsWith(Start, StringComparison.Ordinal) && words.EndsWith(end, StringComparison.Ordinal)
            ? words[Start.Length..^end.Length] : null;
    }
}
