using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Parents.Invitations;

/// <summary>Sends invitations, sends them again, takes them back.</summary>
internal sealed class InvitationSender(
    PaceDbContext db, PersonVault vault, AddressAlias aliases, PersonDirectory people, Outbox outbox, PublicUrl site, ParticipantLedger record, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    /// <summary>Invites somebody; <c>false</c> when that address has an invitation or takes part already.</summary>
    public async Task<bool> InviteAsync(string email, Guid by, CancellationToken cancellation)
    {
        await ForgetOldAsync(cancellation);
        var alias = aliases.Of(email);
        var normalized = alias.ToUpperInvariant();
        if (await db.ParticipantInvitations.AnyAsync(i => i.Alias == alias, cancellation)
            || await people.Contacts.AnyAsync(p => p.NormalizedEmail == normalized, cancellation))
        {
            return false;
        }
        var id = Guid.CreateVersion7();
        var invitation = new ParticipantInvitation(
            id, alias, await vault.SealAsync(id, ParticipantInvitation.AddressPurpose, email, cancellation), by, Now);
        db.ParticipantInvitations.Add(invitation);
        await SendAsync(invitation, by, cancellation);
        return true;
    }

    /// <summary>Sends a new link. The old one ends.</summary>
    public async Task SendAsync(ParticipantInvitation invitation, Guid by, CancellationToken cancellation)
    {
        var token = invitation.Send(Now);
        outbox.Add(invitation.Alias!, new ParentInvitationLetter { Url = site.Of(InvitedModel.Address(token)) });
        await record.AppendAsync(invitation.Id, "participant.invited", by, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Takes it back.</summary>
    public Task CancelAsync(ParticipantInvitation invitation, Guid by, CancellationToken cancellation) =>
        EndAsync(invitation, i => i.Cancel(by, Now), "participant.invitation-cancelled", by, cancellation);

    /// <summary>The parent would rather not.</summary>
    public Task DeclineAsync(ParticipantInvitation invitation, CancellationToken cancellation) =>
        EndAsync(invitation, i => i.Decline(Now), "participant.invitation-declined", null, cancellation);

    /// <summary>The invitation that a link leads to, while it can be used.</summary>
    public async Task<ParticipantInvitation?> FindOpenAsync(string? token, CancellationToken cancellation)
    {
        var hash = ParticipantInvitation.HashOf(token ?? "");
        var found = await db.ParticipantInvitations.SingleOrDefaultAsync(i => i.TokenHash == hash, cancellation);
        return found?.IsOpenAt(Now) == true ? found : null;
    }

    private async Task EndAsync(ParticipantInvitation invitation, Action<ParticipantInvitation> end, string act, Guid? by, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.OutboxMails.Where(m => m.To == invitation.Alias).ExecuteDeleteAsync(cancellation);
        end(invitation);
        await record.AppendAsync(invitation.Id, act, by, cancellation);
        await db.SaveChangesAsync(cancellation);
        await vault.DestroyKeyAsync(invitation.Id, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    // Nobody answered for a long time: neither the address nor the key has a reason to be kept.
    private async Task ForgetOldAsync(CancellationToken cancellation)
    {
        var before = Now - KeptFor;
        var old = db.ParticipantInvitations.Where(i => i.SentAt < before && i.AcceptedAt == null);
        var ids = await old.Select(i => i.Id).ToListAsync(cancellation);
        await db.PersonKeys.Where(k => ids.Contains(k.PersonId)).ExecuteDeleteAsync(cancellation);
        await old.ExecuteDeleteAsync(cancellation);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
