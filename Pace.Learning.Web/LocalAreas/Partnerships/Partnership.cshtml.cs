using System.ComponentModel.DataAnnotations;
using Pace.Learning.Web.LocalAreas.Manage;

namespace Pace.Learning.Web.LocalAreas.Partnerships;

/// <summary>A partnership of several areas: a new one, or one to change.</summary>
[OnlyFor(Roles.Admin)]
internal sealed class PartnershipModel(AreaDirectory areas, Partnerships partnerships, TimeProvider time) : PageModel
{
    private const int Fewest = 2;

    [BindProperty]
    public PartnershipForm Input { get; set; } = new();

    /// <summary>The one to change; <c>null</c>: a new one.</summary>
    public Area? Area { get; private set; }

    public IReadOnlyList<IGrouping<string, Area>> Regions { get; private set; } = [];

    public DateOnly Today => LondonTime.DayOf(time.GetUtcNow().UtcDateTime);

    public static string UrlOf(Area area) => $"{ManageAreasModel.Address}/partnerships/{area.Slug}";

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
        {
            return NotFound();
        }
        if (Area is { } area)
        {
            var members = area.MemberIds.ToHashSet();
            Input = new PartnershipForm
            {
                Name = area.Name,
                Members = [.. Regions.SelectMany(r => r).Where(a => members.Contains(a.Id)).Select(a => a.Slug)],
                Since = area.StartedOn is { } since ? DateFields.From(since) : new(),
                Until = area.EndedOn is { } until ? DateFields.From(until) : new(),
            };
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
        {
            return NotFound();
        }
        var members = Regions.SelectMany(r => r).Where(a => Input.Members.Contains(a.Slug)).ToList();
        if (members.Count < Fewest)
        {
            ModelState.AddModelError("Input.Members", "Choose at least two areas");
        }
        if (Input.Since.IsEmpty)
        {
            ModelState.AddModelError("Input.Since.Day", "Enter the day from which they work together");
        }
        if (Input.Since.Date is { } from && Input.Until.Date is { } to && to <= from)
        {
            ModelState.AddModelError("Input.Until.Day", "Enter a day after the first one, or leave it empty");
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var said = new SaidPartnership(Input.Name!, [.. members.Select(a => a.Id)], Input.Since.Date!.Value, Input.Until.Date);
        var by = User.RequiredPersonId;
        var (saved, refusal) = Area is { } area
            ? (area.Slug, await partnerships.ChangeAsync(area.Id, said, by, cancellation))
            : await partnerships.AddAsync(said, by, cancellation);
        if (refusal is not null)
        {
            ModelState.AddModelError(refusal.Field, refusal.Words);
            return Page();
        }
        this.Notify("The partnership is saved.");
        return Redirect($"{ManageAreasModel.Address}/{saved}");
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken cancellation)
    {
        var all = await areas.AllAsync(cancellation);
        Area = all.FirstOrDefault(a => a.IsPartnership && a.Slug == slug);
        var members = Area?.MemberIds.ToHashSet() ?? [];
        Regions = [.. all.Where(a => !a.IsPartnership && (a.EndedOn is null || a.EndedOn > Today || members.Contains(a.Id))).GroupBy(a => a.Region).OrderBy(g => g.Key, StringComparer.Ordinal)];
        return Area is not null || slug == "new";
    }

    /// <summary>A partnership.</summary>
    internal sealed class PartnershipForm
    {
        [Required(ErrorMessage = "Enter a name")]
        [AtMost(LocalArea.NameLength)]
        [PlainName]
        public string? Name { get; set; }

        public List<string> Members { get; set; } = [];

        public DateFields Since { get; set; } = new();

        public DateFields Until { get; set; } = new();
    }
}
