using Pace.Learning.Web.Parents.WorkQueue;

namespace Pace.Learning.Web.Contributions.ThankYouNotes;

/// <summary>Notes to pass on, as one line however many they are.</summary>
internal sealed class ThankYouWorkQueue(PaceDbContext db) : IWorkItems
{
    public async Task<IReadOnlyList<WorkItem>> ReadAsync(DateOnly today, CancellationToken cancellation)
    {
        var waiting = await db.ThankYouNotes.Where(n => n.Reading == null).GroupBy(n => 1)
            .Select(g => new { Count = g.Count(), Parents = g.Select(n => n.ParticipantId).Distinct().Count(), First = g.Min(n => n.WrittenAt) }).SingleOrDefaultAsync(cancellation);
        return waiting is null ? [] :
        [
            new WorkItem
            {
                Title = $"{Count.Of(waiting.Count, "thank-you note")} to pass on", Text = $"From learners, to {Count.Of(waiting.Parents, "parent")}.", Where = "From lessons",
                Act = "Read and pass on", Url = ModerateModel.Address, Since = waiting.First,
            },
        ];
    }
}
