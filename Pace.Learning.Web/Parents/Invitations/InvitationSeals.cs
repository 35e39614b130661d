using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Platform.Security.Rotation;

namespace Pace.Learning.Web.Parents.Invitations;

/// <summary>Those who are invited are found by a hash of their address, too.</summary>
internal sealed class InvitationSeals(PaceDbContext db, PersonVault vault, AddressAlias aliases) : ISealedByMaster
{
    public string Name => "invitations to take part";

    public Task<Moved> MoveAsync(MasterKey master, CancellationToken cancellation) => db.MoveAsync(
        db.ParticipantInvitations.Where(i => i.Alias != null).OrderBy(i => i.Id).Select(i => i.Id), ids => db.ParticipantInvitations.Where(i => EF.Parameter(ids).Contains(i.Id)), MoveAsync, cancellation);

    private async Task<bool> MoveAsync(ParticipantInvitation invitation, CancellationToken cancellation)
    {
        if (invitation.Alias is not { } old
            || await vault.OpenIfAnyAsync(invitation.Id, ParticipantInvitation.AddressPurpose, invitation.SealedAddress, cancellation) is not { } address
            || aliases.Of(address) is var alias && alias == old)
        {
            return false;
        }
        invitation.FindBy(alias);
        await db.MoveMailAsync(old, alias, cancellation);
        return true;
    }
}
