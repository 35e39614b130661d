namespace Pace.Learning.Web.Talks.Invitations.ManageTalks;

/// <summary>All talks, for the manager.</summary>
[OnlyFor(Roles.ParticipationManager, Roles.StandIn)]
internal sealed class ManageTalksModel(PaceDbContext db, TimeProvider time) : PageModel
{
    public IReadOnlyList<Row> Ahead { get; private set; } = [];

    public IReadOnlyList<Row> Past { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var since = now.AddYears(-1);
        var talks = await db.Talks.AsNoTracking().Where(t => t.StartsAt > since).OrderBy(t => t.StartsAt).ToListAsync(cancellation);
        var standings = (await db.TalkInvitations.AsNoTracking().Select(i => new { i.TalkId, i.Current, i.ExpiresAt }).ToListAsync(cancellation))
            .ToLookup(i => i.TalkId, i => Standings.Of(i.Current, i.ExpiresAt, now));
        var rows = talks.Select(t => new Row(
            t, standings[t.Id].Count(s => s == Standing.Speaks), standings[t.Id].Count(s => s is Standing.Waiting or Standing.Maybe))).ToList();
        Ahead = rows.FindAll(r => !r.Talk.IsOver(now));
        Past = [.. rows.Where(r => r.Talk.IsOver(now)).Reverse()];
    }

    internal sealed record Row(Talk Talk, int Speak, int Asked);
}
