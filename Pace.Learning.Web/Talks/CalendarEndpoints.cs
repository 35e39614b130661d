using System.Security.Claims;
using Pace.Learning.Web.Platform.Calendar;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web.Talks;

/// <summary>Calendar files: for the trainer, and for a parent who said yes. When it is off, or off for them, the file says so, and their calendar takes it away.</summary>
internal static class CalendarEndpoints
{
    public static async Task<IResult> ForTrainerAsync(Guid id, ClaimsPrincipal user, PaceDbContext db, TimeProvider time, CancellationToken cancellation)
    {
        if (!user.IsInRole(Roles.Trainer) || await db.Talks.AsNoTracking().VisibleTo(user).SingleOrDefaultAsync(t => t.Id == id, cancellation) is not { } talk)
        {
            return Results.NotFound();
        }
        var changes = await ChangesAsync(db, talk, cancellation);
        return CalendarFile.Download(talk.InCalendar("Training session", changes, talk.IsCancelled), time.GetUtcNow().UtcDateTime);
    }

    /// <summary>The title is neutral, unless the parent asks for a plain one.</summary>
    public static async Task<IResult> ForParentAsync(
        Guid id, bool? named, ClaimsPrincipal user, PaceDbContext db, IOptions<TalkOptions> options, IOptions<PaceOptions> site, TimeProvider time, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await db.FindOwnRequestAsync(user, id, now, cancellation) is not { } request || !await db.SaidYesOnceAsync(id, cancellation))
        {
            return Results.NotFound();
        }
        var title = named == true ? $"Talk with {site.Value.Organisation.Name}" : options.Value.CalendarTitle;
        // Each answer of theirs is a change as well: a yes after a step back must count for more than the file that took it away.
        var changes = request.Invitation.Version + await ChangesAsync(db, request.Talk, cancellation);
        return CalendarFile.Download(request.Talk.InCalendar(title, changes, request.Talk.IsCancelled || request.StandingAt(now) != Standing.Speaks), now);
    }

    private static async Task<int> ChangesAsync(PaceDbContext db, Talk talk, CancellationToken cancellation) =>
        await db.Talks.Where(t => t.Id == talk.Id).SelectMany(t => t.Moves).CountAsync(cancellation) + (talk.IsCancelled ? 1 : 0);
}
