using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements.Letters;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Platform.Jobs;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Agreements.Jobs;

/// <summary>
/// Tells those who lead an area that it ends, and what becomes of what it signed: 90 days before, which is time enough to talk with those who take over, and once more
/// 14 days before. A mail is named by the area, its day, which of the two it is and the reader: a second run sends nothing, a day that is put off is told anew, and
/// whoever begins to lead in between hears of it the next morning.
/// </summary>
internal sealed class TellOfAreaEnds(PaceDbContext db, AreaDirectory areas, PersonDirectory people, Outbox outbox, PublicUrl site, TimeProvider time) : IRecurringJob
{
    /// <summary>The first mail, in days before the area ends.</summary>
    public const int FirstDays = 90;

    /// <summary>The second mail, in days before the area ends.</summary>
    public const int SecondDays = 14;

    public static string Name => "area-ends";

    public static string What => "Tells areas’ leads that their area ends soon, and what becomes of what it signed";

    public async Task RunAsync(CancellationToken cancellation)
    {
        var today = LondonTime.DayOf(time.GetUtcNow().UtcDateTime);
        foreach (var area in (await areas.AllAsync(cancellation)).Where(a => a.EndedOn > today && a.EndedOn <= today.AddDays(FirstDays)))
        {
            await TellAsync(area, today, cancellation);
        }
    }

    private async Task TellAsync(Area area, DateOnly today, CancellationToken cancellation)
    {
        var leads = await people.OfAsync(await areas.LeadsOfAsync(area.Id, cancellation), cancellation);
        if (leads.Count == 0)
        {
            return;
        }
        var agreements = await db.Agreements.AsNoTracking().IgnoreAutoIncludes().Where(s => s.AreaId == area.Id && s.Slot != null)
            .OrderBy(s => s.DocumentTitle).Select(s => new { s.DocumentTitle, s.State }).ToListAsync(cancellation);
        var letter = new AreaEndsSoonLetter
        {
            Area = area, Today = today,
            InForce = [.. agreements.Where(a => a.State == AgreementState.InForce).Select(a => a.DocumentTitle)],
            BeingSigned = [.. agreements.Where(a => a.State != AgreementState.InForce).Select(a => a.DocumentTitle)],
            Url = site.Of($"/areas/{area.Slug}"),
        };
        var mail = area.EndedOn <= today.AddDays(SecondDays) ? SecondDays : FirstDays;
        foreach (var (id, lead) in leads.Where(l => l.Value.Email.Length > 0))
        {
            await outbox.SendOnceAsync(lead.Email, letter, $"area-ends/{area.Id:N}/{area.EndedOn:yyyy-MM-dd}/{mail}/{id:N}", cancellation);
        }
    }
}
