using Pace.Learning.Web.Parents.Figures;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Studio.Reviews;

/// <summary>Drafts that parents read and said what they think of in the quarter.</summary>
internal sealed class DraftsReviewed(PaceDbContext db) : IFunderMeasure
{
    public int Order => 45;

    public string Column => "Drafts reviewed";

    public async Task<IReadOnlyList<FunderFact>> FactsAsync(DateTime from, DateTime until, CancellationToken cancellation)
    {
        var inTime = db.Approvals.Where(a => a.IsParent && a.PersonId != null && a.At >= from && a.At < until);
        var said = from approval in inTime
                   join parent in db.ParticipantProfiles on approval.PersonId equals parent.PersonId
                   select parent.Id;
        return [.. (await said.ToListAsync(cancellation)).Select(id => new FunderFact(id, []))];
    }
}
