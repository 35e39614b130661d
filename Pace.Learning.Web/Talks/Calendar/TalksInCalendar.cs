using System.Security.Claims;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Platform.Calendar;

namespace Pace.Learning.Web.Talks.Calendar;

/// <summary>Talks as a calendar outside this site has them: when and where, and nothing of parents. Those of the last months stay in it, so that nothing seems to have been taken away.</summary>
internal sealed class TalksInCalendar(PaceDbContext db, PersonDirectory people, TimeProvider time)
{
    private const int MonthsBack = 3;

    /// <summary>Everybody who may have talks in a calendar.</summary>
    public static bool MaySee(IReadOnlyCollection<string> roles) => roles.Any(r => r is Roles.Trainer or Roles.ParticipationManager or Roles.StandIn);

    public static async Task<IResult> DownloadAsync(ClaimsPrincipal user, TalksInCalendar talks, CancellationToken cancellation) =>
        MaySee([.. Roles.All.Where(user.IsInRole)]) ? await talks.FileAsync(user, cancellation) : Results.NotFound();

    /// <summary>What a calendar asks for that subscribed. It has only the secret; whose it is decides what is in it, as their roles are now.</summary>
    public static async Task<IResult> SubscribedAsync(string token, TalksInCalendar talks, CancellationToken cancellation) => await talks.SubscribedAsync(token, cancellation);

    private async Task<IResult> SubscribedAsync(string token, CancellationToken cancellation)
    {
        var hash = CalendarFeed.HashOf(token);
        if (await db.CalendarFeeds.AsNoTracking().SingleOrDefaultAsync(f => f.TokenHash == hash, cancellation) is not { } feed
            || await people.RolesOfAsync(feed.PersonId, cancellation) is not { } roles || !MaySee(roles))
        {
            return Results.NotFound();
        }
        var owner = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, feed.PersonId.ToString()), .. roles.Select(r => new Claim(ClaimTypes.Role, r))]);
        return await FileAsync(new ClaimsPrincipal(owner), cancellation);
    }

    private async Task<IResult> FileAsync(ClaimsPrincipal owner, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var since = now.AddMonths(-MonthsBack);
        var talks = await db.Talks.AsNoTracking().VisibleTo(owner).Where(t => t.StartsAt > since).OrderBy(t => t.StartsAt)
            .Select(t => new { Talk = t, Moves = t.Moves.Count }).ToListAsync(cancellation);
        return CalendarFile.Feed(talks.Select(t => t.Talk.InCalendar(Title(t.Talk), t.Moves + (t.Talk.IsCancelled ? 1 : 0), t.Talk.IsCancelled)), now);
    }

    private static string Title(Talk talk) => talk.Audience == TalkLabels.Conference ? "Conference" : "Training session";
}
