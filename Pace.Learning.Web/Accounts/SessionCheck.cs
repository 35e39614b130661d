using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Accounts.Sessions;

namespace Pace.Learning.Web.Accounts;

/// <summary>Asks the database whether a session still counts, and makes its cookie anew from what the account is now. Identity's own check is one for a whole process: the host's.</summary>
internal sealed class SessionCheck(
    PaceDbContext db, PreparedReads reads, SignInManager<Person> signIn, BrowserSessions sessions, IOptions<AccountOptions> options)
{
    /// <summary>With every request that nobody else asks for: what was ended, and a role that was taken, are gone with it.</summary>
    public async Task CheckAsync(CookieValidatePrincipalContext session, Guid id, bool isDue)
    {
        var user = session.Principal!;
        var verdict = await AskAsync(user, id, session.HttpContext.RequestAborted);
        if (verdict == SessionVerdict.Fits && !isDue)
        {
            return;
        }
        if (verdict == SessionVerdict.Ended || await RenewedAsync(user) is not { } renewed)
        {
            await RejectAsync(session);
            return;
        }
        await sessions.SeenAsync(id);
        var roles = Claims.RolesOf(renewed);
        SessionCookie.SetLength(session.Properties, options.Value.Sessions.For(roles), roles.Any(Roles.IsParent), session.Options.TimeProvider!.GetUtcNow());
        session.ReplacePrincipal(renewed);
        session.ShouldRenew = true;
    }

    /// <summary>The answer of a page that has asked itself and found that the session isn't as the cookie says: the same page with what they may do now, or the way to sign in.</summary>
    public async Task<IActionResult> AgainAsync(HttpContext http)
    {
        var session = await http.AuthenticateAsync(AccountSchemes.Session);
        if (session is { Principal: { } user, Properties: { } properties } && BrowserSessions.IdIn(properties) is { } id
            && await AskAsync(user, id, http.RequestAborted) != SessionVerdict.Ended && await RenewedAsync(user) is { } renewed)
        {
            await sessions.SeenAsync(id);
            await http.SignInAsync(AccountSchemes.Session, renewed, properties);
            return new LocalRedirectResult(http.Request.GetEncodedPathAndQuery());
        }
        await http.SignOutAsync(AccountSchemes.Session);
        return new ChallengeResult(AccountSchemes.Session);
    }

    /// <summary>Takes the cookie away.</summary>
    public static async Task RejectAsync(CookieValidatePrincipalContext session)
    {
        session.RejectPrincipal();
        await session.HttpContext.SignOutAsync(AccountSchemes.Session);
    }

    private async Task<SessionVerdict> AskAsync(ClaimsPrincipal user, Guid id, CancellationToken cancellation)
    {
        var verdict = SessionVerdict.Ended;
        await reads.QueryAsync(
            db, SessionQuestion.Sql, [("session", id), ("person", user.RequiredPersonId)], async (reader, stop) => verdict = await SessionQuestion.ReadAsync(reader, user, stop), cancellation);
        return verdict;
    }

    private async Task<ClaimsPrincipal?> RenewedAsync(ClaimsPrincipal user)
    {
        if (await signIn.UserManager.GetUserAsync(user) is not { } person)
        {
            return null;
        }
        var renewed = await signIn.CreateUserPrincipalAsync(person);
        SignInEvidence.Keep(user, renewed);
        // Whoever got a role that needs a second step signs in once more, with it.
        return SignInEvidence.Of(renewed)?.IsEnoughFor(Claims.RolesOf(renewed)) == false ? null : renewed;
    }
}
