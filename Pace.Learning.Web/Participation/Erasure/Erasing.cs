using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Participation.Details;
using Pace.Learning.Web.Participation.MyData;
using Pace.Learning.Web.Participation.Participants;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Security;

namespace Pace.Learning.Web.Participation.Erasure;

/// <summary>Erases a parent: rows and files of every part of the room, the account, and at last the key, without which no copy can be read.</summary>
internal sealed class Erasing(
    PaceDbContext db, PersonVault vault, UserManager<Person> people, IEnumerable<IHeldAboutParent> parts, ParticipantAddresses addresses,
    ParticipationRecord record, TimeProvider time)
{
    /// <summary>Does it all, or nothing. A browser that goes away doesn't stop it.</summary>
    public async Task EraseAsync(Participant participant, Guid by)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await db.Participants.Where(p => p.Id == participant.Id).Include(p => p.Preferences).Include(p => p.Details).LoadAsync();
            foreach (var part in parts)
            {
                await part.EraseAsync(participant, CancellationToken.None);
            }
            await CloseAccountAsync(by);
            participant.Erase(time.GetUtcNow().UtcDateTime);
            await db.ParticipantInvitations.Where(i => i.Id == participant.Id).ExecuteDeleteAsync();
            // The account is gone, and with it what its id would have said.
            await record.AppendAsync(participant.Id, "participant.erased", participant.Id, CancellationToken.None);
            await db.SaveChangesAsync();
            await vault.DestroyKeyAsync(participant.Id);
            await transaction.CommitAsync();
        }
        await ScrubAsync();
    }

    private async Task CloseAccountAsync(Guid personId)
    {
        if (await people.FindByIdAsync(personId.ToString()) is not { } person)
        {
            return;
        }
        var (alias, normalized) = (person.Email!, person.NormalizedEmail!);
        var address = await addresses.OpenAsync(alias, CancellationToken.None);
        await db.OutboxMails.Where(m => m.To == alias).ExecuteDeleteAsync();
        await db.SignInLinks.Where(l => l.NormalizedEmail == normalized).ExecuteDeleteAsync();
        var others = (await people.GetRolesAsync(person)).Where(r => !Roles.IsParent(r)).ToList();
        if (others.Count == 0 || address is null)
        {
            await people.DeleteAsync(person);
            return;
        }
        // They use the site in another way as well: for that the address is needed as everybody else's is.
        (person.Email, person.UserName) = (address, address);
        await people.UpdateAsync(person);
        await people.RemoveFromRolesAsync(person, (await people.GetRolesAsync(person)).Where(Roles.IsParent));
        await people.UpdateSecurityStampAsync(person);
    }

    // What was deleted still stands in SQLite's log and in PostgreSQL's dead rows until they are tidied: the key must not wait for that.
    private async Task ScrubAsync()
    {
        if (db.Database.IsSqlite())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        else
        {
            await db.Database.ExecuteSqlRawAsync("VACUUM \"PersonKeys\"");
        }
    }
}
