using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.Demo;
using Pace.Learning.Web.Courses.Demo;
using Pace.Learning.Web.LocalAreas.Coverage;
using Pace.Learning.Web.LocalAreas.Data;
using Pace.Learning.Web.LocalAreas.Workplaces;

namespace Pace.Learning.Web.LocalAreas.Demo;

/// <summary>
/// For Development and trials: the demo lead acts for Calderdale, with invented agencies and staff. Nothing of it says anything about the real place, and
/// the area's page says so.
/// </summary>
internal static class DemoAreas
{
    private const string Slug = "calderdale";

    private static readonly (AgencyKind Kind, string Name, int[] Staff)[] Agencies =
    [
        (AgencyKind.Council, "Demo children’s services", [4, 18, 120]),
        (AgencyKind.Police, "Demo police team", [2, 9, 64]),
        (AgencyKind.Health, "Demo hospital trust", [6, 25, 310]),
        (AgencyKind.Voluntary, "Demo youth project", [1, 3, 14]),
    ];

    // How many people of each agency say where they work, all of them frontline staff, and how many of those are trained.
    private static readonly (int People, int Trained)[] Workers = [(9, 7), (6, 5), (3, 2), (0, 0)];

    public static async Task SeedAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<PaceDbContext>();
        await AreaImport.BringInAsync(db, AreaList.Areas);
        var people = services.GetRequiredService<PersonDirectory>();
        if (await db.AreaLeads.AnyAsync() || await people.FindByEmailAsync(DemoPeople.Email(Roles.AreaLead)) is not { } lead
            || await people.FindByEmailAsync(DemoPeople.Email(Roles.Admin)) is not { } admin)
        {
            return;
        }
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var area = LocalArea.IdOf(Slug);
        var acting = new AreaLead(area, lead.Id, "Partnership manager", "Demo children’s services", "I run the safeguarding partnership’s business unit.", now);
        acting.Verify(admin.Id, VerifiedHow.PublishedNumber, null, now);
        db.AreaLeads.Add(acting);
        var library = services.GetRequiredService<PublishedContent>().Library;
        var courses = services.GetRequiredService<IOptions<CoverageRequirement>>().Value.Groups.Values.SelectMany(group => group.Take(1)).Distinct().ToList();
        foreach (var ((kind, name, staff), (count, trained)) in Agencies.Zip(Workers))
        {
            var agency = new Agency(area, kind, name, now);
            db.Agencies.Add(agency);
            db.StaffCounts.AddRange(WorkforceLevels.All.Zip(staff, (level, number) => new StaffCount(agency.Id, level, number, lead.Id, now)));
            for (var i = 0; i < count; i++)
            {
                AddWorker(db, library, agency, $"worker-{kind.ToString().ToLowerInvariant()}-{i:00}", i < trained ? courses : [], now);
            }
        }
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private static void AddWorker(PaceDbContext db, ContentLibrary library, Agency agency, string name, IReadOnlyList<string> completed, DateTime now)
    {
        var person = DemoPeople.Add(db, name, "Demo worker", now);
        var workplace = new Workplace(person, agency.AreaId, agency.Id, agency.Kind, WorkforceLevel.FrontlineStaff, DateOnly.FromDateTime(now), now);
        foreach (var course in completed)
        {
            DemoCompletions.Add(db, library, person, course, WorkforceLevel.FrontlineStaff, now);
            workplace.Train(now);
        }
        db.Workplaces.Add(workplace);
    }
}
