using Microsoft.AspNetCore.Identity;

namespace Pace.Learning.Web.Accounts;

/// <summary>Closes an account: every room forgets, the person's key is destroyed, the account is deleted. All of it or nothing.</summary>
internal sealed class AccountClosing(PaceDbContext db, UserManager<Person> people, PersonVault vault, IEnumerable<IPersonalData> rooms)
{
    public async Task CloseAsync(Guid personId, CancellationToken cancellation) =>
        await CloseAsync(await people.FindByIdAsync(personId.ToString()) ?? throw new InvalidOperationException("There is no such account."), cancellation);

    public async Task CloseAsync(Person person, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        foreach (var room in rooms)
        {
            await room.ForgetAsync(person.Id, cancellation);
        }
        await vault.DestroyKeyAsync(person.Id, cancellation);
        var deleted = await people.DeleteAsync(person);
        if (!deleted.Succeeded)
        {
            throw new InvalidOperationException("The account could not be deleted: " + string.Join(", ", deleted.Errors.Select(e => e.Code)));
        }
        await transaction.CommitAsync(cancellation);
        await transaction.DisposeAsync();
        await db.PurgeDeletedKeysAsync();
    }
}
