using System.Globalization;

namespace Pace.Learning.Web.Shared.Forms;

/// <summary>What is said about a text that is too long or has signs that turn the writing round, so that every form says it alike.</summary>
public static class TextLimit
{
    /// <summary>Such as "at most 1,000 characters", for a sentence of one's own.</summary>
    public static string AtMost(int most, string unit = "characters") => string.Create(CultureInfo.InvariantCulture, $"at most {most:N0} {unit}");

    /// <summary>Such as "Use at most 1,000 characters".</summary>
    public static string Use(int most, string unit = "characters") => $"Use {AtMost(most, unit)}";

    /// <summary>Such as "A name can have at most 120 characters".</summary>
    public static string Has(string what, int most, string unit = "characters") => $"{what} can have {AtMost(most, unit)}";

    /// <summary>What is wrong with a text that may be left out. Space around it doesn't count.</summary>
    public static Refusal? Check(string field, string? text, int most) =>
        text?.Trim().Length > most ? new Refusal(field, Use(most)) : PlainName.TurnsWriting(text) ? new Refusal(field, PlainName.Words) : null;

    /// <summary>What is wrong with a text that must be there.</summary>
    public static Refusal? Check(string field, string? text, int most, string missing) =>
        string.IsNullOrWhiteSpace(text) ? new Refusal(field, missing) : Check(field, text, most);
}
