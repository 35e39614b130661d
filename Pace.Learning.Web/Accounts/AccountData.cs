using Pace.Learning.Web.Accounts.People;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Accounts;

/// <summary>What this room keeps about people.</summary>
internal sealed class AccountData(PaceDbContext db, ISealedAddresses addresses) : IPersonalData
{
    public string Section => "account";

    public async Task<object?> ExportAsync(Guid personId, CancellationToken cancellation)
    {
        var person = await db.Users.AsNoTracking().SingleAsync(p => p.Id == personId, cancellation);
        return new
        {
            Email = await addresses.ForOwnerAsync(person.Email!, cancellation),
            person.DisplayName,
            person.CreatedAt,
            person.AgreedToTermsAt,
            HasPassword = person.PasswordHash is not null,
            HasAuthenticator = person.TwoFactorEnabled,
            Roles = await db.UserRoles.Where(r => r.UserId == personId).Join(db.Roles, r => r.RoleId, r => r.Id, (_, role) => role.Name).ToListAsync(cancellation),
            OtherSignInServices = await db.UserLogins.Where(l => l.UserId == personId).Select(l => l.ProviderDisplayName).ToListAsync(cancellation),
            Passkeys = (await db.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>>().AsNoTracking().Where(k => k.UserId == personId).ToListAsync(cancellation))
                .Select(k => new { k.Data.Name, k.Data.CreatedAt }),
            SignedIn = await db.BrowserSessions.AsNoTracking().Where(s => s.PersonId == personId).OrderBy(s => s.StartedAt)
                .Select(s => new { s.Device, s.How, s.StartedAt, s.LastSeenAt, s.EndedAt }).ToListAsync(cancellation),
            HowRolesCameAbout = await db.RoleGrants.AsNoTracking().Where(g => g.PersonId == personId).OrderBy(g => g.AskedAt)
                .Select(g => new { g.Role, g.Why, g.AskedAt, g.ConfirmedAt, g.GivenAt, g.EndedAt, g.EndedWhy }).ToListAsync(cancellation),
        };
    }

    public async Task ForgetAsync(Guid personId, CancellationToken cancellation)
    {
        var person = await db.Users.AsNoTracking().SingleAsync(p => p.Id == personId, cancellation);
        // Loaded, so that the ledger says that they are gone.
        db.UserRoles.RemoveRange(await db.UserRoles.Where(r => r.UserId == personId).ToListAsync(cancellation));
        db.RoleGrants.RemoveRange(await db.RoleGrants.Where(g => g.PersonId == personId).ToListAsync(cancellation));
        await db.ForgetInvitationsAsync(i => i.NormalizedEmail == person.NormalizedEmail, cancellation);
        await db.SignInLinks.Where(l => l.NormalizedEmail == person.NormalizedEmail).ExecuteDeleteAsync(cancellation);
        await db.OutboxMails.Where(m => m.To == person.Email).ExecuteDeleteAsync(cancellation);
    }
}
