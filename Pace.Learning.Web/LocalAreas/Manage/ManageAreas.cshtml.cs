using Microsoft.AspNetCore.Mvc.Rendering;

namespace Pace.Learning.Web.LocalAreas.Manage;

/// <summary>All areas for the staff who look after them; requests first.</summary>
[OnlyFor(Roles.Admin)]
internal sealed class ManageAreasModel(AreaDirectory areas, PaceDbContext db, TimeProvider time) : PageModel
{
    public const string Address = "/manage/areas";

    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true)]
    public AreaKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Ended { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Led { get; set; }

    public DateOnly Today => LondonTime.DayOf(time.GetUtcNow().UtcDateTime);

    public int Waiting { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds { get; } =
        [new("Every kind", ""), .. Enum.GetValues<AreaKind>().Select(k => new SelectListItem(k.Title, k.ToString()))];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var today = Today;
        Waiting = await db.AreaLeads.CountAsync(l => l.Decision == null && l.OpenKey != null, cancellation);
        var leads = await db.AreaLeads.Where(l => l.Decision!.How != null && l.End == null).GroupBy(l => l.AreaId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var agencies = await db.Agencies.Where(a => a.RemovedAt == null).GroupBy(a => a.AreaId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        Rows = [.. (await areas.AllAsync(cancellation))
            .Where(a => string.IsNullOrWhiteSpace(Name) || a.Name.Contains(Name.Trim(), StringComparison.OrdinalIgnoreCase) || string.Equals(a.Code, Name.Trim(), StringComparison.OrdinalIgnoreCase))
            .Where(a => (Kind is null || a.Kind == Kind) && (Ended || a.IsThereOn(today)) && (!Led || leads.ContainsKey(a.Id)))
            .Select(a => new Row(a, leads.GetValueOrDefault(a.Id), agencies.GetValueOrDefault(a.Id)))];
    }

    /// <summary>A line of the list.</summary>
    internal sealed record Row(Area Area, int Leads, int Agencies);
}
