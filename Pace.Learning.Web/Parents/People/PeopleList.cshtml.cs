using Microsoft.AspNetCore.Mvc.Rendering;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Parents.People;

/// <summary>Parents by chosen name, found by what staff look for. The address says what was looked for, so that it can be kept.</summary>
[OnlyFor(Roles.ParticipationManager, Roles.SafeguardingOfficer)]
internal sealed class PeopleListModel(PaceDbContext db, PeopleSearch search, AreaLooks looks, AreaDirectory directory, IEnumerable<IPeopleFilter> others, TimeProvider time) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/manage/participation/people";

    [BindProperty(SupportsGet = true)]
    public PeopleFilter Filter { get; set; } = new();

    [BindProperty(Name = "number", SupportsGet = true)]
    public int Number { get; set; } = 1;

    public FoundParents Found { get; private set; } = null!;

    public int Here { get; private set; }

    public int Paused { get; private set; }

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> Also { get; } = [.. others.Select(o => (o.Key, o.Label))];

    public string PageUrl(int number) => Filter.Url(Address, number);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        ModelState.Clear();
        Filter.Text = Filter.Text?.Length > PeopleFilter.TextLength ? Filter.Text[..PeopleFilter.TextLength] : Filter.Text;
        var areas = (await directory.AllAsync(cancellation)).Where(a => !a.IsPartnership).ToList();
        var area = areas.Find(a => a.Slug == Filter.Area);
        Filter.Area = area?.Slug;
        Areas = [new("Any area", ""), .. AreaChoices.ByRegion(areas, Filter.Area)];
        Here = await db.Participants.CountAsync(p => p.Erasure == null, cancellation);
        Paused = await db.Participants.CountAsync(p => p.Erasure == null && p.Pause != null && (p.Pause.Until == null || p.Pause.Until > now), cancellation);
        Found = await search.FindAsync(Filter, area?.Id, Number, cancellation);
        if (area is not null)
        {
            await looks.NoteAsync(User, [.. Found.Rows.Select(r => r.Id)], cancellation);
        }
    }

    /// <summary>What they would like to do, in a line that a table can hold.</summary>
    public static string Wishes(Activities wanted)
    {
        var all = PreferenceLabels.Flags(wanted).ConvertAll(a => PreferenceLabels.Of(PreferenceLabels.Activities, a));
        return all.Count == 0 ? "Not said yet" : all.Count <= 2 ? string.Join("; ", all) : $"{all[0]}; {all[1]}; and {all.Count - 2} more";
    }
}
