using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web.Talks.WorkQueue;

/// <summary>A talk to come, and how far it is.</summary>
/// <param name="Talk">The talk.</param>
/// <param name="Speakers">Who has said yes and still may speak.</param>
/// <param name="Open">Questions without a yes or no.</param>
internal sealed record PlannedTalk(Talk Talk, IReadOnlyList<Guid> Speakers, IReadOnlyList<TalkInvitation> Open)
{
    /// <summary>So many days before a talk somebody should have been asked: most parents want two weeks of notice, and ten days for an answer.</summary>
    public const int AskDaysBefore = 28;

    /// <summary>Whether more parents are needed than have said yes or may still do so.</summary>
    public bool NeedsAsking => Speakers.Count + Open.Count < Talk.SpeakersWanted;

    /// <summary>The day by which the manager asks. A talk that is asked for at short notice is for the same day.</summary>
    public DateOnly AskBy
    {
        get
        {
            var (requested, usual) = (LondonTime.DayOf(Talk.RequestedAt), Talk.Day.AddDays(-AskDaysBefore));
            return usual > requested ? usual : requested;
        }
    }
}

/// <summary>Reads the talks to come.</summary>
internal sealed class PlannedTalks(PaceDbContext db, SpeakerConsents speaking, TimeProvider time)
{
    public async Task<IReadOnlyList<PlannedTalk>> AheadAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var lapsed = await speaking.LapsedAsync(cancellation);
        var talks = await db.Talks.AsNoTracking().Where(t => t.StartsAt > now && t.Cancellation == null).OrderBy(t => t.StartsAt).ToListAsync(cancellation);
        var ids = talks.ConvertAll(t => t.Id);
        var asked = (await db.TalkInvitations.AsNoTracking().Where(i => ids.Contains(i.TalkId)).OrderBy(i => i.AskedAt).ToListAsync(cancellation)).ToLookup(i => i.TalkId);
        return [.. talks.Select(t => new PlannedTalk(
            t, [.. asked[t.Id].Where(i => i.StandingAt(now) == Standing.Speaks && !lapsed.Contains((t.Id, i.ParticipantId))).Select(i => i.ParticipantId)],
            [.. asked[t.Id].Where(i => i.StandingAt(now) is Standing.Waiting or Standing.Maybe)]))];
    }
}
