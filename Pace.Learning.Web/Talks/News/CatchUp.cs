using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web.Talks.News;

/// <summary>Looks at every session to come, and tells trainers what nobody has told them.</summary>
internal sealed class CatchUp(PaceDbContext db, Speakers speakers, TrainerNews news, TimeProvider time)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var id in await db.Talks.Where(t => t.StartsAt > now).OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(cancellation))
        {
            await db.RetryOnConflictAsync(async stop =>
            {
                var talk = await db.Talks.SingleAsync(t => t.Id == id, stop);
                var there = await speakers.OfAsync(talk, stop);
                await news.CatchUpAsync(talk, new SessionNow(talk.StartsAt, talk.Place, there.Who, there.Spare, talk.IsCancelled), stop);
            }, cancellation);
        }
    }
}
