using Microsoft.AspNetCore.Authentication;

namespace Pace.Learning.Web.Accounts.Sessions;

/// <summary>Notes where somebody signs in, and ends it. The cookie holds the id; what has ended here, no cookie brings back.</summary>
internal sealed class BrowserSessions(PaceDbContext db, IOptions<AccountOptions> options, IHttpContextAccessor context, TimeProvider time)
{
    private const string IdItem = "sid";
    private static readonly Guid[] Parents = [.. Roles.All.Where(Roles.IsParent).Select(Roles.IdOf)];
    private static readonly Guid[] Staff = [.. Roles.All.Where(Roles.IsStaff).Select(Roles.IdOf)];

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Somebody's sessions that may still be used, the latest first. Their roles say how long one lasts.</summary>
    public IQueryable<BrowserSession> OpenOf(Guid personId, IReadOnlyCollection<string> roles)
    {
        var length = options.Value.Sessions.For(roles);
        var (used, begun) = (Now - length.Unused, Now - length.InAll);
        return db.BrowserSessions.AsNoTracking().Where(s => s.PersonId == personId && s.EndedAt == null && s.LastSeenAt > used && s.StartedAt > begun).OrderByDescending(s => s.LastSeenAt);
    }

    /// <summary>Which session a cookie belongs to.</summary>
    public static Guid? IdIn(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(IdItem, out var text) is true && Guid.TryParseExact(text, "N", out var id) ? id : null;

    /// <summary>Which session this request belongs to.</summary>
    public async Task<Guid?> CurrentAsync() => IdIn((await context.HttpContext!.AuthenticateAsync(AccountSchemes.Session)).Properties);

    /// <summary>Somebody signs in: the one before in this browser ends, and a new one begins.</summary>
    /// <returns>What the cookie is made with.</returns>
    public async Task<AuthenticationProperties> StartAsync(Guid personId, IReadOnlyCollection<string> roles, SignInEvidence? how)
    {
        await EndCurrentAsync();
        await ForgetOldAsync();
        var isParent = roles.Any(Roles.IsParent) && !roles.Any(Roles.IsStaff);
        var session = new BrowserSession(personId, Device.Of(context.HttpContext!.Request.Headers.UserAgent), isParent ? null : how?.Words, Now);
        db.BrowserSessions.Add(session);
        await db.SaveChangesAsync();
        db.Entry(session).State = EntityState.Detached;
        var properties = new AuthenticationProperties();
        properties.Items[IdItem] = session.Id.ToString("N");
        return properties;
    }

    /// <summary>It is used.</summary>
    public async Task SeenAsync(Guid id)
    {
        var now = Now;
        await db.BrowserSessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now));
    }

    /// <summary>Ends the one of this browser.</summary>
    public async Task EndCurrentAsync()
    {
        if (await CurrentAsync() is { } id)
        {
            await EndAsync(db.BrowserSessions.Where(s => s.Id == id));
        }
    }

    /// <summary>Ends one of somebody's; <c>false</c> when it has ended already.</summary>
    public async Task<bool> EndAsync(Guid personId, Guid id) => await EndAsync(db.BrowserSessions.Where(s => s.Id == id && s.PersonId == personId)) > 0;

    /// <summary>Ends all of somebody's, or all but one.</summary>
    public Task<int> EndAllAsync(Guid personId, Guid? but = null) => EndAsync(db.BrowserSessions.Where(s => s.PersonId == personId && s.Id != but));

    private async Task<int> EndAsync(IQueryable<BrowserSession> sessions)
    {
        var now = Now;
        var forgotten = await OfParents(sessions.Where(s => s.EndedAt == null)).ExecuteDeleteAsync();
        return forgotten + await sessions.Where(s => s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now));
    }

    private async Task ForgetOldAsync()
    {
        var (old, parents) = (Now - BrowserSession.KeptFor, options.Value.Sessions.Parents);
        // Use is noted now and then only.
        var (used, begun) = (Now - parents.Unused - options.Value.CheckSessionEvery, Now - parents.InAll);
        await db.BrowserSessions.Where(s => s.LastSeenAt < old).ExecuteDeleteAsync();
        await OfParents(db.BrowserSessions.Where(s => s.LastSeenAt < used || s.StartedAt < begun)).ExecuteDeleteAsync();
    }

    // Of people who only take part as parents.
    private IQueryable<BrowserSession> OfParents(IQueryable<BrowserSession> sessions)
    {
        var held = db.UserRoles;
        return sessions.Where(s => held.Any(r => r.UserId == s.PersonId && Parents.Contains(r.RoleId)) && !held.Any(r => r.UserId == s.PersonId && Staff.Contains(r.RoleId)));
    }
}
