using Pace.Learning.Web.Parents.Messages;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Talks.Care;

namespace Pace.Learning.Web.Talks.Invitations.Requests;

/// <summary>One question: who will be in the room, how long, what support; and four ways to go on, one of them to leave it.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class RequestModel(PaceDbContext db, InvitationAnswers answers, GroupMessages messages, PersonVault vault, TimeProvider time) : PageModel
{
    public RequestToParent Asked { get; private set; } = null!;

    public string? Note { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>What was written to everybody who speaks, to them as well.</summary>
    public IReadOnlyList<SentMessage> Messages { get; private set; } = [];

    /// <summary>They had said yes and the talk is off: somebody will ask how they are.</summary>
    public bool GetsAWord { get; private set; }

    /// <summary>It may stand in their calendar, and they don't speak.</summary>
    public bool IsOffInCalendar { get; private set; }

    public DateTime Now { get; } = time.GetUtcNow().UtcDateTime;

    public Standing Standing => Asked.StandingAt(Now);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, string? answer, int round, CancellationToken cancellation)
    {
        if (Kind(answer) is not { } kind)
        {
            return await OnGetAsync(id, cancellation);
        }
        // During a break there are no questions.
        if (await db.FindOwnProfileAsync(User, cancellation) is not { } participant || participant.IsPausedAt(Now))
        {
            return NotFound();
        }
        if (await answers.AnswerAsync(id, participant.Id, kind, round, cancellation) is { } refusal)
        {
            Problem = refusal.Words;
            return refusal == InvitationAnswers.NotAsked ? NotFound() : await OnGetAsync(id, cancellation);
        }
        this.Notify(kind switch
        {
            AnswerKind.Yes => "Thank you. We have your yes. You can step back at any time.",
            AnswerKind.Maybe => "That is fine. Take your time.",
            _ => "That is fine. Thank you for letting us know.",
        });
        return Redirect(kind == AnswerKind.No ? TalkAddresses.Requests : TalkAddresses.Request(id));
    }

    private static AnswerKind? Kind(string? answer) => answer switch
    {
        "yes" => AnswerKind.Yes,
        "no" => AnswerKind.No,
        "maybe" => AnswerKind.Maybe,
        _ => null,
    };

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.FindOwnRequestAsync(User, id, Now, cancellation) is not { } request)
        {
            return false;
        }
        Asked = request;
        Messages = [.. (await messages.ForAsync(request.Invitation.ParticipantId, cancellation))[request.Talk.Id]];
        GetsAWord = await db.CareTasks.AnyAsync(t => t.TalkId == request.Talk.Id && t.ParticipantId == request.Invitation.ParticipantId
            && t.Kind == CareKind.TalkOff && t.Closing == null, cancellation);
        IsOffInCalendar = (request.Talk.IsCancelled || Standing != Standing.Speaks) && !request.Talk.IsOver(Now) && await db.SaidYesOnceAsync(id, cancellation);
        Note = request.Invitation.SealedNote is { } note
            ? await vault.OpenAsync(request.Invitation.ParticipantId, request.Invitation.NotePurpose, note, cancellation) : null;
        return true;
    }
}
