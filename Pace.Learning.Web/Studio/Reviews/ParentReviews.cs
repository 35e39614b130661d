using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Studio.Reviews;

/// <summary>Counts the parents who approved exactly what is public. Names are never told; a number only of those who agreed to be counted, and only once it is large enough.</summary>
internal sealed class ParentReviews(PaceDbContext db) : IParentReviews
{
    public Task<ParentReview?> OfAsync(string path, CancellationToken cancellation) => OfAsync([path], [], cancellation);

    public Task<ParentReview?> OfAsync(Course course, CancellationToken cancellation) =>
        OfAsync([course.Path, .. course.Modules.Select(m => m.Path)], [.. course.Lessons.Select(l => l.Path)], cancellation);

    private async Task<ParentReview?> OfAsync(IReadOnlyCollection<string> around, IReadOnlyCollection<string> lessons, CancellationToken cancellation)
    {
        List<string> paths = [.. around, .. lessons];
        var said = await (from document in db.Documents
                          where paths.Contains(document.Path) && document.Retirement == null
                          join approval in db.Approvals on new { document.Id, Number = document.PublishedNumber } equals new { Id = approval.DocumentId, Number = (int?)approval.Number }
                          where approval.IsParent && approval.Verdict == Verdict.Approved
                          select new { document.Path, approval.PersonId, approval.At }).ToListAsync(cancellation);
        var isWhole = paths.TrueForAll(p => said.Exists(s => s.Path == p));
        if (!isWhole)
        {
            // Of a part it is said how many lessons it is.
            said = said.FindAll(s => lessons.Contains(s.Path));
        }
        if (said.Count == 0)
        {
            return null;
        }
        var people = said.Select(s => s.PersonId).OfType<Guid>().Distinct().ToList();
        var counted = await (from parent in db.ParticipantProfiles
                             join reviewer in db.Reviewers on parent.Id equals reviewer.ParticipantId
                             where parent.PersonId != null && people.Contains(parent.PersonId.Value) && reviewer.IsCounted
                             select parent.Id).CountAsync(cancellation);
        return new ParentReview(counted >= ParentReview.Fewest ? counted : null, LondonTime.DayOf(said.Max(s => s.At)), said.Select(s => s.Path).Distinct().Count(lessons.Contains), lessons.Count, isWhole);
    }
}
