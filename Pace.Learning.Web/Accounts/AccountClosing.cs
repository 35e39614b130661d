using Microsoft.AspNetCore.Identity;

namespace Pace.Learning.Web.Accounts;

/// <summary>Closes an account: every room forgets, the person's key is destroyed, the account is deleted. All of it or nothing.</summary>
internal sealed class AccountClosing(PaceDbContext db, UserManager<Person> people, PersonVault vault, IEnumerable<IPersonalData> rooms)
{
    /// <summary>Closes it. One that is closed already, as after a button pressed twice, stays so.</summary>
    public async Task CloseAsync(Guid personId, CancellationToken cancellation)
    {
        await db.RetryOnConflictAsync(stop => CloseInActAsync(personId, stop), cancellation);
        await FinishAsync();
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
            room.ForgetFiles();
        }
        await db.PurgeDeletedKeysAsync();
    }
}
