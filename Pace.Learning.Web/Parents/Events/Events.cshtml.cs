using System.Security.Claims;
using Pace.Learning.Web.Parents.Messages;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Platform.Calendar;

namespace Pace.Learning.Web.Parents.Events;

/// <summary>Dates for parents among themselves: come, or don't. During a break there is nothing to answer here.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class EventsModel(PaceDbContext db, GroupMessages messages, TimeProvider time) : PageModel
{
    public const string Address = "/taking-part/together";

    public bool IsPaused { get; private set; }

    public IReadOnlyList<ParentEvent> Ahead { get; private set; } = [];

    public IReadOnlyList<ParentEvent> Past { get; private set; } = [];

    public IReadOnlySet<Guid> Mine { get; private set; } = new HashSet<Guid>();

    /// <summary>What was written to everybody who comes, to them as well.</summary>
    public ILookup<Guid, SentMessage> Messages { get; private set; } = Enumerable.Empty<SentMessage>().ToLookup(_ => Guid.Empty);

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
            Ahead = await db.ParentEvents.AsNoTracking().Where(g => g.StartsAt > now).OrderBy(g => g.StartsAt).ToListAsync(cancellation);
            Past = await db.ParentEvents.AsNoTracking().Where(g => g.StartsAt <= now && g.Notes != null).OrderByDescending(g => g.StartsAt).Take(10).ToListAsync(cancellation);
            Messages = await messages.ForAsync(participant.Id, cancellation);
            Mine = (await db.ParentEventAttendances.Where(s => s.ParticipantId == participant.Id).Select(s => s.GatheringId).ToListAsync(cancellation)).ToHashSet();
        }
        return Page();
    }

    /// <summary>The calendar file of a date that they have put their name down for; once it is off, the file says so.</summary>
    public static async Task<IResult> CalendarAsync(Guid id, ClaimsPrincipal user, PaceDbContext db, TimeProvider time, CancellationToken cancellation) =>
        await db.FindOwnParticipantAsync(user, cancellation) is { } participant
        && await db.ParentEventAttendances.AnyAsync(a => a.GatheringId == id && a.ParticipantId == participant.Id, cancellation)
        && await db.ParentEvents.AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, cancellation) is { } gathering
            ? CalendarFile.Download(gathering.InCalendar(), time.GetUtcNow().UtcDateTime)
            : Results.NotFound();

    public async Task<IActionResult> OnPostAttendAsync(Guid id, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant
            || await db.ParentEvents.SingleOrDefaultAsync(g => g.Id == id, cancellation) is not { } gathering || !gathering.IsOpenAt(now) || participant.IsPausedAt(now))
        {
            return NotFound();
        }
        await db.RetryOnConflictAsync(async stop =>
        {
            if (await db.ParentEventAttendances.FindAsync([id, participant.Id], stop) is null)
            {
                db.ParentEventAttendances.Add(new ParentEventAttendance(id, participant.Id, now));
            }
        }, cancellation);
        this.Notify("You are on the list. You can step back at any time.");
        return Redirect(Address);
    }

    public async Task<IActionResult> OnPostStepBackAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant)
        {
            return NotFound();
        }
        await db.ParentEventAttendances.Where(s => s.GatheringId == id && s.ParticipantId == participant.Id).ExecuteDeleteAsync(cancellation);
        this.Notify("That is fine. You are not on the list any more.");
        return Redirect(Address);
    }
}
