using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Studio.Reviews;

/// <summary>Counts the parents who approved exactly what is public. Names are never told; a number only of those who agreed to be counted, and only once it is large enough.</summary>
internal sealed class ParentReviews(PaceDbContext db) : IParentReviews
{
    public async Task<ParentReview?> OfAsync(IReadOnlyCollection<string> paths, CancellationToken cancellation)
    {
        var said = await (from document in db.Documents
                          where paths.Contains(document.Path) && document.Retirement == null
                          join approval in db.Approvals on new { document.Id, Number = document.PublishedNumber } equals new { Id = approval.DocumentId, Number = (int?)approval.Number }
                          where approval.IsParent && approval.Verdict == Verdict.Approved
                          select new { approval.PersonId, approval.At }).ToListAsync(cancellation);
        if (said.Count == 0)
        {
            return null;
        }
        var people = said.Select(s => s.PersonId).OfType<Guid>().Distinct().ToList();
        var counted = await (from parent in db.ParticipantProfiles
                             join reviewer in db.Reviewers on parent.Id equals reviewer.ParticipantId
                             where parent.PersonId != null && people.Contains(parent.PersonId.Value) && reviewer.IsCounted
                             select parent.Id).CountAsync(cancellation);
        return new ParentReview(counted >= ParentReview.Fewest ? counted : null, LondonTime.DayOf(said.Max(s => s.At)));
    }
}
