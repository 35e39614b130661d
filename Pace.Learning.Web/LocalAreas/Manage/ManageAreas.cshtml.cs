using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;

namespace Pace.Learning.Web.LocalAreas.Manage;

/// <summary>All areas for the staff who look after them; requests first.</summary>
[OnlyFor(Roles.Admin)]
internal sealed class ManageAreasModel(AreaDirectory areas, PaceDbContext db, TimeProvider time) : PageModel
{
    public const string Address = "/manage/areas";

    // More than this is searched, not read: the rest goes by letters.
    private const int OnOnePage = 50;

    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true)]
    public AreaKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Ended { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Led { get; set; }

    /// <summary>The first letter of the areas on this page, where there are too many for one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Letter { get; set; }

    public DateOnly Today => LondonTime.DayOf(time.GetUtcNow().UtcDateTime);

    public int Waiting { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>How many areas were found, on all pages.</summary>
    public int Found { get; private set; }

    /// <summary>The letters to go through, with how many areas each has; none when one page holds all.</summary>
    public IReadOnlyList<(string Letter, int Count)> Letters { get; private set; } = [];

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
        List<Row> found = [.. (await areas.AllAsync(cancellation))
            .Where(a => string.IsNullOrWhiteSpace(Name) || a.Name.Contains(Name.Trim(), StringComparison.OrdinalIgnoreCase) || string.Equals(a.Code, Name.Trim(), StringComparison.OrdinalIgnoreCase))
            .Where(a => (Kind is null || a.Kind == Kind) && (Ended || a.IsThereOn(today)) && (!Led || leads.ContainsKey(a.Id)))
            .Select(a => new Row(a, leads.GetValueOrDefault(a.Id), agencies.GetValueOrDefault(a.Id)))];
        Found = found.Count;
        Letters = Found <= OnOnePage ? [] : [.. found.GroupBy(r => LetterOf(r.Area)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count()))];
        Letter = Letters.Select(l => l.Letter).FirstOrDefault(l => l == Letter?.ToUpperInvariant()) ?? Letters.Select(l => l.Letter).FirstOrDefault();
        Rows = Letter is null ? found : found.FindAll(r => LetterOf(r.Area) == Letter);
    }

    /// <summary>The page of a letter, narrowed as this one is.</summary>
    public string UrlOf(string letter) => QueryHelpers.AddQueryString(Address, new Dictionary<string, string?>
    {
        [nameof(Name)] = Name, [nameof(Kind)] = Kind?.ToString(), [nameof(Led)] = Led ? "true" : null, [nameof(Ended)] = Ended ? "true" : null, [nameof(Letter)] = letter,
    }.Where(p => !string.IsNullOrEmpty(p.Value)));

    private static string LetterOf(Area area) => area.Name[..1].ToUpperInvariant();

    /// <summary>A line of the list.</summary>
    internal sealed record Row(Area Area, int Leads, int Agencies);
}
