using Pace.Learning.Web.Parents.AccessLog;
using Pace.Learning.Web.Parents.Events;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.Home;

/// <summary>What taking part means, for everybody; for a parent who takes part, their home.</summary>
[AllowAnonymous]
internal sealed class TakingPartModel(
    PaceDbContext db, ParticipantNames names, IEnumerable<IParentTask> waiting, IParentWords words, IOptions<PaceOptions> options, TimeProvider time) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/taking-part";

    /// <summary>Who is asking, if they take part.</summary>
    public Participant? Participant { get; private set; }

    public string? Name { get; private set; }

    public DateTime Now { get; private set; }

    public bool IsPaused { get; private set; }

    public IReadOnlyList<ParentTask> Waiting { get; private set; } = [];

    /// <summary>Where their words are, what they began, and thanks.</summary>
    public ParentWords Words { get; private set; } = new([], null, [], 0);

    /// <summary>The next date with other parents, and whether their name is down for it.</summary>
    public (ParentEvent Event, bool IsTheirs)? Next { get; private set; }

    /// <summary>All pages of their area but this one.</summary>
    public static IEnumerable<NavLink> AllPages =>
    [
        .. ParentNav.Links.Skip(1), new("/taking-part/uses", "Where it is used"), new("/taking-part/notes", "Notes about me"), new("/taking-part/who-has-looked", "Who looked at my details"),
    ];

    /// <summary>Who wrote the last note about them, and when.</summary>
    public (string Writer, DateTime At)? LastNote { get; private set; }

    public string ContactEmail => options.Value.Organisation.ContactEmail;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Now = time.GetUtcNow().UtcDateTime;
        Participant = await db.ParticipantOf(User).Include(p => p.Preferences).SingleOrDefaultAsync(cancellation);
        if (Participant is not { } participant)
        {
            return;
        }
        Response.Headers.CacheControl = "no-cache, no-store";
        Name = await names.OfAsync(participant, cancellation);
        LastNote = await db.StaffNotes.AsNoTracking().IgnoreAutoIncludes().Where(n => n.ParticipantId == participant.Id).OrderByDescending(n => n.At).ThenByDescending(n => n.Id).FirstOrDefaultAsync(cancellation)
            is { } note ? ($"{note.FirstName}, {AccessLogLabels.Role(note.Role)}", note.At) : null;
        Words = await words.OfAsync(User, cancellation);
        IsPaused = participant.IsPausedAt(Now);
        if (IsPaused)
        {
            return;
        }
        if (await db.ParentEvents.AsNoTracking().Where(e => e.StartsAt > Now && e.CancelledAt == null).OrderBy(e => e.StartsAt).FirstOrDefaultAsync(cancellation) is { } next)
        {
            Next = (next, await db.ParentEventAttendances.AnyAsync(a => a.GatheringId == next.Id && a.ParticipantId == participant.Id, cancellation));
        }
        var items = new List<ParentTask>();
        foreach (var asks in waiting)
        {
            items.AddRange(await asks.TasksOfAsync(participant.Id, cancellation));
        }
        Waiting = [.. items.OrderBy(i => i.AnswerBy ?? DateTime.MaxValue)];
    }
}
