using Pace.Learning.Web.Talks.Ask;
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

    /// <summary>Whether somebody said yes to this day, as far as the trainer may know.</summary>
    public bool HasYes => Speakers.Names.Count > 0 || Speakers.HasParentStandingBy;

    public bool IsOver => Talk.IsOver(Now);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        Input = new MoveForm { Day = DateFields.From(Talk.Day), Time = LondonTime.Clock(Talk.StartsAt), Where = Talk.IsOnline ? "online" : "place", Place = Talk.Place, Region = Talk.Region };
        return Page();
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        ModelState.Add(nameof(Input), DayAndTime.Check(Input.Day, Input.Time, Now, "10:30"));
        ModelState.Add(nameof(Input), TalkForm.CheckPlace(Input.Where, Input.Place, Input.Region));
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var hadYes = HasYes;
        if (await changes.MoveAsync(id, Input.Day.At(Input.Time)!.Value, User.RequiredPersonId, cancellation, TalkPlace.Of(Input.Where != "place", Input.Place, Input.Region)) is { } refusal)
        {
            ModelState.AddModelError("Input.Day", refusal.Words);
            return Page();
        }
        this.Notify(hadYes ? "Moved. Everybody who had said yes is asked again." : "Moved.");
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
        this.Notify("Cancelled. If parents were asked, they are told.");
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

    /// <summary>Another day or place.</summary>
    internal sealed class MoveForm
    {
        public DateFields Day { get; set; } = new();

        public string? Time { get; set; }

        public string Where { get; set; } = "online";

        [AtMost(Talk.LineLength, What = "A place")]
        public string? Place { get; set; }

        public string? Region { get; set; }
    }
}
