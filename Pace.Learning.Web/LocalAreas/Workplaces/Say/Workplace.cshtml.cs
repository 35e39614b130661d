using Microsoft.AspNetCore.Mvc.Rendering;

namespace Pace.Learning.Web.LocalAreas.Workplaces.Say;

/// <summary>Where a learner works: first the area, then the agency and level.</summary>
[NotForParents]
internal sealed class WorkplaceModel(WorkplaceRecorder saying, AreaDirectory areas, PaceDbContext db, TimeProvider time) : PageModel
{
    public const string Address = "/account/workplace";

    private static readonly DateOnly Earliest = new(1950, 1, 1);

    [BindProperty]
    public WorkplaceForm Input { get; set; } = new();

    /// <summary>The area that was chosen in the first step.</summary>
    public Area? Chosen { get; private set; }

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Agencies { get; private set; } = [];

    public IReadOnlyList<Said> History { get; private set; } = [];

    public static IReadOnlyList<Choice> Levels { get; } =
        [.. WorkforceLevels.All.Reverse().Select(l => new Choice(l.ToString(), l.Title, l switch
        {
            WorkforceLevel.FrontlineStaff => "You meet children and families in your work.",
            WorkforceLevel.OperationalManagers => "You run a team or a service.",
            _ => "You set direction and budgets.",
        }))];

    private DateOnly Today => LondonTime.DayOf(time.GetUtcNow().UtcDateTime);

    public async Task<IActionResult> OnGetAsync(string? area, CancellationToken cancellation)
    {
        await LoadAsync(area, cancellation);
        if (area is { Length: > 0 } && Chosen is null)
        {
            return NotFound();
        }
        Input.Since = DateFields.From(Today);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? area, CancellationToken cancellation)
    {
        await LoadAsync(area, cancellation);
        if (Chosen is null)
        {
            return NotFound();
        }
        var agency = await AgencyAsync(cancellation);
        if (agency is null)
        {
            ModelState.AddModelError("Input.Agency", "Choose the agency that you work for");
        }
        if (Input.Level is null)
        {
            ModelState.AddModelError("Input.Level", "Choose the level that fits your work best");
        }
        if (Input.Since.Date is not { } since)
        {
            if (Input.Since.IsEmpty)
            {
                ModelState.AddModelError("Input.Since.Day", "Enter the day from which you work there");
            }
        }
        else if (since > Today || since < Earliest)
        {
            ModelState.AddModelError("Input.Since.Day", "Enter a day that is not in the future");
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        await saying.SayAsync(User.RequiredPersonId, new SaidWorkplace(Chosen.Id, agency!.Value.Id, agency.Value.Kind, Input.Level!.Value, Input.Since.Date!.Value), cancellation);
        this.Notify("Thank you. It is saved.");
        return Redirect(Address);
    }

    public async Task<IActionResult> OnPostStopAsync(CancellationToken cancellation)
    {
        await saying.StopAsync(User.RequiredPersonId, Today, cancellation);
        this.Notify("It is saved: you are not counted any more.");
        return Redirect(Address);
    }

    private async Task<(Guid? Id, AgencyKind Kind)?> AgencyAsync(CancellationToken cancellation)
    {
        if (Guid.TryParse(Input.Agency, out var id))
        {
            return (await areas.AgenciesAsync(Chosen!.Id, cancellation)).FirstOrDefault(a => a.Id == id) is { } listed ? (listed.Id, listed.Kind) : null;
        }
        return Enum.TryParse<AgencyKind>(Input.Agency, out var kind) && Enum.IsDefined(kind) ? (null, kind) : null;
    }

    private async Task LoadAsync(string? slug, CancellationToken cancellation)
    {
        var all = await areas.AllAsync(cancellation);
        // People work for one authority's area; a partnership counts its members' people.
        var there = all.Where(a => !a.IsPartnership && a.IsThereOn(Today)).ToList();
        Chosen = there.Find(a => a.Slug == slug);
        Areas = AreaChoices.Of(there, slug);
        if (Chosen is not null)
        {
            Agencies = AreaChoices.Agencies(await areas.AgenciesAsync(Chosen.Id, cancellation), new SelectListItem("Choose an agency", ""));
        }
        var names = all.ToDictionary(a => a.Id, a => a.Name);
        var person = User.RequiredPersonId;
        History = [.. (await db.Workplaces.AsNoTracking().Where(w => w.PersonId == person).OrderByDescending(w => w.SaidAt)
            .Select(w => new { Workplace = w, Agency = db.Set<Agency>().Where(a => a.Id == w.AgencyId).Select(a => a.Name).FirstOrDefault() }).ToListAsync(cancellation))
            .Select(w => new Said(w.Workplace, names[w.Workplace.AreaId], w.Agency ?? w.Workplace.AgencyKind.Words))];
    }

    /// <summary>Something that they said.</summary>
    internal sealed record Said(Workplace Workplace, string Area, string Agency);

    /// <summary>What they say now.</summary>
    internal sealed class WorkplaceForm
    {
        public string? Agency { get; set; }

        public WorkforceLevel? Level { get; set; }

        public DateFields Since { get; set; } = new();
    }
}
