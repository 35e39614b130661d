using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Accounts.People;

/// <summary>
/// What every act about roles is made of. One act at a time: the rule that somebody is always left, and the rule of two people, are about more than one person,
/// so each act waits for the one before it and then looks anew.
/// </summary>
internal sealed class RoleActs(PaceDbContext db, Ledger ledger, RoleMail mail, TimeProvider time)
{
    public static readonly Refusal LastAdministrator = new("Input.Roles", "Somebody has to be administrator. Make another person administrator first, then take this role");
    public static readonly Refusal NotAllowed = new("", "Your own role has changed in the meantime, so this is no longer yours to do. Nothing was changed.");

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Waits for its turn. Later acts see what this one did.</summary>
    public Task TakeTurnAsync(CancellationToken cancellation) => db.LockPersonAsync(Roles.IdOf(Roles.Admin), cancellation);

    public async Task<bool> HasAsync(Guid personId, string role, CancellationToken cancellation)
    {
        var id = Roles.IdOf(role);
        return await db.UserRoles.AnyAsync(r => r.UserId == personId && r.RoleId == id, cancellation);
    }

    /// <summary>Those who may be the second person: everybody who has a role that two people give.</summary>
    public async Task<IReadOnlyList<Guid>> CircleAsync(CancellationToken cancellation)
    {
        Guid[] ids = [.. Roles.All.Where(Roles.MayConfirm).Select(Roles.IdOf)];
        return await db.UserRoles.Where(r => ids.Contains(r.RoleId)).Select(r => r.UserId).Distinct().OrderBy(id => id).ToListAsync(cancellation);
    }

    /// <summary>
    /// Whether a second person has to confirm. For roles that see parents always. For another administrator as soon as there is anybody who could: the very first
    /// one is alone, and couldn't begin otherwise.
    /// </summary>
    public async Task<bool> NeedsSecondAsync(string role, Guid? askedBy, Guid? personId, CancellationToken cancellation) =>
        Roles.SeesParents(role) || (Roles.NeedsTwo(role) && (await CircleAsync(cancellation)).Any(id => id != askedBy && id != personId));

    /// <summary>Whether somebody else is administrator.</summary>
    public async Task<bool> IsAnotherAdministratorAsync(Guid than, CancellationToken cancellation)
    {
        var admin = Roles.IdOf(Roles.Admin);
        return await db.UserRoles.AnyAsync(r => r.RoleId == admin && r.UserId != than, cancellation);
    }

    /// <summary>From now on they have the role.</summary>
    public async Task GiveAsync(RoleGrant grant, Guid? by, CancellationToken cancellation)
    {
        grant.Give(Now);
        if (!await HasAsync(grant.PersonId!.Value, grant.Role, cancellation))
        {
            db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = grant.PersonId.Value, RoleId = Roles.IdOf(grant.Role) });
        }
        await RecordAsync(grant, "role.given", by, cancellation);
        if (Roles.NeedsTwo(grant.Role))
        {
            await mail.TellCircleOfGivenAsync(grant, await CircleAsync(cancellation), cancellation);
        }
    }

    /// <summary>They no longer have it: with their next page.</summary>
    public async Task TakeAsync(Guid personId, string role, Guid by, string? why, CancellationToken cancellation)
    {
        var id = Roles.IdOf(role);
        var circle = await CircleAsync(cancellation);
        db.UserRoles.RemoveRange(await db.UserRoles.Where(r => r.UserId == personId && r.RoleId == id).ToListAsync(cancellation));
        var grant = await db.RoleGrants.OrderBy(g => g.AskedAt).LastOrDefaultAsync(g => g.PersonId == personId && g.Role == role && g.GivenAt != null && g.EndedAt == null, cancellation)
            ?? await NoteEarlierAsync(personId, role, cancellation);
        grant.End(by, why, Now);
        await RecordAsync(grant, "role.taken", by, cancellation);
        if (Roles.NeedsTwo(role))
        {
            await mail.TellCircleOfTakenAsync(grant, by, circle, cancellation);
        }
    }

    /// <summary>The days for which they had it are over.</summary>
    public async Task EndDaysAsync(RoleGrant grant, CancellationToken cancellation)
    {
        var id = Roles.IdOf(grant.Role);
        db.UserRoles.RemoveRange(await db.UserRoles.Where(r => r.UserId == grant.PersonId && r.RoleId == id).ToListAsync(cancellation));
        grant.End(null, null, Now);
        await RecordAsync(grant, grant.GivenAt is null ? "role.lapsed" : "role.taken", null, cancellation);
    }

    /// <summary>Who asked, for whom and which role, by ids. Names and reasons stay out of the ledger, which nobody can erase.</summary>
    public Task<LedgerEntry> RecordAsync(RoleGrant grant, string act, Guid? by, CancellationToken cancellation) => ledger.AppendAsync(
        db, grant.PersonId is { } person ? new LedgerSubject("person", person) : new LedgerSubject("staff-invitation", grant.InvitationId!.Value), act,
        new GrantEntry(grant.Id, grant.Role, grant.AskedBy, grant.ConfirmedBy), by, cancellation);

    /// <summary>The same for what isn't about one role.</summary>
    public Task<LedgerEntry> RecordAsync<T>(LedgerSubject subject, string act, T payload, Guid? by, CancellationToken cancellation) =>
        ledger.AppendAsync(db, subject, act, payload, by, cancellation);

    // A role from before grants were kept: there is a row to say when and by whom it ended.
    private async Task<RoleGrant> NoteEarlierAsync(Guid personId, string role, CancellationToken cancellation)
    {
        var since = await db.Users.Where(p => p.Id == personId).Select(p => p.CreatedAt).SingleAsync(cancellation);
        var grant = RoleGrant.For(personId, role, askedBy: null, why: null, since);
        grant.Give(since);
        db.RoleGrants.Add(grant);
        return grant;
    }

    private sealed record GrantEntry(Guid Grant, string Role, Guid? AskedBy, Guid? ConfirmedBy);
}
