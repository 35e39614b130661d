using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Platform.Jobs;

namespace Pace.Learning.Web.Studio.Reviews.Answers;

/// <summary>Tells parents once a day that somebody answered their notes: one mail for all of it, and none while they are on a pause.</summary>
internal sealed class TellOfAnswers(PaceDbContext db, ParentMail mail, PublicUrl site, TimeProvider time) : IRecurringJob
{
    public static string Name => "review-answers";

    public static string What => "Tells parents what became of their notes on drafts";

    public async Task RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var waiting = await db.ReviewComments.Where(c => c.Answer != null && c.AnswerToldAt == null).Select(c => c.ParticipantId).Distinct().ToListAsync(cancellation);
        var parents = await db.ParticipantProfiles.Where(p => waiting.Contains(p.Id)).ToListAsync(cancellation);
        foreach (var parent in parents.Where(p => !p.IsPausedAt(now)).OrderBy(p => p.Id))
        {
            await db.RetryOnConflictAsync(stop => TellAsync(parent.Id, now, stop), cancellation);
        }
    }

    private async Task TellAsync(Guid participantId, DateTime now, CancellationToken cancellation)
    {
        var answered = await db.ReviewComments.Where(c => c.ParticipantId == participantId && c.Answer != null && c.AnswerToldAt == null).ToListAsync(cancellation);
        if (answered.Count == 0)
        {
            return;
        }
        answered.ForEach(c => c.Tell(now));
        await mail.SendAsync(participantId, new NotesAnsweredLetter { Url = site.Of("/taking-part") }, cancellation);
    }
}
