using System.Globalization;
using Pace.Learning.Web.LocalAreas.Coverage;

namespace Pace.Learning.Web.LocalAreas.MyArea;

/// <summary>How many staff each agency has at each level.</summary>
[NotForParents]
internal sealed class StaffModel(AreaAccess access, AreaDirectory areas, StaffCounts saying, PaceDbContext db) : PageModel
{
    [BindProperty]
    public StaffForm Input { get; set; } = new();

    public Area Area { get; private set; } = null!;

    public IReadOnlyList<AreaAgency> Agencies { get; private set; } = [];

    public static string UrlOf(Area area) => $"/area/staff?area={area.Slug}";

    public async Task<IActionResult> OnGetAsync(string? area, CancellationToken cancellation)
    {
        if (!await LoadAsync(area, cancellation))
        {
            return NotFound();
        }
        Input = await StoredAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? area, CancellationToken cancellation)
    {
        if (!await LoadAsync(area, cancellation))
        {
            return NotFound();
        }
        var said = Read();
        if (ModelState.IsValid && await saying.SayAsync(Area.Id, said, User.RequiredPersonId, cancellation) is { } refusal)
        {
            // What was typed stays; what it is compared with is what is stored now.
            ModelState.Clear();
            ModelState.AddModelError(refusal.Field, refusal.Words);
            var stored = await StoredAsync(cancellation);
            foreach (var row in Input.Rows)
            {
                row.Revision = stored.Rows.Find(r => r.Agency == row.Agency && r.Level == row.Level)?.Revision ?? 0;
            }
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        this.Notify("The numbers are saved.");
        return Redirect(MyAreaModel.UrlOf(Area));
    }

    /// <summary>The row of the form for an agency and level; -1: there is none.</summary>
    public int IndexOf(Guid agency, WorkforceLevel level) => Input.Rows.FindIndex(r => r.Agency == agency && r.Level == level);

    private List<SaidStaff> Read()
    {
        List<SaidStaff> said = [];
        foreach (var (i, row) in Input.Rows.Index())
        {
            var typed = row.Number?.Trim().Replace(",", "", StringComparison.Ordinal);
            if (string.IsNullOrEmpty(typed))
            {
                said.Add(new SaidStaff(row.Agency, row.Level, null, row.Revision));
            }
            else if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= StaffCount.Most)
            {
                said.Add(new SaidStaff(row.Agency, row.Level, number, row.Revision));
            }
            else
            {
                var agency = Agencies.FirstOrDefault(a => a.Id == row.Agency)?.Name;
                ModelState.AddModelError($"Input.Rows[{i}].Number", $"{agency}, {row.Level.Title.ToLowerInvariant()}: enter a whole number up to {StaffCount.Most:N0}, or leave it empty");
            }
        }
        return said;
    }

    private async Task<bool> LoadAsync(string? area, CancellationToken cancellation)
    {
        if (await access.OpenAsync(User, area, cancellation) is not { } found)
        {
            return false;
        }
        Area = found;
        Agencies = [.. (await areas.AgenciesAsync(found.Id, cancellation)).Where(a => a.AreaId == found.Id)];
        return true;
    }

    private async Task<StaffForm> StoredAsync(CancellationToken cancellation)
    {
        var ids = Agencies.Select(a => a.Id).ToList();
        var known = await db.StaffCounts.AsNoTracking().Where(s => ids.Contains(s.AgencyId)).ToDictionaryAsync(s => (s.AgencyId, s.Level), cancellation);
        return new StaffForm
        {
            Rows = [.. Agencies.SelectMany(a => WorkforceLevels.All.Select(level =>
            {
                var stored = known.GetValueOrDefault((a.Id, level));
                return new StaffRow { Agency = a.Id, Level = level, Number = stored?.Number?.ToString(CultureInfo.InvariantCulture), Revision = stored?.Revision ?? 0 };
            }))],
        };
    }

    /// <summary>All numbers.</summary>
    internal sealed class StaffForm
    {
        public List<StaffRow> Rows { get; set; } = [];
    }

    /// <summary>One number.</summary>
    internal sealed class StaffRow
    {
        public Guid Agency { get; set; }

        public WorkforceLevel Level { get; set; }

        public string? Number { get; set; }

        public int Revision { get; set; }
    }
}
