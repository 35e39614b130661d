namespace Pace.Learning.Web.Accounts.People;

/// <summary>What became of ticks in the form for somebody's roles.</summary>
/// <param name="Given">Roles that they have from now on.</param>
/// <param name="Waiting">Roles that a second person has to confirm.</param>
/// <param name="Taken">Roles that they no longer have.</param>
internal sealed record RoleChange(IReadOnlyList<string> Given, IReadOnlyList<string> Waiting, IReadOnlyList<string> Taken);

/// <summary>Gives, confirms and takes roles of people with an account. Each act, its entries in the ledger and its mail are stored together.</summary>
internal sealed class StaffRoles(PaceDbContext db, RoleActs acts, RoleMail mail)
{
    private static readonly Refusal Decided = new("", "Somebody has decided about this in the meantime. Look at what waits now.");
    private static readonly Refusal Own = new("", "You asked for this yourself, so another person has to confirm it.");
    private static readonly Refusal ForThemself = new("", "This role would be yours, so another person has to confirm it.");
    private static readonly Refusal Changed = new("Input.Roles", "Somebody has changed these roles in the meantime. Look at what they have now, and choose again");

    /// <summary>Gives what is newly ticked and takes what no longer is.</summary>
    /// <param name="personId">Whose.</param>
    /// <param name="shown">What they had when the form was shown.</param>
    /// <param name="wanted">What is ticked.</param>
    /// <param name="why">Why.</param>
    /// <param name="by">The administrator.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<(Refusal? Refusal, RoleChange Change)> ChangeAsync(
        Guid personId, IReadOnlyCollection<string> shown, IReadOnlyCollection<string> wanted, string? why, Guid by, CancellationToken cancellation)
    {
        var change = new RoleChange([], [], []);
        var refusal = await db.RetryOnConflictAsync<Refusal?>(async stop =>
        {
            await acts.TakeTurnAsync(stop);
            if (!await acts.HasAsync(by, Roles.Admin, stop))
            {
                return RoleActs.NotAllowed;
            }
            var person = await db.Users.SingleAsync(p => p.Id == personId, stop);
            var has = await HeldAsync(personId, stop);
            if (!has.ToHashSet().SetEquals(shown))
            {
                return Changed;
            }
            List<string> toGive = [.. Roles.GivenByHand.Where(r => wanted.Contains(r) && !has.Contains(r))];
            List<string> toTake = [.. has.Where(r => !wanted.Contains(r))];
            if (toTake.Contains(Roles.Admin) && !await acts.IsAnotherAdministratorAsync(personId, stop))
            {
                return RoleActs.LastAdministrator;
            }
            List<string> given = [], waiting = [];
            foreach (var role in toGive)
            {
                var (problem, isGiven) = await AskAsync(personId, role, why, by, stop);
                if (problem is not null)
                {
                    return problem;
                }
                (isGiven ? given : waiting).Add(role);
            }
            foreach (var role in toTake)
            {
                await acts.TakeAsync(personId, role, by, why, stop);
            }
            Tell(person, given, toTake);
            change = new RoleChange(given, waiting, toTake);
            return null;
        }, cancellation);
        return (refusal, change);
    }

    /// <summary>The second person says yes.</summary>
    public Task<Refusal?> ConfirmAsync(Guid grantId, Guid by, CancellationToken cancellation) => DecideAsync(grantId, by, async (grant, stop) =>
    {
        grant.Confirm(by, acts.Now);
        await acts.RecordAsync(grant, "role.confirmed", by, stop);
        // What begins later is given on its day.
        if (grant.PersonId is { } personId && grant.IsDueOn(LondonTime.DayOf(acts.Now)))
        {
            var person = await db.Users.SingleAsync(p => p.Id == personId, stop);
            await acts.GiveAsync(grant, by, stop);
            mail.TellOfGiven(person, [grant.Role]);
        }
    }, cancellation);

    /// <summary>The second person says no.</summary>
    public Task<Refusal?> RefuseAsync(Guid grantId, Guid by, CancellationToken cancellation) => DecideAsync(grantId, by, async (grant, stop) =>
    {
        await mail.TellOfRefusedAsync(grant, by, stop);
        await EndAsync(grant, "role.refused", by, stop);
    }, cancellation);

    /// <summary>An administrator takes back what waits.</summary>
    public Task<Refusal?> TakeBackAsync(Guid grantId, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        await acts.TakeTurnAsync(stop);
        if (!await acts.HasAsync(by, Roles.Admin, stop))
        {
            return RoleActs.NotAllowed;
        }
        if (await db.RoleGrants.SingleOrDefaultAsync(g => g.Id == grantId, stop) is not { IsWaiting: true } grant)
        {
            return Decided;
        }
        await EndAsync(grant, "role.request-taken-back", by, stop);
        return null;
    }, cancellation);

    private async Task<(Refusal? Problem, bool IsGiven)> AskAsync(Guid personId, string role, string? why, Guid by, CancellationToken cancellation)
    {
        var key = RoleGrant.KeyOf(personId, role);
        var name = RoleDescriptions.Of(role).NameInText;
        if (await db.RoleGrants.AnyAsync(g => g.OpenKey == key, cancellation))
        {
            return (new Refusal("Input.Roles", $"It has been asked for already that they become {name}. A second person has to confirm it"), false);
        }
        var grant = RoleGrant.For(personId, role, by, why, acts.Now);
        db.RoleGrants.Add(grant);
        if (!await acts.NeedsSecondAsync(role, by, personId, cancellation))
        {
            await acts.GiveAsync(grant, by, cancellation);
            return (null, true);
        }
        if (grant.Why is null)
        {
            return (new Refusal("Input.Why", $"Say why they should be {name}. The second person will read it"), false);
        }
        grant.AskSecond();
        await acts.RecordAsync(grant, "role.asked", by, cancellation);
        await mail.AskCircleAsync(grant, await acts.CircleAsync(cancellation), cancellation);
        return (null, false);
    }

    private async Task<List<string>> HeldAsync(Guid personId, CancellationToken cancellation)
    {
        var ids = await db.UserRoles.Where(r => r.UserId == personId).Select(r => r.RoleId).ToListAsync(cancellation);
        return [.. Roles.GivenByHand.Where(r => ids.Contains(Roles.IdOf(r)))];
    }

    private void Tell(Person person, List<string> given, List<string> taken)
    {
        if (given.Count > 0)
        {
            mail.TellOfGiven(person, given);
        }
        if (taken.Count > 0)
        {
            mail.TellOfTaken(person, taken);
        }
    }

    private Task<Refusal?> DecideAsync(Guid grantId, Guid by, Func<RoleGrant, CancellationToken, Task> decide, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        await acts.TakeTurnAsync(stop);
        if (!(await acts.CircleAsync(stop)).Contains(by))
        {
            return RoleActs.NotAllowed;
        }
        if (await db.RoleGrants.SingleOrDefaultAsync(g => g.Id == grantId, stop) is not { IsWaiting: true } grant)
        {
            return Decided;
        }
        if (grant.AskedBy == by)
        {
            return Own;
        }
        if (grant.PersonId == by || await IsInvitedAsync(grant, by, stop))
        {
            return ForThemself;
        }
        await decide(grant, stop);
        return null;
    }, cancellation);

    private async Task<bool> IsInvitedAsync(RoleGrant grant, Guid by, CancellationToken cancellation)
    {
        var address = await db.StaffInvitations.Where(i => i.Id == grant.InvitationId).Select(i => i.NormalizedEmail).SingleOrDefaultAsync(cancellation);
        return address is not null && await db.Users.AnyAsync(p => p.Id == by && p.NormalizedEmail == address, cancellation);
    }

    // An invitation that offers nothing any more has ended.
    private async Task EndAsync(RoleGrant grant, string act, Guid by, CancellationToken cancellation)
    {
        grant.End(by, null, acts.Now);
        await acts.RecordAsync(grant, act, by, cancellation);
        if (grant.PersonId is null && await db.StaffInvitations.SingleAsync(i => i.Id == grant.InvitationId, cancellation) is { HasEnded: false } invitation
            && !await db.RoleGrants.AnyAsync(g => g.InvitationId == invitation.Id && g.Id != grant.Id && g.OpenKey != null, cancellation))
        {
            invitation.TakeBack(acts.Now);
        }
    }
}
