using Pace.Learning.Web.Contributions.Consents.Renewals.Tell;
using Pace.Learning.Web.Contributions.Manage;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Parents.WorkQueue;

namespace Pace.Learning.Web.Contributions.Consents.Renewals;

/// <summary>Consents that end within days, and parents who are told so without a mail. Silence means no, so there is nothing to chase.</summary>
internal sealed class RenewalWorkQueue(PaceDbContext db, RenewalCalls calls, ParticipantNames names, TimeProvider time) : IWorkItems
{
    private const int Days = 8;

    public async Task<IReadOnlyList<WorkItem>> ReadAsync(DateOnly today, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var until = LondonTime.StartOf(today.AddDays(Days));
        var ending = await db.Consents.AsNoTracking().LiveAt(db, now).Where(c => c.EndsAt <= until && c.Use != ConsentUse.AreaReview)
            .GroupBy(c => c.ParticipantId).Select(g => new { g.Key, First = g.Min(c => c.EndsAt), Count = g.Count() }).ToListAsync(cancellation);
        var toTell = await calls.OpenAsync(cancellation);
        var known = await names.OfAsync([.. ending.Select(e => e.Key).Union(toTell.Select(t => t.Call.ParticipantId))], cancellation);
        return
        [
            .. toTell.Select(t => new WorkItem
            {
                Title = $"{(t.Parent.Channel == ContactChannel.Text ? "Text" : "Ring")} {known.GetValueOrDefault(t.Call.ParticipantId, "a parent")}: a yes ends soon", Text = $"{t.What}. They want no mail.",
                Where = t.Parent.Channel == ContactChannel.Text ? "By text" : "By phone", Act = "Let them know", Url = TellModel.Address(t.Call.Id), Since = t.Call.AskedAt,
            }),
            .. ending.OrderBy(e => e.First).Select(e => new WorkItem
            {
                Title = e.Count == 1 ? $"A yes of {known.GetValueOrDefault(e.Key, "a parent")} ends" : $"{e.Count} yeses of {known.GetValueOrDefault(e.Key, "a parent")} end",
                Text = "They were asked before. No answer means no.", Where = "Contributions", Act = "Line up other words", Url = SharedContributionsModel.Address,
                Day = LondonTime.DayOf(e.First.AddTicks(-1)),
            }),
        ];
    }
}
