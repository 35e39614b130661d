
namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>Where a question stands, in the manager's words.</summary>
internal static class StandingLabels
{
    public static string Of(TalkInvitation invitation, DateTime now) => invitation.StandingAt(now) switch
    {
        Standing.Waiting => $"no answer yet, open until {LondonTime.LongDay(LondonTime.DayOf(invitation.ExpiresAt))}",
        Standing.Maybe => $"said maybe, open until {LondonTime.LongDay(LondonTime.DayOf(invitation.ExpiresAt))}",
        Standing.Speaks => "said yes",
        Standing.StandsBy => "said yes when the places were taken, and stands by",
        Standing.SaidNo => "said no",
        Standing.SteppedBack => "stepped back",
        Standing.Expired => "no answer in time, which is fine",
        _ => invitation.Current switch
        {
            AnswerKind.OnABreak => "taking a break, so doesn’t speak",
            AnswerKind.ConsentEnded => "the consent has ended, so doesn’t speak",
            AnswerKind.NoLongerFits => "the new day doesn’t suit their own rules",
            _ => "the talk was cancelled",
        },
    };
}
