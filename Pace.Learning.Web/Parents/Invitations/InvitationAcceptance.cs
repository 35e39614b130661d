using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Parents.Invitations;

/// <summary>Who has joined.</summary>
internal sealed record Joined(Guid PersonId, bool HadAccount);

/// <summary>Makes a participant of an invitation: account, sealed name, sealed address, choices, in one act.</summary>
internal sealed class InvitationAcceptance(
    PaceDbContext db, PersonVault vault, ParentAccounts accounts, InvitationSender inviting, PersonDirectory people, SealedDetails details, ParticipantLedger record, TimeProvider time)
{
    private static readonly Refusal Ended = new("", "This invitation was used or has ended.");

    /// <summary>Joins; <c>null</c> when the invitation was used or ended in this moment.</summary>
    public async Task<Joined?> JoinAsync(string? token, JoinModel.InputModel input, ChosenArea area, CancellationToken cancellation)
    {
        Joined? joined = null;
        var refusal = await db.RetryOnConflictAsync<Refusal?>(async stop =>
        {
            if (await inviting.FindOpenAsync(token, stop) is not { } invitation
                || await vault.OpenIfAnyAsync(invitation.Id, ParticipantInvitation.AddressPurpose, invitation.SealedAddress, stop) is not { } address)
            {
                return Ended;
            }
            var now = time.GetUtcNow().UtcDateTime;
            joined = await accounts.OpenAsync(address, now);
            if (await db.Participants.AnyAsync(p => p.PersonId == joined.PersonId, stop))
            {
                return Ended;
            }
            // Somebody who had an account was written to at the readable address.
            await people.ForgetAddressAsync(address, stop);
            db.Participants.Add(await ParticipantAsync(invitation, joined.PersonId, address, input, area, now, stop));
            invitation.Accept(now);
            await record.AppendAsync(invitation.Id, "participant.joined", joined.PersonId, stop);
            return null;
        }, cancellation);
        return refusal is null ? joined : null;
    }

    private async Task<Participant> ParticipantAsync(
        ParticipantInvitation invitation, Guid personId, string address, JoinModel.InputModel input, ChosenArea area, DateTime now, CancellationToken cancellation)
    {
        var name = await vault.SealAsync(invitation.Id, Participant.NamePurpose, input.Name!.Trim(), cancellation);
        var participant = new Participant(invitation.Id, personId, name, now);
        participant.Details!.Reach(await vault.SealAsync(invitation.Id, ParticipantDetails.AddressPurpose, address, cancellation));
        await details.IdentifyAsync(participant, input.RealName, input.Phone, cancellation);
        await details.LocateAsync(participant, area, input.Region, cancellation);
        participant.Preferences!.ChooseContact(
            input.Channel, input.NotAt.Aggregate(QuietTimes.None, (all, one) => all | one),
            await vault.SealIfAnyAsync(invitation.Id, ParticipantPreferences.ContactNotePurpose, input.ContactNote, cancellation), now);
        return participant;
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
