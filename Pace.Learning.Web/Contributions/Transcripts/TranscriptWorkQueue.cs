using Pace.Learning.Web.Contributions.Transcripts.Manage;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.WorkQueue;

namespace Pace.Learning.Web.Contributions.Transcripts;

/// <summary>Recordings that parents asked us to type, oldest first.</summary>
internal sealed class TranscriptWorkQueue(PaceDbContext db, ParticipantNames names) : IWorkItems
{
    public async Task<IReadOnlyList<WorkItem>> ReadAsync(DateOnly today, CancellationToken cancellation)
    {
        var waiting = await (
            from request in db.TranscriptsToType
            join contribution in db.Contributions on request.ContributionId equals contribution.Id
            orderby request.AskedAt
            select new { request.Id, request.AskedAt, contribution.ParticipantId }).AsNoTracking().ToListAsync(cancellation);
        var known = await names.OfAsync([.. waiting.Select(w => w.ParticipantId).Distinct()], cancellation);
        return [.. waiting.Select(w => new WorkItem
        {
            Title = $"A recording to type, for {known.GetValueOrDefault(w.ParticipantId, "(erased)")}", Text = "They asked us to write down what is said in it.", Where = "Contribution",
            Act = "Listen and type", Url = TypeModel.Address(w.Id), Since = w.AskedAt, SinceWord = "Asked",
        })];
    }
}
