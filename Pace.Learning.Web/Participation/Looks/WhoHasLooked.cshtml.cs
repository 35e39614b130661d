using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Participation.Participants;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Web.Participation.Looks;

/// <summary>A parent sees who has opened their details, when and why.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class WhoHasLookedModel(PaceDbContext db) : PageModel
{
    public IReadOnlyList<Look> Looks { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant)
        {
            return NotFound();
        }
        Looks = await db.Looks.AsNoTracking().Where(l => l.ParticipantId == participant.Id).OrderByDescending(l => l.At).ToListAsync(cancellation);
        return Page();
    }
}
