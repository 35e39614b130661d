using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Studio.Reviews.Members;

namespace Pace.Learning.Web.Studio.Reviews;

/// <summary>What waits for a parent here: whether they would like to be in the advisory group, and drafts that they can read. Nothing is due, and no answer is fine.</summary>
internal sealed class ReviewTasks(PaceDbContext db, OwnReviews reviews) : IParentTask, IRefusable
{
    private const string Question = "Would you like to read drafts for us?";

    public async Task<IReadOnlyList<ParentTask>> TasksOfAsync(Guid participantId, CancellationToken cancellation)
    {
        if (await db.Reviewers.AsNoTracking().SingleOrDefaultAsync(r => r.ParticipantId == participantId, cancellation) is not { } reviewer)
        {
            return [];
        }
        if (reviewer.IsAsked)
        {
            return [new ParentTask(Question, DraftAddresses.Drafts)];
        }
        return [.. (await WaitingAsync(reviewer, cancellation)).Select(d => new ParentTask($"A draft to read: {d.Title}", DraftAddresses.Draft(d.DocumentId, d.Number))
        {
            Facts = [("What", d.What), ("Here since", LondonTime.Long(d.SentAt))],
        })];
    }

    public async Task<IReadOnlyList<ParentRefusal>> OfAsync(Guid participantId, CancellationToken cancellation)
    {
        if (await db.Reviewers.AsNoTracking().SingleOrDefaultAsync(r => r.ParticipantId == participantId, cancellation) is not { } reviewer)
        {
            return [];
        }
        if (reviewer.IsAsked)
        {
            return [new ParentRefusal(Question, "You can answer, or not.", ParentRefusal.SayNo, $"{DraftAddresses.Drafts}?handler=Leave")];
        }
        return
        [
            .. (await WaitingAsync(reviewer, cancellation)).Select(d => new ParentRefusal(
                $"A draft to read: {d.Title}", "You can read it, or not.", ParentRefusal.SayNo, $"{DraftAddresses.Drafts}?handler=Refuse", ("id", $"{d.DocumentId}"), ("isRefused", "true"))),
            .. reviewer.IsMember ? [new ParentRefusal("Reading drafts", "You are in the group.", ParentRefusal.StepBack, $"{DraftAddresses.Drafts}?handler=Leave")] : Array.Empty<ParentRefusal>(),
        ];
    }

    private async Task<IEnumerable<OpenDraft>> WaitingAsync(Reviewer reviewer, CancellationToken cancellation) => reviewer.IsMember
        ? (await reviews.OpenAsync(await db.ParticipantProfiles.SingleAsync(p => p.Id == reviewer.ParticipantId, cancellation), cancellation)).Where(d => d.IsWaiting)
        : [];
}
