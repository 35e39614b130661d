using System.Globalization;

namespace Pace.Learning.Web.Agreements.Documents;

/// <summary>Numbers and names in a sentence.</summary>
internal static class DocumentLabels
{
    /// <summary>Such as 3 years, 18 months, 12 months.</summary>
    public static string Months(int months) => months switch
    {
        12 => "12 months",
        _ when months % 12 == 0 => Count.Of(months / 12, "year"),
        _ => Count.Of(months, "month"),
    };

    /// <summary>Such as "Police, senior leaders"; where no kind of agency is meant, the level only.</summary>
    public static string Of(RequiredSignatory signatory) =>
        signatory.Agency is AgencyKind.Other ? LowerFirst(signatory.Level.Title) : $"{signatory.Agency.Title}, {LowerFirst(signatory.Level.Title)}";

    /// <summary>Such as 12 KB.</summary>
    public static string Size(int bytes) => bytes < 1_000 ? $"{bytes} bytes" : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(bytes / 1000.0)} KB");

    public static string LowerFirst(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
