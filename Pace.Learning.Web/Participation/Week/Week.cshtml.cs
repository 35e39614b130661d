using Microsoft.AspNetCore.Mvc.RazorPages;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Participation.Talks;

namespace Pace.Learning.Web.Participation.Week;

/// <summary>The manager's week on one calm page. Worries aren't here: they are the safeguarding officer's.</summary>
[OnlyFor(Roles.ParticipationManager)]
internal sealed class WeekModel(WeekSheet sheet) : PageModel
{
    public IReadOnlyList<WeekSection> Sections { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Sections = await sheet.ReadAsync(cancellation);
}
