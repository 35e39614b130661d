using Microsoft.AspNetCore.WebUtilities;
using Pace.Learning.Web.Contributions.Consents;

namespace Pace.Learning.Web.Contributions.Manage;

/// <summary>What the list of contributions is narrowed to, as it stands in the address.</summary>
internal sealed class ContributionFilter
{
    public const int TextLength = ContributionText.TitleLength;

    /// <summary>In any lesson.</summary>
    public const string Placed = "placed";

    /// <summary>In no lesson.</summary>
    public const string Unplaced = "unplaced";

    /// <summary>In a place that no lesson has any more.</summary>
    public const string Gone = "gone";

    /// <summary>A yes of it ends soon.</summary>
    public const string EndsSoon = "ends-soon";

    /// <summary>No yes holds for it.</summary>
    public const string NoYes = "none";

    /// <summary>A part of its title, its words, or the name that its parent chose.</summary>
    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    /// <summary>What it is.</summary>
    [FromQuery(Name = "kind")]
    public ContributionKind? Kind { get; set; }

    /// <summary>Where it stands: one of the constants, or the slug of a course.</summary>
    [FromQuery(Name = "where")]
    public string? Where { get; set; }

    /// <summary>What it may be used for: one of the constants, or the slug of a use.</summary>
    [FromQuery(Name = "may")]
    public string? May { get; set; }

    /// <summary>What was taken back, instead of what is shared. For the manager alone.</summary>
    [FromQuery(Name = "back")]
    public bool TakenBack { get; set; }

    public ConsentUse? Use => May is { Length: > 0 } slug ? ConsentUses.UseOf(slug) : null;

    public static IEnumerable<ContributionKind> Kinds => Enum.GetValues<ContributionKind>().Where(k => k.IsWritten);

    public bool HasMore => Where is { Length: > 0 } || May is { Length: > 0 } || TakenBack;

    public bool IsEmpty => !HasMore && string.IsNullOrWhiteSpace(Text) && Kind is null;

    public string Url(string address, int number) => QueryHelpers.AddQueryString(address, new Dictionary<string, string?>
    {
        ["q"] = Text, ["kind"] = Kind?.ToString(), ["where"] = Where, ["may"] = May, ["back"] = TakenBack ? "true" : null,
        ["number"] = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
    }.Where(p => !string.IsNullOrEmpty(p.Value)));
}
