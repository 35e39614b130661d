namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>Where a question stands, in a parent's words.</summary>
internal static class RequestLabels
{
    public static string Of(RequestToParent request, DateTime now) => (request.StandingAt(now), request.Talk.IsCancelled, request.Talk.IsOver(now)) switch
    {
        (Standing.Speaks, false, true) => "You spoke. Thank you.",
        (_, true, _) => "This talk is off.",
        (Standing.Waiting, _, false) => "You can answer, or not.",
        (Standing.Maybe, _, false) => "You said maybe.",
        (Standing.Speaks, _, _) => "You said yes.",
        (Standing.StandsBy, _, false) => "You said yes. You are the back-up.",
        (Standing.SaidNo, _, _) => "You said no. That is fine.",
        (Standing.SteppedBack, _, _) => "You stepped back. That is fine.",
        (Standing.Expired, _, _) => "This has closed. You did not need to answer.",
        _ => "This has closed.",
    };
}
