using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Talks.Care;

namespace Pace.Learning.Web.Talks.Invitations.ManageTalk;

/// <summary>One talk for the manager: whom it is all right to ask, in order; who isn't asked and why; who was asked; what can stand in.</summary>
[OnlyFor(Roles.ParticipationManager)]
internal sealed class ManageTalkModel(PaceDbContext db, TalkBoard board, SpeakerInvitations asking, BackupOffers backups, CarePlanner care, TimeProvider time) : PageModel
{
    public Board Board { get; private set; } = null!;

    public bool IsFullAfter { get; private set; }

    public int DebriefsADay => care.DebriefsADay;

    public DateTime Now { get; } = time.GetUtcNow().UtcDateTime;

    /// <summary>Where a question stands, in the manager's words.</summary>
    public string StandingOf(TalkInvitation invitation) => invitation.StandingAt(Now) switch
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
        var channel = await db.ParticipantProfiles.Where(p => p.Id == parent).Select(p => p.Channel).SingleAsync(cancellation);
        this.Notify(channel == ContactChannel.Email ? "Asked. They have a mail that says only that there is a question."
            : $"Asked. They want no mail: please let them know by {(channel == ContactChannel.Text ? "text message" : "phone")}.");
        return Redirect(TalkAddresses.ForManager(id));
    }

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
        IsFullAfter = await care.IsFullAfterAsync(found.Talk.Day, cancellation);
        return true;
    }
}
