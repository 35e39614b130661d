using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.LocalAreas.Leads.Requests;

/// <summary>Who asks to act for an area: those that wait first, the oldest on top.</summary>
[OnlyFor(Roles.Admin)]
internal sealed class RequestsModel(PersonDirectory people, PaceDbContext db) : PageModel
{
    public const string Address = "/manage/areas/requests";

    private const int Shown = 50;

    public IReadOnlyList<Row> Waiting { get; private set; } = [];

    public IReadOnlyList<Row> Decided { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Waiting = await RowsAsync(db.AreaLeads.Where(l => l.Decision == null && l.OpenKey != null).OrderBy(l => l.AskedAt), cancellation);
        Decided = await RowsAsync(db.AreaLeads.Where(l => l.Decision != null).OrderByDescending(l => l.Decision!.At).Take(Shown), cancellation);
    }

    private async Task<IReadOnlyList<Row>> RowsAsync(IQueryable<AreaLead> leads, CancellationToken cancellation)
    {
        var areas = db.LocalAreas;
        var rows = await leads.AsNoTracking().Select(l => new { Lead = l, Area = areas.Where(a => a.Id == l.AreaId).Select(a => a.Name).First() }).ToListAsync(cancellation);
        var known = await people.OfAsync([.. rows.Select(r => r.Lead.PersonId)], cancellation);
        return [.. rows.Select(r => new Row(r.Lead, known[r.Lead.PersonId].Name, r.Area))];
    }

    /// <summary>A request.</summary>
    internal sealed record Row(AreaLead Lead, string Name, string Area);
}
