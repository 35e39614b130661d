using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Parents.Invitations;

/// <summary>Who has joined.</summary>
internal sealed record Joined(Guid PersonId, bool HadAccount);

/// <summary>Makes a participant of an invitation: account, sealed name, sealed address, choices, in one transaction.</summary>
internal sealed class InvitationAcceptance(
    PaceDbContext db, PersonVault vault, ParentAccounts accounts, PersonDirectory people, SealedDetails details, ParticipantLedger record, TimeProvider time)
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
        if (await db.Participants.AnyAsync(p => p.PersonId == joined.PersonId, cancellation))
        {
            return null;
        }
        // Somebody who had an account was written to at the readable address.
        await people.ForgetAddressAsync(address, cancellation);
        var name = await vault.SealAsync(invitation.Id, Participant.NamePurpose, input.Name!.Trim(), cancellation);
        var participant = new Participant(invitation.Id, joined.PersonId, name, now);
        participant.Details!.Reach(await vault.SealAsync(invitation.Id, ParticipantDetails.AddressPurpose, address, cancellation));
        await details.IdentifyAsync(participant, input.RealName, input.Phone, cancellation);
        await details.LocateAsync(participant, input.Area, input.Region, cancellation);
        participant.Preferences!.ChooseContact(
            input.Channel, input.NotAt.Aggregate(QuietTimes.None, (all, one) => all | one),
            await vault.SealIfAnyAsync(invitation.Id, ParticipantPreferences.ContactNotePurpose, input.ContactNote, cancellation), now);
        db.Participants.Add(participant);
        invitation.Accept(now);
        await record.AppendAsync(participant.Id, "participant.joined", joined.PersonId, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return joined;
    }
}

/// <summary>Accounts of parents: the address in them is an alias, the name is empty.</summary>
internal sealed class ParentAccounts(PersonDirectory people, AddressAlias aliases)
{
    /// <summary>Makes the account, or takes the one that the address has. From here on it says nothing readable about whose it is.</summary>
    public async Task<Joined> OpenAsync(string address, DateTime now)
    {
        var alias = aliases.Of(address);
        if (await people.FindByEmailAsync(address) is { } existing)
        {
            await people.HideAsync(existing.Id, alias, Roles.Parent);
            return new Joined(existing.Id, HadAccount: true);
        }
        return new Joined(await people.CreateAsync(alias, "", Roles.Parent, now), HadAccount: false);
    }
}
