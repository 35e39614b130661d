using Pace.Learning.Web.Parents.WorkQueue;

namespace Pace.Learning.Web.Talks.WorkQueue;

/// <summary>The manager's week on one calm page. Worries aren't here: they are the safeguarding officer's.</summary>
[OnlyFor(Roles.ParticipationManager)]
internal sealed class WorkQueueModel(WorkQueueReader sheet) : PageModel
{
    public IReadOnlyList<WorkQueueSection> Sections { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Sections = await sheet.ReadAsync(cancellation);
}
