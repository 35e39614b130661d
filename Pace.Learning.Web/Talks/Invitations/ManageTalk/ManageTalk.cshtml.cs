using Pace.Learning.Web.Parents.Messages;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Talks.Care;

namespace Pace.Learning.Web.Talks.Invitations.ManageTalk;

/// <summary>One talk for the manager: whom it is all right to ask, in order; who isn't asked and why; who was asked; what can stand in.</summary>
[OnlyFor(Roles.ParticipationManager, Roles.StandIn)]
internal sealed class ManageTalkModel(PaceDbContext db, TalkBoard board, SpeakerInvitations asking, BackupOffers backups, CarePlanner care, GroupMessages messages, TimeProvider time) : PageModel
{
    public Board Board { get; private set; } = null!;

    public bool IsFullAfter { get; private set; }

    /// <summary>What was written to everybody who said yes.</summary>
    public IReadOnlyList<SentMessage> Sent { get; private set; } = [];

    public int DebriefsADay => care.DebriefsADay;

    public DateTime Now { get; } = time.GetUtcNow().UtcDateTime;

    /// <summary>Where a question stands, in the manager's words.</summary>
    public string StandingOf(TalkInvitation invitation) => invitation.StandingAt(Now) switch
    {
        Standing.Waiting when invitation.ReachesAt > Now =>
            $"will be asked on {LondonTime.LongDayAndTime(invitation.ReachesAt)}, when they may be written to; open until {LondonTime.LongDay(LondonTime.DayOf(invitation.ExpiresAt))}",
        Standing.Waiting => $"no answer yet, open until {LondonTime.LongDay(LondonTime.DayOf(invitation.ExpiresAt))}",
        Standing.Maybe => $"said maybe, open until {LondonTime.LongDay(LondonTime.DayOf(invitation.ExpiresAt))}",
        Standing.Speaks => "said yes",
        Standing.StandsBy => "said yes when the places were taken, and stands by",
        Standing.SaidNo => "said no",
        Standing.SteppedBack => "stepped back",
        Standing.Expired => "no answer in time, which is fine",
        _ => invitation.Current switch
        {
            AnswerKind.OnABreak when Board.OnABreak.Contains(invitation.ParticipantId) => "taking a break, so doesn’t speak",
            AnswerKind.OnABreak => "their yes has ended, so they don’t speak unless they say yes again",
            AnswerKind.ConsentEnded => "the consent has ended, so doesn’t speak",
            AnswerKind.NoLongerFits => "the new day doesn’t suit their own rules",
            _ => "the talk was cancelled",
        },
    };

    /// <summary>From when on somebody may be asked, when that isn't now: the board was read a moment after this page began.</summary>
    public string? NotYet(Guid participantId) => Board.AskedFrom.GetValueOrDefault(participantId) is { } from && from > Now.AddMinutes(1) ? LondonTime.LongDayAndTime(from) : null;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAskAsync(Guid id, Guid parent, string? note, CancellationToken cancellation)
    {
        if (!await db.Talks.AnyAsync(t => t.Id == id, cancellation))
        {
            return NotFound();
        }
        if (note?.Length > TalkInvitation.NoteLength)
        {
            return await AgainAsync(id, TextLimit.Has("A note", TalkInvitation.NoteLength), cancellation);
        }
        if (await asking.AskAsync(id, parent, User.RequiredPersonId, note, cancellation) is { } refusal)
        {
            return await AgainAsync(id, refusal.Words, cancellation);
        }
        this.Notify(await AskedAsync(id, parent, cancellation));
        return Redirect(TalkAddresses.ForManager(id));
    }

    private async Task<string> AskedAsync(Guid talkId, Guid participantId, CancellationToken cancellation)
    {
        var channel = await db.ParticipantProfiles.Where(p => p.Id == participantId).Select(p => p.Channel).SingleAsync(cancellation);
        var reachesAt = await db.TalkInvitations.Where(i => i.TalkId == talkId && i.ParticipantId == participantId).Select(i => i.ReachesAt).SingleAsync(cancellation);
        var when = LondonTime.LongDayAndTime(reachesAt);
        // It was asked a moment ago, after the page began.
        return (channel, reachesAt > time.GetUtcNow().UtcDateTime) switch
        {
            (ContactChannel.Email, false) => "Asked. They have a mail that says only that there is a question.",
            (ContactChannel.Email, true) => $"They will be asked on {when}, when they may be written to. The time for an answer counts from then.",
            (_, false) => $"Asked. They want no mail: please let them know by {By(channel)}.",
            _ => $"They will be asked on {when}. They want no mail: please let them know by {By(channel)}, and not before then.",
        };
    }

    private static string By(ContactChannel channel) => channel == ContactChannel.Text ? "text message" : "phone";

    public async Task<IActionResult> OnPostBackupAsync(Guid id, Guid recording, CancellationToken cancellation)
    {
        if (!await db.Talks.AnyAsync(t => t.Id == id, cancellation))
        {
            return NotFound();
        }
        if (await backups.OfferAsync(id, recording, User.RequiredPersonId, cancellation) is { } refusal)
        {
            return await AgainAsync(id, refusal.Words, cancellation);
        }
        this.Notify("Offered. The trainer sees that there is a recording.");
        return Redirect(TalkAddresses.ForManager(id));
    }

    private async Task<IActionResult> AgainAsync(Guid id, string problem, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        ModelState.AddModelError("", problem);
        return await LoadAsync(id, cancellation) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await board.OfAsync(id, cancellation) is not { } found)
        {
            return false;
        }
        Board = found;
        Sent = await messages.AboutAsync(id, cancellation);
        IsFullAfter = await care.IsFullAfterAsync(found.Talk.Day, cancellation);
        return true;
    }
}
