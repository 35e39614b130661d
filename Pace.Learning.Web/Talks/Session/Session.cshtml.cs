using System.ComponentModel.DataAnnotations;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web.Talks.Session;

/// <summary>One session as its trainer sees it: what was asked for, who speaks by chosen name, whether a back-up is there. Nothing else.</summary>
[OnlyFor(Roles.Trainer)]
internal sealed class SessionModel(PaceDbContext db, Speakers speakers, TalkChanges changes, TimeProvider time) : PageModel
{
    [BindProperty]
    public MoveForm Input { get; set; } = new();

    public Talk Talk { get; private set; } = null!;

    public SpeakersOfTalk Speakers { get; private set; } = null!;

    public bool IsOver => Talk.IsOver(Now);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        Input = new MoveForm { Day = DateFields.From(Talk.Day), Time = LondonTime.Clock(Talk.StartsAt) };
        return Page();
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        var startsAt = Input.Day.At(Input.Time);
        if (ModelState.IsValid && startsAt is null)
        {
            ModelState.AddModelError("Input.Day", "Enter a date and a time that exist");
        }
        if (ModelState.IsValid && await changes.MoveAsync(id, startsAt!.Value, User.RequiredPersonId, cancellation) is { } refusal)
        {
            ModelState.AddModelError("Input.Day", refusal.Words);
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        this.Notify("Moved. Everybody who had said yes is asked again for the new day.");
        return Redirect(TalkAddresses.Trainer(id));
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        ModelState.Clear();
        if (await changes.CancelAsync(id, User.RequiredPersonId, cancellation) is { } refusal)
        {
            ModelState.AddModelError("", refusal.Words);
            return Page();
        }
        this.Notify("Cancelled. Parents who were asked are told.");
        return Redirect(TalkAddresses.Trainer(id));
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Talks.AsNoTracking().VisibleTo(User).SingleOrDefaultAsync(t => t.Id == id, cancellation) is not { } talk)
        {
            return false;
        }
        Talk = talk;
        Speakers = await speakers.OfAsync(talk, cancellation);
        return true;
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Another day.</summary>
    internal sealed class MoveForm
    {
        public DateFields Day { get; set; } = new();

        [Required(ErrorMessage = "Enter the time, such as 10:30")]
        public string Time { get; set; } = "";
    }
}
