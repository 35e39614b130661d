using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Platform.Jobs;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Studio.Releases;

/// <summary>Publishes what is due. All gates are asked again at that moment; what stands in the way is kept, and whoever scheduled it is told.</summary>
internal sealed class PublishDueReleases(PaceDbContext db, ReleaseRecorder releases, PersonDirectory people, Outbox outbox, PublicUrl site, TimeProvider time) : IRecurringJob
{
    public static string Name => "publish-due-releases";

    public static string What => "Publishes what was scheduled, when all that must hold still does";

    public async Task RunAsync(CancellationToken cancellation)
    {
        var now = LedgerTime.Now(time);
        var due = await db.Releases.IgnoreAutoIncludes().Where(r => r.Publication == null && r.Cancellation == null && r.Blocking == null && r.DueAt != null && r.DueAt <= now)
            .OrderBy(r => r.DueAt).Select(r => r.Id).ToListAsync(cancellation);
        foreach (var id in due)
        {
            var result = await releases.PublishAsync(id, by: null, cancellation);
            if (result.Blockers.Count > 0)
            {
                await TellAsync(id, cancellation);
            }
        }
    }

    private async Task TellAsync(Guid id, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var release = await db.Releases.AsNoTracking().SingleAsync(r => r.Id == id, cancellation);
        if (release.Blocking is { } blocking && await people.FindAsync(release.CreatedBy, cancellation) is { } person)
        {
            var letter = new ReleaseBlockedLetter { Title = release.Title, Words = blocking.Words, Url = site.Of($"/studio/releases/{id}") };
            await outbox.SendOnceAsync(person.Email, letter, $"release-blocked/{id:N}/{blocking.At.Ticks}", cancellation);
        }
    }
}
