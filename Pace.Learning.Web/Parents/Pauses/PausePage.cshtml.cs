using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.Pauses;

/// <summary>A pause begins with one tap, from anywhere in the area; a day for its end can be set afterwards.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class PausePageModel(PaceDbContext db, ParticipantLedger record, TimeProvider time) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/taking-part/pause";

    /// <summary>A day for the end.</summary>
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public bool IsPaused { get; private set; }

    public DateTime? Until { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant)
        {
            return NotFound();
        }
        Show(participant);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        ChangeAsync(p => p.PauseFrom(Now, null), "participant.paused", "You are on a pause. No one will ask you for a thing.", cancellation);

    public Task<IActionResult> OnPostEndAsync(CancellationToken cancellation) =>
        ChangeAsync(p => p.EndPause(), "participant.pause-ended", "Your pause has ended. Good to have you back.", cancellation);

    public async Task<IActionResult> OnPostUntilAsync(CancellationToken cancellation)
    {
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant)
        {
            return NotFound();
        }
        DateTime? end = Input.Until.Date is { } day ? LondonTime.StartOf(day) : null;
        if (ModelState.IsValid && end is null)
        {
            ModelState.AddModelError("Input.Until.Day", "Enter the day, such as 27 3 2027");
        }
        if (end <= Now)
        {
            ModelState.AddModelError("Input.Until.Day", "Choose a day that is still to come");
        }
        if (!ModelState.IsValid)
        {
            Show(participant);
            return Page();
        }
        return await ChangeAsync(p => p.PauseFrom(Now, end), "participant.paused", $"Your pause ends on {LondonTime.Long(end!.Value)}.", cancellation);
    }

    private async Task<IActionResult> ChangeAsync(Action<Participant> change, string act, string notice, CancellationToken cancellation)
    {
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant)
        {
            return NotFound();
        }
        change(participant);
        await record.AppendAsync(participant.Id, act, User.RequiredPersonId, cancellation);
        await db.SaveChangesAsync(cancellation);
        this.Notify(notice);
        return Redirect(participant.IsPausedAt(Now) ? Address : "/taking-part");
    }

    private void Show(Participant participant) => (IsPaused, Until) = (participant.IsPausedAt(Now), participant.Pause?.Until);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The form.</summary>
    public sealed class InputModel
    {
        /// <summary>The first day without the pause.</summary>
        public DateFields Until { get; set; } = new();
    }
}
