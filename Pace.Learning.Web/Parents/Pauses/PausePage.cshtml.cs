using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.Pauses;

/// <summary>
/// A pause begins with one tap, from anywhere in the area. Who has said yes to something that it would end is told what becomes of that first, and taps once more.
/// A day for its end can be set afterwards.
/// </summary>
[OnlyFor(Roles.Parent)]
internal sealed class PausePageModel(PaceDbContext db, PauseRecorder pauses, TimeProvider time) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/taking-part/pause";

    /// <summary>Lengths to choose by one tap.</summary>
    public static IReadOnlyList<(int Weeks, string Length)> Lengths { get; } = [(2, "2 weeks"), (4, "4 weeks"), (13, "3 months")];

    /// <summary>A day for the end.</summary>
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>What a pause would end.</summary>
    public IReadOnlyList<PauseOutcome> Outcomes { get; private set; } = [];

    public bool IsPaused { get; private set; }

    public DateTime? Until { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant)
        {
            return NotFound();
        }
        await ShowAsync(participant, cancellation);
        return Page();
    }

    /// <summary>Begins it, unless it would end something that the page before this tap didn't speak of.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] List<Guid> told, [FromForm] int? weeks, CancellationToken cancellation)
    {
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant)
        {
            return NotFound();
        }
        DateTime? end = Lengths.Any(l => l.Weeks == weeks) ? LondonTime.StartOf(LondonTime.DayOf(Now).AddDays(7 * weeks!.Value)) : null;
        if (participant.IsPausedAt(Now) || await pauses.BeginAsync(participant.Id, end, told, User.RequiredPersonId, cancellation))
        {
            this.Notify(told.Count == 0 ? "You are on a pause. No one will ask you for a thing."
                : "You are on a pause. No one will ask you for a thing. The trainer knows that you do not speak. They do not know why.");
        }
        return Redirect(Address);
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellation)
    {
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant)
        {
            return NotFound();
        }
        await pauses.EndAsync(participant.Id, User.RequiredPersonId, cancellation);
        this.Notify("Your pause has ended. Good to have you back.");
        return Redirect("/taking-part");
    }

    public async Task<IActionResult> OnPostUntilAsync(CancellationToken cancellation)
    {
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant)
        {
            return NotFound();
        }
        DateTime? end = Input.Until.Date is { } day ? LondonTime.StartOf(day) : null;
        if (Input.Until.IsEmpty)
        {
            ModelState.AddModelError("Input.Until.Day", "Enter the day");
        }
        if (end <= Now)
        {
            ModelState.AddModelError("Input.Until.Day", "Choose a day that is still to come");
        }
        if (!ModelState.IsValid)
        {
            await ShowAsync(participant, cancellation);
            return Page();
        }
        // It may have ended by itself since the page was opened: then it is a new one.
        if (await pauses.BeginAsync(participant.Id, end, [], User.RequiredPersonId, cancellation))
        {
            this.Notify($"Your pause ends on {LondonTime.Long(end!.Value)}.");
        }
        return Redirect(Address);
    }

    private async Task ShowAsync(Participant participant, CancellationToken cancellation)
    {
        (IsPaused, Until) = (participant.IsPausedAt(Now), participant.Pause?.Until);
        Outcomes = IsPaused ? [] : await pauses.OutcomesAsync(participant.Id, cancellation);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The form.</summary>
    public sealed class InputModel
    {
        /// <summary>The first day without the pause.</summary>
        public DateFields Until { get; set; } = new();
    }
}
