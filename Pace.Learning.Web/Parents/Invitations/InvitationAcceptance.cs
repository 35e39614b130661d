using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Security;

namespace Pace.Learning.Web.Parents.Invitations;

/// <summary>Who has joined.</summary>
internal sealed record Joined(Person Person, bool HadAccount);

/// <summary>Makes a participant of an invitation: account, sealed name, sealed address, choices, in one transaction.</summary>
internal sealed class InvitationAcceptance(
    PaceDbContext db, PersonVault vault, ParentAccounts accounts, SealedDetails details, ParticipantLedger record, TimeProvider time)
{
    /// <summary>Joins; <c>null</c> when the invitation was used or ended in this moment.</summary>
    public async Task<Joined?> JoinAsync(ParticipantInvitation invitation, JoinModel.InputModel input, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.ParticipantInvitations.Where(i => i.Id == invitation.Id && i.AcceptedAt == null && i.Alias != null)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.AcceptedAt, now), cancellation) != 1
            || await vault.OpenIfAnyAsync(invitation.Id, ParticipantInvitation.AddressPurpose, invitation.SealedAddress, cancellation) is not { } address)
        {
            return null;
        }
        var joined = await accounts.OpenAsync(address, now);
        if (await db.Participants.AnyAsync(p => p.PersonId == joined.Person.Id, cancellation))
        {
            return null;
        }
        await ForgetReadableAsync(address, cancellation);
        var name = await vault.SealAsync(invitation.Id, Participant.NamePurpose, input.Name!.Trim(), cancellation);
        var participant = new Participant(invitation.Id, joined.Person.Id, name, now);
        participant.Details!.Reach(await vault.SealAsync(invitation.Id, ParticipantDetails.AddressPurpose, address, cancellation));
        await details.IdentifyAsync(participant, input.RealName, input.Phone, cancellation);
        await details.LocateAsync(participant, input.Area, input.Region, cancellation);
        participant.Preferences!.ChooseContact(
            input.Channel, input.NotAt.Aggregate(QuietTimes.None, (all, one) => all | one),
            await vault.SealIfAnyAsync(invitation.Id, ParticipantPreferences.ContactNotePurpose, input.ContactNote, cancellation), now);
        db.Participants.Add(participant);
        invitation.Accept(now);
        await record.AppendAsync(participant.Id, "participant.joined", joined.Person.Id, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return joined;
    }

    // Somebody who had an account was written to at the readable address.
    private async Task ForgetReadableAsync(string address, CancellationToken cancellation)
    {
        var normalized = EmailAddress.Normalized(address);
        await db.SignInLinks.Where(l => l.NormalizedEmail == normalized).ExecuteDeleteAsync(cancellation);
        await db.OutboxMails.Where(m => m.To == address).ExecuteDeleteAsync(cancellation);
    }
}

/// <summary>Accounts of parents: the address in them is an alias, the name is empty.</summary>
internal sealed class ParentAccounts(UserManager<Person> people, AddressAlias aliases)
{
    /// <summary>Makes the account, or takes the one that the address has. From here on it says nothing readable about whose it is.</summary>
    public async Task<Joined> OpenAsync(string address, DateTime now)
    {
        var alias = aliases.Of(address);
        if (await people.FindByEmailAsync(address) is { } existing)
        {
            (existing.Email, existing.UserName) = (alias, alias);
            Check(await people.UpdateAsync(existing));
            if (!await people.IsInRoleAsync(existing, Roles.Parent))
            {
                Check(await people.AddToRoleAsync(existing, Roles.Parent));
            }
            return new Joined(existing, HadAccount: true);
        }
        var person = Person.WithProvedAddress(alias, "", now);
        Check(await people.CreateAsync(person));
        Check(await people.AddToRoleAsync(person, Roles.Parent));
        return new Joined(person, HadAccount: false);
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException("The account could not be saved: " + string.Join(", ", result.Errors.Select(e => e.Code)));
        }
    }
}
