using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.People;
using Pace.Learning.Web.Parents.Timeline;

namespace Pace.Learning.Web.Studio.Reviews;

/// <summary>What the manager sees of a parent's reviews: when they were asked, and that they read something; never what they said.</summary>
internal sealed class ReviewTimeline(PaceDbContext db) : ITimelinePart
{
    public async Task<IReadOnlyList<TimelineEvent>> OfAsync(Guid participantId, CancellationToken cancellation)
    {
        var reviewer = await db.Reviewers.AsNoTracking().SingleOrDefaultAsync(r => r.ParticipantId == participantId, cancellation);
        var said = await (from approval in db.Approvals
                          join parent in db.ParticipantProfiles on approval.PersonId equals parent.PersonId
                          where parent.Id == participantId && approval.IsParent && approval.PersonId != null
                          select approval.At).ToListAsync(cancellation);
        var notes = await db.ReviewComments.Where(c => c.ParticipantId == participantId).Select(c => new { c.SavedAt, c.AnswerToldAt }).ToListAsync(cancellation);
        List<TimelineEvent> events = [.. said.Select(at => new TimelineEvent(at, TimelineKind.Answered, "Said what they think of a draft"))];
        events.AddRange(notes.GroupBy(n => LondonTime.DayOf(n.SavedAt)).Select(g => new TimelineEvent(g.Max(n => n.SavedAt), TimelineKind.Shared, $"Wrote {Count.Of(g.Count(), "note")} on drafts")));
        events.AddRange(notes.Where(n => n.AnswerToldAt is not null).Select(n => n.AnswerToldAt!.Value).Distinct().Select(at => new TimelineEvent(at, TimelineKind.Thanked, "Was told what became of their notes on drafts")));
        if (reviewer is not null)
        {
            events.Add(new TimelineEvent(reviewer.AskedAt, TimelineKind.Asked, "Asked whether they would like to read drafts"));
            if (reviewer.JoinedAt is { } joined)
            {
                events.Add(new TimelineEvent(joined, TimelineKind.Answered, "Joined the parents’ advisory group"));
            }
            if (reviewer.LeftAt is { } left)
            {
                events.Add(new TimelineEvent(left, TimelineKind.Answered, reviewer.JoinedAt is null ? "Said no to reading drafts" : "Left the parents’ advisory group"));
            }
            if (reviewer.ToldAt is { } told)
            {
                events.Add(new TimelineEvent(told, TimelineKind.Asked, "Told that there is a draft to read"));
            }
        }
        return events;
    }
}

/// <summary>Whom this room asked, or told of something to read.</summary>
internal sealed class ReviewContact(PaceDbContext db) : IParentContact
{
    public IQueryable<Guid> NotToAsk(DateTime since, DateTime now) => db.Reviewers.Where(r => r.AskedAt >= since || r.ToldAt >= since).Select(r => r.ParticipantId);
}
