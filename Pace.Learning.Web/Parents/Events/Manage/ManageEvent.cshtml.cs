using System.ComponentModel.DataAnnotations;
using Pace.Learning.Web.Parents.Messages;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.Events.Manage;

/// <summary>One date for parents: who comes, another time or place, calling it off.</summary>
[OnlyFor(Roles.ParticipationManager, Roles.StandIn)]
internal sealed class ManageEventModel(PaceDbContext db, EventChanges changes, GroupMessages messages, ParticipantNames names, TimeProvider time) : PageModel
{
    [BindProperty]
    public MoveForm Input { get; set; } = new();

    public ParentEvent Gathering { get; private set; } = null!;

    public IReadOnlyList<string> Coming { get; private set; } = [];

    /// <summary>Those of them who hear of a change only from the manager.</summary>
    public IReadOnlyList<string> WithoutMail { get; private set; } = [];

    /// <summary>What was written to everybody who comes.</summary>
    public IReadOnlyList<SentMessage> Sent { get; private set; } = [];

    public DateTime Now { get; } = time.GetUtcNow().UtcDateTime;

    public static string Address(Guid id) => $"{ManageEventsModel.Address}/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        Input = new MoveForm { Day = DateFields.From(LondonTime.DayOf(Gathering.StartsAt)), Time = LondonTime.Clock(Gathering.StartsAt), Place = Gathering.Place };
        return Page();
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid id, CancellationToken cancellation)
    {
        var startsAt = Input.Day.At(Input.Time);
        if (ModelState.IsValid && startsAt is null)
        {
            ModelState.AddModelError("Input.Day", "Enter a date and a time that exist");
        }
        if (ModelState.IsValid && await changes.MoveAsync(id, startsAt!.Value, Input.Place, cancellation) is { } refusal)
        {
            ModelState.AddModelError(refusal.Field, refusal.Words);
        }
        return await AnswerAsync(id, "Changed. Everybody who has put their name down is told.", cancellation);
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (await changes.CancelAsync(id, cancellation) is { } refusal)
        {
            ModelState.AddModelError(refusal.Field, refusal.Words);
        }
        return await AnswerAsync(id, "It is off. Everybody who has put their name down is told.", cancellation);
    }

    private async Task<IActionResult> AnswerAsync(Guid id, string done, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        this.Notify(WithoutMail.Count == 0 ? done : $"{done} Please tell those who want no mail: {string.Join(", ", WithoutMail)}.");
        return Redirect(Address(id));
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.ParentEvents.AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, cancellation) is not { } gathering)
        {
            return false;
        }
        Gathering = gathering;
        Sent = await messages.AboutAsync(id, cancellation);
        var coming = await db.ParentEventAttendances.Where(a => a.GatheringId == id).Select(a => a.ParticipantId).ToListAsync(cancellation);
        var known = await names.OfAsync(coming, cancellation);
        Coming = [.. known.Values.Order()];
        WithoutMail = [.. (await changes.WithoutMailAsync(coming, cancellation)).Where(known.ContainsKey).Select(p => known[p]).Order()];
        return true;
    }

    /// <summary>Another time or place.</summary>
    internal sealed class MoveForm
    {
        public DateFields Day { get; set; } = new();

        [Required(ErrorMessage = "Enter the time, such as 18:30")]
        public string Time { get; set; } = "";

        [Required(ErrorMessage = "Say where, or that it is online")]
        [AtMost(ParentEvent.PlaceLength)]
        [PlainName]
        public string Place { get; set; } = "";
    }
}
