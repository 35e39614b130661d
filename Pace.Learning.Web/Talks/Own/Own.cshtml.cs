using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web.Talks.Own;

/// <summary>The sessions that a trainer asked speakers for.</summary>
[OnlyFor(Roles.Trainer)]
internal sealed class OwnModel(PaceDbContext db, Speakers speakers, TimeProvider time) : PageModel
{
    public IReadOnlyList<(Talk Talk, SpeakersOfTalk Speakers)> Ahead { get; private set; } = [];

    public IReadOnlyList<Talk> Past { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var own = await db.Talks.AsNoTracking().VisibleTo(User).OrderBy(t => t.StartsAt).ToListAsync(cancellation);
        Past = [.. own.Where(t => t.IsOver(now)).Reverse().Take(20)];
        List<(Talk, SpeakersOfTalk)> ahead = [];
        foreach (var talk in own.Where(t => !t.IsOver(now)))
        {
            ahead.Add((talk, await speakers.OfAsync(talk, cancellation)));
        }
        Ahead = ahead;
    }
}
