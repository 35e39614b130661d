using Pace.Learning.Web.Parents.Expenses;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Parents.Demo;

/// <summary>An invented claim for a train ticket that waits for the manager, for Development and trials. Runs after the demo parents.</summary>
internal static class DemoClaims
{
    private const long Pence = 1460;
    private const int SentDaysAgo = 2;

    public static async Task SeedAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<PaceDbContext>();
        if (await db.ExpenseClaims.AnyAsync() || await db.Participants.Where(p => p.Erasure == null && p.Pause == null && (p.Preferences!.Wanted & Activities.LiveTalk) != 0).OrderByDescending(p => p.Id).FirstOrDefaultAsync() is not { } parent)
        {
            return;
        }
        var sentAt = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime.AddDays(-SentDaysAgo);
        db.ExpenseClaims.Add(new ExpenseClaim(Guid.CreateVersion7(), parent.Id, ClaimKind.Travel, Pence, null, sentAt));
        await db.SaveChangesAsync();
    }
}
