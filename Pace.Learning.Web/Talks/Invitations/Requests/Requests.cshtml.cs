using Pace.Learning.Web.Contributions.ReviewStatements;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Talks.Invitations.Requests;

/// <summary>A parent's questions: a calm list. During a break it is empty.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class RequestsModel(PaceDbContext db, ReviewStatementTasks reviews, TimeProvider time) : PageModel
{
    public bool IsPaused { get; private set; }

    public IReadOnlyList<RequestToParent> Open { get; private set; } = [];

    public IReadOnlyList<RequestToParent> Earlier { get; private set; } = [];

    /// <summary>Questions about where they live.</summary>
    public IReadOnlyList<ParentTask> Reviews { get; private set; } = [];

    public DateTime Now { get; } = time.GetUtcNow().UtcDateTime;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await db.FindOwnProfileAsync(User, cancellation) is not { } participant)
        {
            return NotFound();
        }
        IsPaused = participant.IsPausedAt(Now);
        var all = await db.OwnRequestsAsync(participant, Now, cancellation);
        Open = [.. all.Where(r => r.IsOpenAt(Now))];
        Earlier = [.. all.Where(r => !r.IsOpenAt(Now)).Reverse().Take(20)];
        Reviews = IsPaused ? [] : await reviews.TasksOfAsync(participant.Id, cancellation);
        return Page();
    }
}
