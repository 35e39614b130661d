using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.Demo;
using Pace.Learning.Web.LocalAreas.Leads;

namespace Pace.Learning.Web.LocalAreas.MyArea;

/// <summary>What an area has: agencies, people who act for it, how many staff are trained.</summary>
[NotForParents]
internal sealed class MyAreaModel(
    AreaAccess access, AreaDirectory areas, AreaLeads leads, IAreaAgreements agreements, PersonDirectory people, PaceDbContext db, TimeProvider time) : PageModel
{
    public const string Address = "/area";

    public Area Area { get; private set; } = null!;

    public IReadOnlyList<Area> Others { get; private set; } = [];

    public IReadOnlyList<Area> Members { get; private set; } = [];

    public IReadOnlyList<AreaAgency> Agencies { get; private set; } = [];

    public IReadOnlyList<(string Name, DateTime Since)> Leads { get; private set; } = [];

    public AreaCoverage Coverage { get; private set; } = null!;

    /// <summary>What is being signed.</summary>
    public IReadOnlyList<AreaSigning> UnderWay { get; private set; } = [];

    /// <summary>What is in force.</summary>
    public IReadOnlyList<AreaAgreement> InForce { get; private set; } = [];

    /// <summary>The reader's own part; <c>null</c> for staff who look in.</summary>
    public Guid? OwnLead { get; private set; }

    public DateOnly Today => LondonTime.DayOf(time.GetUtcNow().UtcDateTime);

    public bool IsDemo { get; private set; }

    public static string UrlOf(Area area) => UrlOf(area.Slug);

    public static string UrlOf(string slug) => $"{Address}?area={slug}";

    public async Task<IActionResult> OnGetAsync(string? area, CancellationToken cancellation)
    {
        if (await access.OpenAsync(User, area, cancellation) is not { } found)
        {
            return NotFound();
        }
        Area = found;
        var reader = User.RequiredPersonId;
        Others = [.. (await areas.LedByAsync(reader, cancellation)).Where(a => a.Id != found.Id)];
        if (found.IsPartnership)
        {
            var members = found.MemberIds.ToHashSet();
            Members = [.. (await areas.AllAsync(cancellation)).Where(a => members.Contains(a.Id))];
        }
        Agencies = await areas.AgenciesAsync(found.Id, cancellation);
        Coverage = await areas.CoverageAsync(found.Id, cancellation);
        UnderWay = await agreements.UnderWayAsync(found.Id, cancellation);
        InForce = await agreements.InForceAsync(found.Id, cancellation);
        var acting = await db.AreaLeads.AsNoTracking().Where(l => l.AreaId == found.Id && l.Decision!.How != null && l.End == null).OrderBy(l => l.AskedAt)
            .Select(l => new { l.Id, l.PersonId, l.Decision!.At }).ToListAsync(cancellation);
        var known = await people.OfAsync([.. acting.Select(l => l.PersonId)], cancellation);
        Leads = [.. acting.Select(l => (known[l.PersonId].Name, l.At))];
        OwnLead = acting.Find(l => l.PersonId == reader)?.Id;
        IsDemo = acting.Exists(l => known[l.PersonId].Email == DemoPeople.Email(Roles.AreaLead));
        return Page();
    }

    public async Task<IActionResult> OnPostStandDownAsync(string? area, Guid id, CancellationToken cancellation)
    {
        if (await access.OpenAsync(User, area, cancellation) is not { } found || await leads.StandDownAsync(id, User.RequiredPersonId, cancellation) is not null)
        {
            return NotFound();
        }
        this.Notify($"You no longer act for {found.Name}. Thank you for what you did.");
        return Redirect(Pace.Learning.Web.LocalAreas.Leads.Ask.AskModel.Address);
    }
}
