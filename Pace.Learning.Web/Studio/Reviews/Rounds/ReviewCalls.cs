using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Studio.Documents;

namespace Pace.Learning.Web.Studio.Reviews.Rounds;

/// <summary>Tells the parents' advisory group that there is something to read. It waits on the page of each of them; nobody in particular is asked, and nothing is due.</summary>
internal sealed class ReviewCalls(PaceDbContext db, ParentMail mail, PublicUrl site)
{
    // Ten lessons sent in an afternoon are one mail: the page has them all.
    private static readonly TimeSpan Between = TimeSpan.FromDays(1);

    /// <summary>Part of the act that sends a revision.</summary>
    public async Task SendAsync(Document document, int number, DateTime now, CancellationToken cancellation)
    {
        if (!document.Kind.NeedsParents)
        {
            return;
        }
        if (await db.ReviewRounds.SingleOrDefaultAsync(r => r.DocumentId == document.Id && r.Number == number, cancellation) is { } before)
        {
            before.SendAgain(now);
        }
        else
        {
            db.ReviewRounds.Add(new ReviewRound(document.Id, number, now));
        }
        var since = now - Between;
        var refused = db.ReviewRefusals.Where(r => r.DocumentId == document.Id).Select(r => r.ParticipantId);
        var members = await db.Reviewers.Where(r => r.JoinedAt != null && r.LeftAt == null && (r.ToldAt == null || r.ToldAt < since) && !refused.Contains(r.ParticipantId)).ToListAsync(cancellation);
        var ids = members.Select(m => m.ParticipantId).ToList();
        var profiles = await db.ParticipantProfiles.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
        foreach (var member in members.Where(m => !profiles[m.ParticipantId].IsPausedAt(now)))
        {
            member.Tell(now);
            await mail.SendAsync(member.ParticipantId, new DraftToReadLetter { Url = site.Of("/taking-part") }, cancellation);
        }
    }
}
