using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Participation.Participants;
using Pace.Learning.Web.Participation.Talks;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Shared;

namespace Pace.Learning.Web.Participation.Together;

/// <summary>Dates for parents among themselves: come, or don't. During a break there is nothing to answer here.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class TogetherModel(PaceDbContext db, TimeProvider time) : PageModel
{
    public const string Address = "/taking-part/together";

    public bool IsPaused { get; private set; }

    public IReadOnlyList<Gathering> Ahead { get; private set; } = [];

    public IReadOnlyList<Gathering> Past { get; private set; } = [];

    public IReadOnlySet<Guid> Mine { get; private set; } = new HashSet<Guid>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant)
        {
            return NotFound();
        }
        var now = time.GetUtcNow().UtcDateTime;
        IsPaused = participant.IsPausedAt(now);
        if (!IsPaused)
        {
            Ahead = await db.Gatherings.AsNoTracking().Where(g => g.StartsAt > now).OrderBy(g => g.StartsAt).ToListAsync(cancellation);
            Past = await db.Gatherings.AsNoTracking().Where(g => g.StartsAt <= now && g.Notes != null).OrderByDescending(g => g.StartsAt).Take(10).ToListAsync(cancellation);
            Mine = (await db.GatheringSignUps.Where(s => s.ParticipantId == participant.Id).Select(s => s.GatheringId).ToListAsync(cancellation)).ToHashSet();
        }
        return Page();
    }

    public async Task<IActionResult> OnPostSignUpAsync(Guid id, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant
            || await db.Gatherings.SingleOrDefaultAsync(g => g.Id == id, cancellation) is not { } gathering || !gathering.IsOpenAt(now) || participant.IsPausedAt(now))
        {
            return NotFound();
        }
        await db.DecideAsync(async () =>
        {
            if (await db.GatheringSignUps.FindAsync([id, participant.Id], cancellation) is null)
            {
                db.GatheringSignUps.Add(new GatheringSignUp(id, participant.Id, now));
            }
            return await db.SaveChangesAsync(cancellation);
        });
        this.Notify("You are on the list. You can step back at any time.");
        return Redirect(Address);
    }

    public async Task<IActionResult> OnPostStepBackAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant)
        {
            return NotFound();
        }
        await db.GatheringSignUps.Where(s => s.GatheringId == id && s.ParticipantId == participant.Id).ExecuteDeleteAsync(cancellation);
        this.Notify("That is fine. You are not on the list any more.");
        return Redirect(Address);
    }
}
