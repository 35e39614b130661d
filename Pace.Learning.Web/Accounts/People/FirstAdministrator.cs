namespace Pace.Learning.Web.Accounts.People;

/// <summary>Somebody has to begin: the address in the settings becomes administrator when it signs in on a site that has none.</summary>
internal sealed class FirstAdministrator(PaceDbContext db, RoleActs acts, IOptions<AccountOptions> options)
{
    /// <summary>Whether signing in will make them administrator.</summary>
    public async Task<bool> IsDueAsync(Person person) => IsNamed(person) && !await acts.IsAnotherAdministratorAsync(person.Id, CancellationToken.None);

    /// <summary>Makes them administrator if it is them and nobody else is.</summary>
    public async Task MakeIfDueAsync(Person person)
    {
        if (!IsNamed(person))
        {
            return;
        }
        await db.RetryOnConflictAsync(async stop =>
        {
            await acts.TakeTurnAsync(stop);
            if (await acts.HasAsync(person.Id, Roles.Admin, stop) || await acts.IsAnotherAdministratorAsync(person.Id, stop))
            {
                return;
            }
            var grant = RoleGrant.For(person.Id, Roles.Admin, askedBy: null, why: null, acts.Now);
            db.RoleGrants.Add(grant);
            await acts.GiveAsync(grant, by: null, stop);
        });
    }

    private bool IsNamed(Person person) => person.EmailConfirmed && options.Value.FirstAdmin is { } first && EmailAddress.Normalized(first) == person.NormalizedEmail;
}
