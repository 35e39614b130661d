using Pace.Learning.Web.Platform.Jobs;

namespace Pace.Learning.Web.Accounts.People.StandIn;

/// <summary>Somebody who does the manager's work for some days, or will.</summary>
/// <param name="Id">The grant of the role.</param>
/// <param name="PersonId">Who.</param>
/// <param name="Name">Their name.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
/// <param name="IsConfirmed">Whether a second person has said yes.</param>
internal sealed record NamedStandIn(Guid Id, Guid PersonId, string Name, DateOnly From, DateOnly Until, bool IsConfirmed);

/// <summary>
/// Who stands in for the participation manager, and when. It is a role for stated days: the manager asks, a second person confirms, it begins and ends by itself,
/// and each step is in the ledger as of every role.
/// </summary>
internal sealed class StandIns(PaceDbContext db, PersonDirectory people, RoleActs acts, RoleMail mail)
{
    /// <summary>The longest time at once, in days.</summary>
    public const int MostDays = 92;

    private DateOnly Today => LondonTime.DayOf(acts.Now);

    /// <summary>Who could: staff, and nobody who takes part as a parent.</summary>
    public async Task<IReadOnlyList<PersonContact>> EligibleAsync(CancellationToken cancellation)
    {
        Guid[] staff = [.. Roles.GivenByHand.Select(Roles.IdOf)], not = [Roles.IdOf(Roles.ParticipationManager), .. Roles.All.Where(Roles.IsParent).Select(Roles.IdOf)];
        var held = db.UserRoles;
        return await people.Contacts.Where(p => p.Name != "" && held.Any(r => r.UserId == p.Id && staff.Contains(r.RoleId)) && !held.Any(r => r.UserId == p.Id && not.Contains(r.RoleId)))
            .OrderBy(p => p.Name).ToListAsync(cancellation);
    }

    /// <summary>Who does, or will, or is asked for; those whose days come first, first.</summary>
    public async Task<IReadOnlyList<NamedStandIn>> AheadAsync(CancellationToken cancellation)
    {
        var today = Today;
        var grants = await db.RoleGrants.AsNoTracking().Where(g => g.Role == Roles.StandIn && g.EndedAt == null && g.Until >= today).OrderBy(g => g.From).ToListAsync(cancellation);
        var known = await people.OfAsync([.. grants.Select(g => g.PersonId!.Value).Distinct()], cancellation);
        return [.. grants.Where(g => known.ContainsKey(g.PersonId!.Value)).Select(g => new NamedStandIn(g.Id, g.PersonId!.Value, known[g.PersonId.Value].Name, g.From!.Value, g.Until!.Value, !g.IsWaiting))];
    }

    /// <summary>The manager asks for somebody, for stated days.</summary>
    public Task<Refusal?> AskAsync(Guid? personId, DateOnly? from, DateOnly? until, string? why, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        await acts.TakeTurnAsync(stop);
        if (!await acts.HasAsync(by, Roles.ParticipationManager, stop))
        {
            return RoleActs.NotAllowed;
        }
        if (personId is not { } person || (await EligibleAsync(stop)).All(p => p.Id != person))
        {
            return new Refusal("Input.PersonId", "Choose who stands in for you");
        }
        if (from is not { } first || first < Today)
        {
            return new Refusal("Input.From", "Enter the first day, today or later");
        }
        if (until is not { } last || last < first || last > first.AddDays(MostDays))
        {
            return new Refusal("Input.Until", "Enter the last day, three months after the first at most");
        }
        if ((await AheadAsync(stop)).Any(s => s.PersonId == person))
        {
            return new Refusal("Input.PersonId", "They are named for some days already. End those first, if you want others");
        }
        var grant = RoleGrant.ForDays(person, Roles.StandIn, first, last, by, why, acts.Now);
        db.RoleGrants.Add(grant);
        await acts.RecordAsync(grant, "role.asked", by, stop);
        await mail.AskCircleAsync(grant, await acts.CircleAsync(stop), stop);
        return null;
    }, cancellation);

    /// <summary>A manager ends it before its last day, or takes back what was asked. Ending it twice is ending it once.</summary>
    public Task EndAsync(Guid grantId, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        await acts.TakeTurnAsync(stop);
        if (await acts.HasAsync(by, Roles.ParticipationManager, stop)
            && await db.RoleGrants.SingleOrDefaultAsync(g => g.Id == grantId && g.Role == Roles.StandIn && g.EndedAt == null, stop) is { PersonId: { } personId } grant)
        {
            if (grant.GivenAt is not null)
            {
                await acts.TakeAsync(personId, Roles.StandIn, by, null, stop);
                mail.TellOfTaken(await db.Users.SingleAsync(p => p.Id == personId, stop), [Roles.StandIn]);
                return;
            }
            grant.End(by, null, acts.Now);
            await acts.RecordAsync(grant, "role.request-taken-back", by, stop);
        }
    }, cancellation);

    /// <summary>Gives what begins today, and ends what is over.</summary>
    public Task KeepDaysAsync(CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        await acts.TakeTurnAsync(stop);
        var today = Today;
        foreach (var grant in await db.RoleGrants.Where(g => g.Until != null && g.PersonId != null && g.EndedAt == null).OrderBy(g => g.Id).ToListAsync(stop))
        {
            var person = await db.Users.SingleAsync(p => p.Id == grant.PersonId, stop);
            if (grant.Until < today)
            {
                var had = grant.GivenAt is not null;
                await acts.EndDaysAsync(grant, stop);
                if (had)
                {
                    mail.TellOfTaken(person, [grant.Role]);
                }
            }
            else if (grant.MayBeGiven && grant.IsDueOn(today))
            {
                await acts.GiveAsync(grant, null, stop);
                mail.TellOfGiven(person, [grant.Role]);
            }
        }
    }, cancellation);
}

/// <summary>Roles that are given for stated days begin and end.</summary>
internal sealed class KeepRoleDays(StandIns standIns) : IRecurringJob
{
    public static string Name => "roles-for-days";

    public static string What => "Gives roles whose first day has come, and takes those whose last day is over";

    public Task RunAsync(CancellationToken cancellation) => standIns.KeepDaysAsync(cancellation);
}
