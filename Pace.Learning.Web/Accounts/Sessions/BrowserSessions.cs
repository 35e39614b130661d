using Microsoft.AspNetCore.Authentication;

namespace Pace.Learning.Web.Accounts.Sessions;

/// <summary>Notes where somebody signs in, and ends it. The cookie holds the id; what has ended here, no cookie brings back.</summary>
internal sealed class BrowserSessions(PaceDbContext db, EndedSessions ended, IHttpContextAccessor context, TimeProvider time)
{
    private const string IdItem = "sid";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Sessions that may still be used.</summary>
    public IQueryable<BrowserSession> Open
    {
        get
        {
            var since = Now - SessionCookie.Length;
            return db.BrowserSessions.AsNoTracking().Where(s => s.EndedAt == null && s.LastSeenAt > since);
        }
    }

    /// <summary>Which session a cookie belongs to.</summary>
    public static Guid? IdIn(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(IdItem, out var text) is true && Guid.TryParseExact(text, "N", out var id) ? id : null;

    /// <summary>Which session this request belongs to.</summary>
    public async Task<Guid?> CurrentAsync() => IdIn((await context.HttpContext!.AuthenticateAsync(AccountSchemes.Session)).Properties);

    /// <summary>Somebody signs in: the one before in this browser ends, and a new one begins.</summary>
    /// <returns>What the cookie is made with.</returns>
    public async Task<AuthenticationProperties> StartAsync(Guid personId, IEnumerable<string> roles, SignInEvidence? how)
    {
        await EndCurrentAsync();
        var old = Now - BrowserSession.KeptFor;
        await db.BrowserSessions.Where(s => s.LastSeenAt < old).ExecuteDeleteAsync();
        var properties = new AuthenticationProperties();
        await AddAsync(personId, roles, how, properties);
        return properties;
    }

    /// <summary>It is used: notes it, and begins one for a cookie from before there were any.</summary>
    public async Task SeenAsync(Guid personId, IEnumerable<string> roles, SignInEvidence? how, AuthenticationProperties properties)
    {
        if (IdIn(properties) is not { } id)
        {
            await AddAsync(personId, roles, how, properties);
            return;
        }
        var now = Now;
        await db.BrowserSessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now));
    }

    /// <summary>Whether a session that is named was ended.</summary>
    public async Task<bool> HasEndedAsync(AuthenticationProperties properties) =>
        IdIn(properties) is { } id && !await db.BrowserSessions.AnyAsync(s => s.Id == id && s.EndedAt == null);

    /// <summary>Ends the one of this browser.</summary>
    public async Task EndCurrentAsync()
    {
        if (await CurrentAsync() is { } id)
        {
            await EndAsync(db.BrowserSessions.Where(s => s.Id == id));
        }
    }

    /// <summary>Ends one of somebody's; <c>false</c> when it has ended already.</summary>
    public async Task<bool> EndAsync(Guid personId, Guid id)
    {
        var isEnded = await EndAsync(db.BrowserSessions.Where(s => s.Id == id && s.PersonId == personId)) > 0;
        await ended.TellAsync(db, personId);
        return isEnded;
    }

    /// <summary>Ends all of somebody's.</summary>
    public async Task EndAllAsync(Guid personId)
    {
        await EndAsync(db.BrowserSessions.Where(s => s.PersonId == personId));
        await ended.TellAsync(db, personId);
    }

    private Task<int> EndAsync(IQueryable<BrowserSession> sessions)
    {
        var now = Now;
        return sessions.Where(s => s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now));
    }

    private async Task AddAsync(Guid personId, IEnumerable<string> roles, SignInEvidence? how, AuthenticationProperties properties)
    {
        var all = roles.ToList();
        if (all.Exists(Roles.IsParent) && !all.Exists(Roles.IsStaff))
        {
            return;
        }
        var session = new BrowserSession(personId, Device.Of(context.HttpContext!.Request.Headers.UserAgent), how?.Words, Now);
        db.BrowserSessions.Add(session);
        await db.SaveChangesAsync();
        db.Entry(session).State = EntityState.Detached;
        properties.Items[IdItem] = session.Id.ToString("N");
    }
}
