namespace Pace.Learning.Web.Agreements;

/// <summary>The room's words for readers.</summary>
internal static class AgreementLabels
{
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The same in the middle of a sentence: names of months keep their capitals.</summary>
    public static string Small(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];

    public static string List(IEnumerable<string> items) => Count.List(items);

    public static string Of(AgreementState state) => state switch
    {
        AgreementState.Draft => "Being prepared",
        AgreementState.Open => "Being signed",
        AgreementState.Declined => "Somebody said no",
        AgreementState.Signed => "Signed, waits for us to countersign",
        AgreementState.InForce => "In force",
        AgreementState.Lapsed => "Lapsed",
        AgreementState.Withdrawn => "Withdrawn",
        AgreementState.Cancelled => "Stopped",
        _ => "Replaced by a newer one",
    };

    public static string Of(Signatory signatory, DateTime now) => signatory.State switch
    {
        SignatoryState.Waiting => "Not asked yet",
        SignatoryState.Invited when signatory.HasExpired(now) => "The invitation has ended",
        SignatoryState.Invited when signatory.OpenedAt is not null => "Asked, and has opened it",
        SignatoryState.Invited => "Asked to sign",
        SignatoryState.Signed => "Signed",
        SignatoryState.Declined => "Said no",
        SignatoryState.Delegated => "Named somebody else",
        _ => "No longer asked",
    };

    public static string Of(AgreementEvent happened, DescribedSignatory? signatory) => happened.Kind switch
    {
        AgreementEventKind.Started => "The sign-up was sent.",
        AgreementEventKind.Invited => $"{Who(signatory)} was asked to sign.",
        AgreementEventKind.Added => $"{Who(signatory)} was added.",
        AgreementEventKind.Resent => $"{Who(signatory)} was sent a new invitation.",
        AgreementEventKind.LinkRenewed => $"{Who(signatory)} asked for a new link.",
        AgreementEventKind.Reminded => $"{Who(signatory)} was reminded.",
        AgreementEventKind.Expired => $"The invitation of {Whose(signatory)} ended without an answer.",
        AgreementEventKind.Signed => $"{Who(signatory)} signed.",
        AgreementEventKind.Declined => $"{Who(signatory)} said no.",
        AgreementEventKind.Delegated => $"{Who(signatory)} named somebody else to sign.",
        AgreementEventKind.Reinvited => $"{Who(signatory)} was asked once more.",
        AgreementEventKind.Resumed => "The no was answered. Signing goes on.",
        AgreementEventKind.Replaced => $"{Who(signatory)} was asked in place of somebody else.",
        AgreementEventKind.Removed => $"{Who(signatory)} is no longer asked.",
        AgreementEventKind.Corrected => $"The role or agency of {Whose(signatory)} was put right.",
        AgreementEventKind.Renamed => $"The name of {Whose(signatory)} was put right.",
        AgreementEventKind.Completed => "Everybody has signed. It waits for us to countersign.",
        AgreementEventKind.Questioned => "We asked a question before countersigning.",
        AgreementEventKind.Answered => "The area’s lead answered.",
        AgreementEventKind.Countersigned => "We countersigned. It came into force.",
        AgreementEventKind.Cancelled => "It was stopped.",
        AgreementEventKind.ReviewDue => "The area’s lead was told that a review comes up.",
        AgreementEventKind.Reviewed => "The review was held.",
        AgreementEventKind.RenewalAsked => "The area was asked to sign anew.",
        AgreementEventKind.EndNear => "The area’s lead was told that the end comes near.",
        AgreementEventKind.WithdrawalAsked => "Somebody asked to withdraw. A second person has to confirm it.",
        AgreementEventKind.WithdrawalDropped => "The request to withdraw came to nothing. It stays in force.",
        AgreementEventKind.Withdrawn => "The area withdrew.",
        AgreementEventKind.Lapsed => "It lapsed.",
        AgreementEventKind.AreaEnded => "It ended with the area.",
        AgreementEventKind.Reinstated => "It was put back in force.",
        _ => "A newer one came into force in its place.",
    };

    private static string Who(DescribedSignatory? signatory) => signatory is null ? "Somebody" : $"{(signatory.Name.Length > 0 ? signatory.Name : "Somebody")} ({signatory.Place})";

    // Within a sentence.
    private static string Whose(DescribedSignatory? signatory) => signatory is { Name.Length: > 0 } ? Who(signatory) : Small(Who(signatory));
}
