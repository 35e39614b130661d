using Microsoft.AspNetCore.WebUtilities;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Parents.People;

/// <summary>What the list of parents is narrowed to, as it stands in the address.</summary>
internal sealed class PeopleFilter
{
    public const int TextLength = Participants.Participant.NameLength;

    /// <summary>On a pause.</summary>
    public const string Paused = "paused";

    /// <summary>Not on a pause.</summary>
    public const string Active = "active";

    /// <summary>Erased: nothing is known of them but when.</summary>
    public const string Erased = "erased";

    /// <summary>A part of the chosen name.</summary>
    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    /// <summary>Whether they are here, on a pause, or gone.</summary>
    [FromQuery(Name = "state")]
    public string? State { get; set; }

    /// <summary>Where they live: an area of the directory.</summary>
    [FromQuery(Name = "area")]
    public string? Area { get; set; }

    /// <summary>What they would like to do.</summary>
    [FromQuery(Name = "wants")]
    public Activities? Wants { get; set; }

    /// <summary>What another room knows: the key of an <see cref="IPeopleFilter"/>.</summary>
    [FromQuery(Name = "also")]
    public string? Also { get; set; }

    public static IReadOnlyList<(string Value, string Words)> States { get; } =
        [("", "Everybody who takes part"), (Active, "Not on a pause"), (Paused, "On a pause"), (Erased, "Erased")];

    /// <summary>Whether more is chosen than what stands in the first line.</summary>
    public bool HasMore => Area is { Length: > 0 } || Wants is not null || Also is { Length: > 0 };

    public bool IsEmpty => !HasMore && string.IsNullOrWhiteSpace(Text) && State is null or "";

    public string Url(string address, int number) => QueryHelpers.AddQueryString(address, new Dictionary<string, string?>
    {
        ["q"] = Text, ["state"] = State, ["area"] = Area, ["wants"] = Wants?.ToString(), ["also"] = Also, ["number"] = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
    }.Where(p => !string.IsNullOrEmpty(p.Value)));
}
