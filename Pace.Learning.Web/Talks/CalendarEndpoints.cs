using System.Security.Claims;
using System.Text;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web.Talks;

/// <summary>Calendar files: for the trainer, and for a parent who said yes.</summary>
internal static class CalendarEndpoints
{
    public static async Task<IResult> ForTrainerAsync(Guid id, ClaimsPrincipal user, PaceDbContext db, TimeProvider time, CancellationToken cancellation) =>
        user.IsInRole(Roles.Trainer) && await db.Talks.AsNoTracking().VisibleTo(user).SingleOrDefaultAsync(t => t.Id == id, cancellation) is { } talk
            ? await FileAsync(talk, "Training session", db, time, cancellation) : Results.NotFound();

    /// <summary>The title is neutral, unless the parent asks for a plain one.</summary>
    public static async Task<IResult> ForParentAsync(
        Guid id, bool? named, ClaimsPrincipal user, PaceDbContext db, IOptions<TalkOptions> options, IOptions<PaceOptions> site, TimeProvider time, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return await db.FindOwnRequestAsync(user, id, now, cancellation) is { } request && request.StandingAt(now) == Standing.Speaks
            ? await FileAsync(request.Talk, named == true ? $"Talk with {site.Value.Organisation.Name}" : options.Value.CalendarTitle, db, time, cancellation)
            : Results.NotFound();
    }

    private static async Task<IResult> FileAsync(Talk talk, string title, PaceDbContext db, TimeProvider time, CancellationToken cancellation)
    {
        var moves = await db.Talks.Where(t => t.Id == talk.Id).SelectMany(t => t.Moves).CountAsync(cancellation);
        var file = CalendarFile.Of(talk, moves, title, time.GetUtcNow().UtcDateTime);
        return Results.File(Encoding.UTF8.GetBytes(file), CalendarFile.ContentType, "appointment.ics");
    }
}
