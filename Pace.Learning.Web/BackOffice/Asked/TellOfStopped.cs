using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Platform.Jobs;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Studio;

namespace Pace.Learning.Web.BackOffice.Asked;

/// <summary>Tells those who publish that something which was to be published on its day wasn't: one mail for all of it. Umbraco itself only writes a line in its log.</summary>
internal sealed class TellOfStopped(PaceDbContext db, PersonDirectory people, Outbox outbox, PublicUrl site, TimeProvider time) : IRecurringJob
{
    public static string Name => "stopped-publications";

    public static string What => "Tells publishers what Umbraco couldn’t publish on its day";

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!await db.OfficeDocuments.AnyAsync(d => d.Stopped != null && d.Stopped.IsUnattended && d.Stopped.ToldAt == null, cancellation))
        {
            return;
        }
        var publishers = await people.InRoleAsync(Roles.Publisher, cancellation);
        await db.RetryOnConflictAsync(async stop =>
        {
            var waiting = await db.OfficeDocuments.Where(d => d.Stopped != null && d.Stopped.IsUnattended && d.Stopped.ToldAt == null).OrderBy(d => d.Title).ToListAsync(stop);
            if (waiting.Count == 0)
            {
                return;
            }
            waiting.ForEach(d => d.Tell(time.GetUtcNow().UtcDateTime));
            foreach (var person in publishers)
            {
                outbox.Add(person.Email, new NotPublishedLetter { Documents = [.. waiting.Select(d => (d.Title, d.Stopped!.Words))], Url = site.Of(StudioAddresses.Home) });
            }
        }, cancellation);
    }
}
