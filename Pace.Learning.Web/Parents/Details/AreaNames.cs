using System.Text;

namespace Pace.Learning.Web.Parents.Details;

/// <summary>Local areas as people write them, so that "Wigan Council" and "wigan" are the same place.</summary>
public static class AreaNames
{
    /// <summary>The regions of England, and Wales.</summary>
    public static IReadOnlyList<string> Regions { get; } =
    [
        "North East", "North West", "Yorkshire and the Humber", "East Midlands", "West Midlands", "East of England", "London", "South East", "South West", "Wales",
    ];

    /// <summary>A code for comparing: small letters and hyphens, without the words that only say what kind of authority it is.</summary>
    public static string Code(string name)
    {
        var words = new StringBuilder();
        foreach (var c in name.Trim())
        {
            words.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : c == '\'' || c == '’' ? "" : " ");
        }
        return string.Join('-', words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !Kinds.Contains(w)));
    }

    private static readonly HashSet<string> Kinds =
        ["council", "county", "city", "borough", "metropolitan", "london", "royal", "unitary", "authority", "district", "of", "the", "area"];
}
