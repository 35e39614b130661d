using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Accounts.People;

namespace Pace.Learning.Web.Accounts;

/// <summary>Closes an account: every room forgets, the person's key is destroyed, the account is deleted. All of it or nothing.</summary>
internal sealed class AccountClosing(PaceDbContext db, UserManager<Person> people, PersonVault vault, IEnumerable<IPersonalData> rooms, RoleActs roles)
{
    private static readonly Refusal LastAdministrator =
        new("", "You are the only administrator. Make somebody else administrator first, so that the site isn’t left without one. Then you can close your account.");

    /// <summary>Closes it, unless nobody else could look after the site. One that is closed already, as after a button pressed twice, stays so.</summary>
    public async Task<Refusal?> CloseAsync(Guid personId, CancellationToken cancellation)
    {
        var refusal = await db.RetryOnConflictAsync<Refusal?>(async stop =>
        {
            await roles.TakeTurnAsync(stop);
            if (await roles.HasAsync(personId, Roles.Admin, stop) && !await roles.IsAnotherAdministratorAsync(personId, stop))
            {
                return LastAdministrator;
            }
            await CloseInActAsync(personId, stop);
            return null;
        }, cancellation);
        if (refusal is null)
        {
            await FinishAsync();
        }
        return refusal;
    }

    /// <summary>The part for the database, for an act that closes accounts among other things. <see cref="FinishAsync"/> comes after it.</summary>
    public async Task CloseInActAsync(Guid personId, CancellationToken cancellation)
    {
        if (await people.FindByIdAsync(personId.ToString()) is not { } person)
        {
            return;
        }
        foreach (var room in rooms)
        {
            await room.ForgetAsync(personId, cancellation);
        }
        await vault.DestroyKeyAsync(personId, cancellation);
        (await people.DeleteAsync(person)).MustBeKept("The account could not be deleted");
    }

    /// <summary>Once the act is kept: what lies outside the tables goes as well.</summary>
    public async Task FinishAsync()
    {
        foreach (var room in rooms)
        {
            await room.ForgetFilesAsync();
        }
        await db.PurgeDeletedKeysAsync();
    }
}
