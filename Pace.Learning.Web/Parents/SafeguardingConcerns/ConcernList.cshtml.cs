using Microsoft.AspNetCore.Mvc.Rendering;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.SafeguardingConcerns;

/// <summary>What the DSO has been told, what is most urgent first, and who stands in for them.</summary>
[OnlyFor(Roles.SafeguardingOfficer)]
internal sealed class ConcernListModel(
    PaceDbContext db, PersonDirectory people, ParticipantNames names, ConcernDeputies deputies, IOptions<SafeguardingOptions> options) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/manage/worries";

    private const int MostClosed = 200;

    /// <summary>Whom to name.</summary>
    [BindProperty]
    public DeputyForm Deputy { get; set; } = new();

    public IReadOnlyList<Row> Open { get; private set; } = [];

    public IReadOnlyList<Row> Closed { get; private set; } = [];

    public IReadOnlyList<(ConcernDeputy Deputy, string Name)> Deputies { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Staff { get; private set; } = [];

    /// <summary>The last day on which who looks stands in; <c>null</c> for the officer, who names them.</summary>
    public DateOnly? StandsInUntil { get; private set; }

    public string KeptFor => options.Value.KeptFor;

    public Task OnGetAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        return LoadAsync(cancellation);
    }

    public async Task<IActionResult> OnPostDeputyAsync(CancellationToken cancellation)
    {
        if (await StandsInAsync(cancellation) is not null)
        {
            return NotFound();
        }
        if (ModelState.IsValid && await deputies.NameAsync(Deputy.PersonId, Deputy.Until.Date, User.RequiredPersonId, cancellation) is { } refusal)
        {
            ModelState.AddModelError(refusal.Field, refusal.Words);
        }
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellation);
            return Page();
        }
        this.Notify($"They stand in for you until {LondonTime.LongDay(Deputy.Until.Date!.Value)}. If they are signed in now, they must sign in again.");
        return Redirect(Address);
    }

    public async Task<IActionResult> OnPostEndDeputyAsync(Guid id, CancellationToken cancellation)
    {
        if (await StandsInAsync(cancellation) is not null)
        {
            return NotFound();
        }
        await deputies.EndAsync(id, User.RequiredPersonId, cancellation);
        this.Notify("They don’t stand in for you any more.");
        return Redirect(Address);
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var open = await db.SafeguardingConcerns.AsNoTracking().Where(w => w.Closing == null).ToListAsync(cancellation);
        var closed = await db.SafeguardingConcerns.AsNoTracking().Where(w => w.Closing != null).OrderByDescending(w => w.RaisedAt).Take(MostClosed).ToListAsync(cancellation);
        var from = await FromAsync(db, names, people, [.. open, .. closed], cancellation);
        Open = [.. open.OrderBy(w => w.State).ThenBy(w => w.Urgency).ThenBy(w => w.RaisedAt).Select(w => new Row(w, from(w)))];
        Closed = [.. closed.Select(w => new Row(w, from(w)))];
        Deputies = await deputies.NowAsync(cancellation);
        StandsInUntil = await StandsInAsync(cancellation);
        Staff = [new("", ""), .. (await deputies.EligibleAsync(User.RequiredPersonId, cancellation)).Select(p => new SelectListItem(p.Name, $"{p.Id}"))];
    }

    private async Task<DateOnly?> StandsInAsync(CancellationToken cancellation) =>
        (await deputies.NowAsync(cancellation)).Where(d => d.Deputy.PersonId == User.PersonId && !d.Deputy.HadRole).Select(d => (DateOnly?)d.Deputy.Until).FirstOrDefault();

    /// <summary>From whom each is, as the DSO reads it.</summary>
    internal static async Task<Func<SafeguardingConcern, string>> FromAsync(
        PaceDbContext db, ParticipantNames names, PersonDirectory people, IReadOnlyList<SafeguardingConcern> concerns, CancellationToken cancellation)
    {
        var chosen = await names.OfAsync([.. concerns.Select(w => w.ParticipantId).OfType<Guid>().Distinct()], cancellation);
        var staff = await people.OfAsync([.. concerns.Select(w => w.RaisedBy).OfType<Guid>().Distinct()], cancellation);
        return w => w.IsFromParent
            ? w.ParticipantId is { } id && chosen.TryGetValue(id, out var name) ? name : "a parent whose data was erased"
            : staff.GetValueOrDefault(w.RaisedBy ?? default)?.Name ?? "a former member of staff";
    }

    /// <summary>One worry of the list.</summary>
    public sealed record Row(SafeguardingConcern Concern, string From);

    /// <summary>Whom to name, until when.</summary>
    public sealed class DeputyForm
    {
        /// <summary>Who.</summary>
        public Guid? PersonId { get; set; }

        /// <summary>The last day.</summary>
        public DateFields Until { get; set; } = new();
    }
}
