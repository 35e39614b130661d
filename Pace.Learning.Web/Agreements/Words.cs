using System.Globalization;

namespace Pace.Learning.Web.Agreements;

/// <summary>The room's words for readers.</summary>
internal static class Words
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", British);

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    public static string List(IEnumerable<string> items) => items.ToList() switch
    {
        [] => "",
        [var one] => one,
        [.. var rest, var last] => $"{string.Join(", ", rest)} and {last}",
    };

    public static string Of(SignUpState state) => state switch
    {
        SignUpState.Draft => "Being prepared",
        SignUpState.Open => "Being signed",
        SignUpState.Declined => "Somebody said no",
        SignUpState.Signed => "Signed, waits for us to countersign",
        SignUpState.InForce => "In force",
        SignUpState.Lapsed => "Lapsed",
        SignUpState.Withdrawn => "Withdrawn",
        SignUpState.Cancelled => "Stopped",
        _ => "Replaced by a newer one",
    };

    public static string Of(Place place, DateTime now) => place.State switch
    {
        PlaceState.Waiting => "Their turn comes later",
        PlaceState.Invited when place.HasExpired(now) => "The invitation has ended",
        PlaceState.Invited when place.OpenedAt is not null => "Asked, and has opened it",
        PlaceState.Invited => "Asked to sign",
        PlaceState.Signed => "Signed",
        PlaceState.Declined => "Said no",
        PlaceState.Delegated => "Named somebody else",
        _ => "No longer asked",
    };

    public static string Of(AgreementEvent happened, Place? place) => happened.Kind switch
    {
        AgreementEventKind.Started => "The sign-up was sent.",
        AgreementEventKind.Invited => $"{Who(place)} was asked to sign.",
        AgreementEventKind.Added => $"{Who(place)} was added.",
        AgreementEventKind.Resent => $"{Who(place)} was sent a new invitation.",
        AgreementEventKind.LinkRenewed => $"{Who(place)} asked for a new link.",
        AgreementEventKind.Reminded => $"{Who(place)} was reminded.",
        AgreementEventKind.Expired => $"The invitation of {Who(place)} ended without an answer.",
        AgreementEventKind.Signed => $"{Who(place)} signed.",
        AgreementEventKind.Declined => $"{Who(place)} said no.",
        AgreementEventKind.Delegated => $"{Who(place)} named somebody else to sign.",
        AgreementEventKind.Reinvited => $"{Who(place)} was asked once more.",
        AgreementEventKind.Replaced => $"{Who(place)} was asked in place of somebody else.",
        AgreementEventKind.Removed => $"{Who(place)} is no longer asked.",
        AgreementEventKind.Completed => "Everybody has signed. It waits for us to countersign.",
        AgreementEventKind.Questioned => "We asked a question before countersigning.",
        AgreementEventKind.Answered => "The area’s lead answered.",
        AgreementEventKind.Countersigned => "We countersigned. It came into force.",
        AgreementEventKind.Cancelled => "It was stopped.",
        AgreementEventKind.ReviewDue => "The area’s lead was told that a review comes up.",
        AgreementEventKind.Reviewed => "The review was held.",
        AgreementEventKind.RenewalAsked => "The area was asked to sign anew.",
        AgreementEventKind.EndNear => "The area’s lead was told that the end comes near.",
        AgreementEventKind.Withdrawn => "The area withdrew.",
        AgreementEventKind.Lapsed => "It lapsed.",
        AgreementEventKind.Reinstated => "It was put back in force.",
        _ => "A newer one came into force in its place.",
    };

    private static string Who(Place? place) => place is null ? "Somebody" : place.PersonName.Length > 0 ? $"{place.PersonName} ({place.Role})" : $"The {place.Role}";
}
