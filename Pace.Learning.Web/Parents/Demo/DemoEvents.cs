using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.Demo;
using Pace.Learning.Web.Parents.Events;

namespace Pace.Learning.Web.Parents.Demo;

/// <summary>An invented evening for parents among themselves, for Development and trials.</summary>
internal static class DemoEvents
{
    private static readonly TimeOnly Evening = new(18, 30);

    public static async Task SeedAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<PaceDbContext>();
        if (await db.ParentEvents.AnyAsync() || await services.GetRequiredService<PersonDirectory>().FindByEmailAsync(DemoPeople.Email(Roles.ParticipationManager)) is not { } manager)
        {
            return;
        }
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        db.ParentEvents.Add(new ParentEvent(
            ParentEventKind.OpenGroup, LondonTime.ToUtc(LondonTime.DayOf(now).AddDays(14), Evening)!.Value, "Online", "Tea and a chat. Come as you are. (Sample)", manager.Id, now));
        await db.SaveChangesAsync();
    }
}
