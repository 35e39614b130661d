using System.ComponentModel.DataAnnotations;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.Events.Manage;

/// <summary>The manager sets dates, sees who comes, writes down what came of it.</summary>
[OnlyFor(Roles.ParticipationManager, Roles.StandIn)]
internal sealed class ManageEventsModel(PaceDbContext db, ParticipantNames names, TimeProvider time) : PageModel
{
    public const string Address = "/manage/participation/together";

    [BindProperty]
    public GatheringForm Input { get; set; } = new();

    public IReadOnlyList<(ParentEvent ParentEvent, IReadOnlyList<string> Names)> All { get; private set; } = [];

    /// <summary>Notes that are too long to be kept, as they were typed, and of which date.</summary>
    public (Guid? Of, string? Text) Refused { get; private set; }

    public DateTime Now { get; } = time.GetUtcNow().UtcDateTime;

    public static IReadOnlyList<Choice> Kinds { get; } = [.. Enum.GetValues<ParentEventKind>().Select(k => new Choice(k.ToString(), ParentEvent.TitleOf(k)))];

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ModelState.Add(nameof(Input), DayAndTime.Check(Input.Day, Input.Time, Now, "18:30"));
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellation);
            return Page();
        }
        db.ParentEvents.Add(new ParentEvent(Input.Kind, Input.Day.At(Input.Time)!.Value, Input.Place, Input.About, User.RequiredPersonId, Now));
        await db.SaveChangesAsync(cancellation);
        this.Notify("The date is set. Parents see it in their area.");
        return Redirect(Address);
    }

    public async Task<IActionResult> OnPostNotesAsync(Guid id, string? notes, CancellationToken cancellation)
    {
        if (TextLimit.Check("", notes, ParentEvent.TextLength) is { } refusal)
        {
            ModelState.Clear();
            ModelState.AddModelError($"notes-{id}", refusal.Words);
            Refused = (id, notes);
            await LoadAsync(cancellation);
            return Page();
        }
        if (await db.ParentEvents.SingleOrDefaultAsync(g => g.Id == id, cancellation) is not { } gathering)
        {
            return NotFound();
        }
        gathering.Write(notes);
        await db.SaveChangesAsync(cancellation);
        this.Notify("Kept.");
        return Redirect(Address);
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var since = Now.AddMonths(-3);
        var dates = await db.ParentEvents.AsNoTracking().Where(g => g.StartsAt > since).OrderBy(g => g.StartsAt).ToListAsync(cancellation);
        var attending = (await db.ParentEventAttendances.AsNoTracking().ToListAsync(cancellation)).ToLookup(s => s.GatheringId, s => s.ParticipantId);
        var known = await names.OfAsync([.. attending.SelectMany(s => s).Distinct()], cancellation);
        All = [.. dates.Select(g => (g, (IReadOnlyList<string>)[.. attending[g.Id].Where(known.ContainsKey).Select(p => known[p]).Order()]))];
    }

    /// <summary>A new date.</summary>
    internal sealed class GatheringForm
    {
        public ParentEventKind Kind { get; set; } = ParentEventKind.OpenGroup;

        public DateFields Day { get; set; } = new();

        public string? Time { get; set; }

        [Required(ErrorMessage = "Say where, or that it is online")]
        [AtMost(ParentEvent.PlaceLength)]
        [PlainName]
        public string Place { get; set; } = "";

        [Required(ErrorMessage = "Say what it is about")]
        [AtMost(ParentEvent.TextLength)]
        public string About { get; set; } = "";
    }
}
