using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Accounts.Sessions;

namespace Pace.Learning.Web.Accounts;

/// <summary>Asks the database whether a session still counts, and makes its cookie anew from what the account is now. Identity's own check is one for a whole process: the host's.</summary>
internal sealed class SessionCheck(PaceDbContext db, SignInManager<Person> signIn, BrowserSessions sessions)
{
    /// <summary>The whole check, now and then.</summary>
    public async Task CheckAsync(CookieValidatePrincipalContext session)
    {
        if (await signIn.ValidateSecurityStampAsync(session.Principal) is not { } person || await sessions.HasEndedAsync(session.Properties))
        {
            await RejectAsync(session);
            return;
        }
        await RenewAsync(session, person);
    }

    /// <summary>Each time that somebody comes who works here: a role that was taken, and a session that was ended, are gone with the next page.</summary>
    public async Task CheckStaffAsync(CookieValidatePrincipalContext session)
    {
        var (user, personId, sessionId) = (session.Principal!, session.Principal!.RequiredPersonId, BrowserSessions.IdIn(session.Properties));
        var (held, known) = (db.UserRoles, db.BrowserSessions);
        var now = await db.Users.AsNoTracking().Where(p => p.Id == personId).Select(p => new
        {
            p.SecurityStamp,
            IsOpen = sessionId == null || known.Any(s => s.Id == sessionId && s.EndedAt == null),
            Roles = held.Where(r => r.UserId == p.Id).Select(r => r.RoleId).ToList(),
        }).SingleOrDefaultAsync();
        if (now is not { IsOpen: true } || now.SecurityStamp != user.FindFirstValue(PersonIdentity.Rules.Value.ClaimsIdentity.SecurityStampClaimType))
        {
            await RejectAsync(session);
        }
        else if (sessionId is null || !now.Roles.ToHashSet().SetEquals(user.FindAll(Claims.Role).Select(role => Roles.IdOf(role.Value))))
        {
            await CheckAsync(session);
        }
    }

    private async Task RejectAsync(CookieValidatePrincipalContext session)
    {
        session.RejectPrincipal();
        await signIn.SignOutAsync();
    }

    private async Task RenewAsync(CookieValidatePrincipalContext session, Person person)
    {
        var renewed = await signIn.CreateUserPrincipalAsync(person);
        SignInEvidence.Keep(session.Principal, renewed);
        await sessions.SeenAsync(person.Id, renewed.FindAll(Claims.Role).Select(role => role.Value), SignInEvidence.Of(renewed), session.Properties);
        session.ReplacePrincipal(renewed);
        session.ShouldRenew = true;
    }
}
