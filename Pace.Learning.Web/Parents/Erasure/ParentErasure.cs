using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.MyData;

namespace Pace.Learning.Web.Parents.Erasure;

/// <summary>Erases a parent: rows and files of every part of the room, the account, and the key, without which no copy can be read.</summary>
internal sealed class ParentErasure(
    PaceDbContext db, PersonDirectory people, AccountClosing closing, ParentsPersonalData participation, ParticipantAddresses addresses)
{
    /// <summary>Does it all, or nothing. A browser that goes away doesn't stop it.</summary>
    public async Task EraseAsync(Guid personId)
    {
        var roles = await people.RolesOfAsync(personId);
        if (roles.All(Roles.IsParent))
        {
            await closing.CloseAsync(personId, CancellationToken.None);
            return;
        }
        await EraseButKeepAccountAsync(personId, [.. roles.Where(Roles.IsParent)]);
        await db.PurgeDeletedKeysAsync();
    }

    // They use the site in another way as well: for that the address is needed as everybody else's is.
    private async Task EraseButKeepAccountAsync(Guid personId, IReadOnlyCollection<string> roles)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var person = await people.FindAsync(personId) ?? throw new InvalidOperationException("Whoever is signed in has an account.");
        var address = await addresses.OpenAsync(person.Email, CancellationToken.None) ?? throw new InvalidOperationException("A parent's address is sealed.");
        await people.ForgetAddressAsync(person.Email);
        await participation.ForgetAsync(personId, CancellationToken.None);
        await people.RevealAsync(personId, address, roles);
        await transaction.CommitAsync();
    }
}

/// <summary>What this room keeps about somebody, for "download my data" and "close my account".</summary>
internal sealed class ParentsPersonalData(
    PaceDbContext db, PersonVault vault, IEnumerable<IParentData> parts, ParentDataExport everything, ParticipantLedger record, TimeProvider time)
    : IPersonalData
{
    public string Section => "taking-part";

    public async Task<object?> ExportAsync(Guid personId, CancellationToken cancellation) =>
        await db.Participants.SingleOrDefaultAsync(p => p.PersonId == personId, cancellation) is { } participant
            ? await everything.AboutAsync(participant, cancellation)
            : null;

    public async Task ForgetAsync(Guid personId, CancellationToken cancellation)
    {
        if (await db.Participants.Include(p => p.Preferences).Include(p => p.Details)
            .SingleOrDefaultAsync(p => p.PersonId == personId, cancellation) is not { } participant)
        {
            return;
        }
        foreach (var part in parts)
        {
            await part.EraseAsync(participant.Id, cancellation);
        }
        participant.Erase(time.GetUtcNow().UtcDateTime);
        await db.ParticipantInvitations.Where(i => i.Id == participant.Id).ExecuteDeleteAsync(cancellation);
        // By the participant's own id: the account's would tell afterwards that the two were one.
        await record.AppendAsync(participant.Id, "participant.erased", participant.Id, cancellation);
        await db.SaveChangesAsync(cancellation);
        await vault.DestroyKeyAsync(participant.Id, cancellation);
    }
}
