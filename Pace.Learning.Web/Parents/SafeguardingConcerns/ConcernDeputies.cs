using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Platform.Jobs;

namespace Pace.Learning.Web.Parents.SafeguardingConcerns;

/// <summary>Who stands in for the DSO.</summary>
internal sealed class ConcernDeputies(PaceDbContext db, PersonDirectory people, ParticipantLedger record, TimeProvider time)
{
    // Staff, and none of those whose accounts others give out.
    private static readonly string[] Eligible = [Roles.SafeguardingOfficer, Roles.ParticipationManager, Roles.Trainer, Roles.Editor, Roles.Evaluator, Roles.Admin];

    /// <summary>Who could.</summary>
    public async Task<IReadOnlyList<PersonContact>> EligibleAsync(Guid except, CancellationToken cancellation)
    {
        Dictionary<Guid, PersonContact> staff = [];
        foreach (var role in Eligible)
        {
            foreach (var person in await people.InRoleAsync(role, cancellation))
            {
                staff[person.Id] = person;
            }
        }
        return [.. staff.Values.Where(p => p.Id != except && p.Name.Length > 0).OrderBy(p => p.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>Who does now, the last named first.</summary>
    public async Task<IReadOnlyList<(ConcernDeputy Deputy, string Name)>> NowAsync(CancellationToken cancellation)
    {
        var today = Today;
        var named = await db.ConcernDeputies.AsNoTracking().Where(d => d.EndedAt == null && d.Until >= today).OrderByDescending(d => d.At).ToListAsync(cancellation);
        var known = await people.OfAsync([.. named.Select(d => d.PersonId).Distinct()], cancellation);
        return [.. named.Where(d => known.ContainsKey(d.PersonId)).Select(d => (d, known[d.PersonId].Name))];
    }

    /// <summary>Names somebody until a day.</summary>
    public Task<Refusal?> NameAsync(Guid? personId, DateOnly? until, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        if (personId is not { } person || (await EligibleAsync(by, stop)).All(p => p.Id != person))
        {
            return new Refusal("Deputy.PersonId", "Choose who stands in for you");
        }
        if (until is not { } day || day < Today || day > Today.AddDays(ConcernDeputy.MostDays))
        {
            return new Refusal("Deputy.Until", "Enter the last day, from today to three months from now");
        }
        var hadRole = (await people.RolesOfAsync(person, stop)).Contains(Roles.SafeguardingOfficer);
        // Whoever has it as a deputy already has it for longer now.
        foreach (var earlier in await db.ConcernDeputies.Where(d => d.PersonId == person && d.EndedAt == null).ToListAsync(stop))
        {
            hadRole = earlier.HadRole;
            earlier.End(Now);
        }
        var deputy = new ConcernDeputy(person, day, hadRole, by, Now);
        db.ConcernDeputies.Add(deputy);
        await people.GiveRoleAsync(person, Roles.SafeguardingOfficer, stop);
        await record.AppendForConcernAsync(deputy.Id, "worry.deputy-named", by, stop);
        return null;
    }, cancellation);

    /// <summary>Somebody doesn't stand in any more. Ending it twice is ending it once.</summary>
    public Task EndAsync(Guid id, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        if (await db.ConcernDeputies.SingleOrDefaultAsync(d => d.Id == id && d.EndedAt == null, stop) is { } deputy)
        {
            await EndAsync(deputy, by, stop);
        }
    }, cancellation);

    /// <summary>Ends those whose last day is over.</summary>
    public Task EndOverdueAsync(CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        var today = Today;
        foreach (var deputy in await db.ConcernDeputies.Where(d => d.EndedAt == null && d.Until < today).ToListAsync(stop))
        {
            await EndAsync(deputy, null, stop);
        }
    }, cancellation);

    private async Task EndAsync(ConcernDeputy deputy, Guid? by, CancellationToken cancellation)
    {
        deputy.End(Now);
        if (!deputy.HadRole)
        {
            await people.TakeRoleAsync(deputy.PersonId, Roles.SafeguardingOfficer, cancellation);
        }
        await record.AppendForConcernAsync(deputy.Id, "worry.deputy-ended", by, cancellation);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private DateOnly Today => LondonTime.DayOf(Now);
}

/// <summary>A deputy's days are over.</summary>
internal sealed class EndDeputies(ConcernDeputies deputies) : IRecurringJob
{
    public static string Name => "safeguarding-deputies";

    public static string What => "Takes the safeguarding officer’s role back from deputies whose days are over";

    public Task RunAsync(CancellationToken cancellation) => deputies.EndOverdueAsync(cancellation);
}
