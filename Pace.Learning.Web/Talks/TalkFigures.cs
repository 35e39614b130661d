using Pace.Learning.Web.Parents.Figures;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web.Talks;

/// <summary>Talks that parents gave, for the areas whose people were there.</summary>
internal sealed class TalksGiven(PaceDbContext db, TimeProvider time) : IFunderMeasure
{
    public int Order => 20;

    public string Column => "Talks given";

    public async Task<IReadOnlyList<FunderFact>> FactsAsync(DateTime from, DateTime until, CancellationToken cancellation) =>
        [.. (await GivenTalk.InAsync(db, from, until, time, cancellation)).Select(t => new FunderFact(null, t.AreaIds))];
}

/// <summary>The hours that parents gave to them, each parent's counted.</summary>
internal sealed class HoursGiven(PaceDbContext db, TimeProvider time) : IFunderMeasure
{
    public int Order => 30;

    public string Column => "Hours that parents spoke";

    public async Task<IReadOnlyList<FunderFact>> FactsAsync(DateTime from, DateTime until, CancellationToken cancellation) =>
        [.. (await GivenTalk.InAsync(db, from, until, time, cancellation)).Select(t => new FunderFact(null, t.AreaIds, t.Minutes * t.Speakers / 60.0))];
}

internal sealed record GivenTalk(IReadOnlyList<Guid> AreaIds, int Minutes, int Speakers)
{
    public static async Task<IReadOnlyList<GivenTalk>> InAsync(PaceDbContext db, DateTime from, DateTime until, TimeProvider time, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var invitations = db.TalkInvitations.AsNoTracking();
        var talks = await db.Talks.AsNoTracking().Include(t => t.Audiences).Where(t => t.StartsAt >= from && t.StartsAt < until && t.Cancellation == null)
            .Select(t => new { Talk = t, Speakers = invitations.Count(i => i.TalkId == t.Id && i.Current == AnswerKind.Yes) }).ToListAsync(cancellation);
        return [.. talks.Where(t => t.Speakers > 0 && t.Talk.IsOver(now)).Select(t => new GivenTalk(t.Talk.AreaIds, t.Talk.Minutes, t.Speakers))];
    }
}
