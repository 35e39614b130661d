using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.MyData;

namespace Pace.Learning.Web.Parents.Erasure;

/// <summary>Erases a parent: rows and files of every part of the room, the account, and the key, without which no copy can be read.</summary>
internal sealed class ParentErasure(
    PaceDbContext db, PersonDirectory people, AccountClosing closing, ParentsPersonalData participation, ParticipantAddresses addresses)
{
    /// <summary>Does it all, or nothing. A browser that goes away doesn't stop it; whoever was erased already stays so.</summary>
    public async Task EraseAsync(Guid personId)
    {
        var closes = await db.RetryOnConflictAsync(async stop =>
        {
            var roles = await people.RolesOfAsync(personId, stop);
            var isAll = roles.All(Roles.IsParent);
            await (isAll ? closing.CloseInActAsync(personId, stop) : EraseButKeepAccountAsync(personId, [.. roles.Where(Roles.IsParent)], stop));
            return isAll;
        });
        if (closes)
        {
            await closing.FinishAsync();
            return;
        }
        await participation.ForgetFilesAsync();
        await db.PurgeDeletedKeysAsync();
    }

    // They use the site in another way as well: for that the address is needed as everybody else's is.
    private async Task EraseButKeepAccountAsync(Guid personId, IReadOnlyCollection<string> roles, CancellationToken cancellation)
    {
        if (roles.Count == 0)
        {
            return;
        }
        var person = await people.FindAsync(personId, cancellation) ?? throw new InvalidOperationException("Whoever is signed in has an account.");
        var address = await addresses.OpenAsync(person.Email, cancellation) ?? throw new InvalidOperationException("A parent's address is sealed.");
        await people.ForgetAddressAsync(person.Email, cancellation);
        await participation.ForgetAsync(personId, cancellation);
        await people.RevealAsync(personId, address, roles);
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

    public async Task ForgetFilesAsync()
    {
        foreach (var part in parts)
        {
            await part.EraseFilesAsync();
        }
    }
}
