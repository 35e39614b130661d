using Pace.Learning.Web.Parents.People;

namespace Pace.Learning.Web.Contributions;

/// <summary>To whom we suggested words, whom we asked for something or rang about a yes of theirs, and to whom thanks were passed on.</summary>
internal sealed class ContributionContact(PaceDbContext db) : IParentContact
{
    public IQueryable<Guid> NotToAsk(DateTime since, DateTime now)
    {
        var suggested = from suggestion in db.Suggestions
                        join contribution in db.Contributions on suggestion.ContributionId equals contribution.Id
                        where suggestion.SuggestedAt >= since
                        select contribution.ParticipantId;
        return suggested
            .Concat(db.ReviewStatements.Where(r => r.AskedAt >= since).Select(r => r.ParticipantId))
            .Concat(db.SpeakRequests.Where(r => r.AskedAt >= since).Select(r => r.ParticipantId))
            .Concat(db.RenewalCalls.Where(c => c.DoneAt >= since).Select(c => c.ParticipantId))
            .Concat(db.ThankYouNotes.Where(n => n.Reading!.At >= since && n.Reading.IsPassedOn).Select(n => n.ParticipantId));
    }
}
