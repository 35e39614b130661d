using System.ComponentModel.DataAnnotations;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.Events.Manage;

/// <summary>The manager sets dates, sees who comes, writes down what came of it.</summary>
[OnlyFor(Roles.ParticipationManager)]
internal sealed class ManageEventsModel(PaceDbContext db, ParticipantNames names, TimeProvider time) : PageModel
{
    public const string Address = "/manage/participation/together";

    [BindProperty]
    public GatheringForm Input { get; set; } = new();

    public IReadOnlyList<(ParentEvent ParentEvent, IReadOnlyList<string> Names)> All { get; private set; } = [];

    public DateTime Now { get; } = time.GetUtcNow().UtcDateTime;

    public static IReadOnlyList<Choice> Kinds { get; } = [.. Enum.GetValues<ParentEventKind>().Select(k => new Choice(k.ToString(), ParentEvent.TitleOf(k)))];

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var startsAt = Input.Day.At(Input.Time);
        if (ModelState.IsValid && (startsAt is null || startsAt <= Now))
        {
            ModelState.AddModelError("Input.Day", "Enter a date and a time that are still to come");
        }
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellation);
            return Page();
        }
        db.ParentEvents.Add(new ParentEvent(Input.Kind, startsAt!.Value, Input.Place, Input.About, User.RequiredPersonId, Now));
        await db.SaveChangesAsync(cancellation);
        this.Notify("The date is set. Parents see it in their area.");
        return Redirect(Address);
    }

    public Task<IActionResult> OnPostNotesAsync(Guid id, string? notes, CancellationToken cancellation) =>
        ChangeAsync(id, g => g.Write(notes?[..Math.Min(notes.Length, ParentEvent.TextLength)]), "Kept.", cancellation);

    public Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken cancellation) =>
        ChangeAsync(id, g => g.Cancel(Now), "It is off. Parents see that in their area.", cancellation);

    private async Task<IActionResult> ChangeAsync(Guid id, Action<ParentEvent> change, string notice, CancellationToken cancellation)
    {
        if (await db.ParentEvents.SingleOrDefaultAsync(g => g.Id == id, cancellation) is not { } gathering)
        {
            return NotFound();
        }
        change(gathering);
        await db.SaveChangesAsync(cancellation);
        this.Notify(notice);
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

        [Required(ErrorMessage = "Enter the time, such as 18:30")]
        public string Time { get; set; } = "";

        [Required(ErrorMessage = "Say where, or that it is online")]
        [AtMost(ParentEvent.PlaceLength)]
        public string Place { get; set; } = "";

        [Required(ErrorMessage = "Say what it is about")]
        [AtMost(ParentEvent.TextLength)]
        public string About { get; set; } = "";
    }
}
