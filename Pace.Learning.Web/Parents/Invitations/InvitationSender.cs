using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Parents.Invitations;

/// <summary>Sends invitations, sends them again, takes them back.</summary>
internal sealed class InvitationSender(
    PaceDbContext db, PersonVault vault, AddressAlias aliases, PersonDirectory people, Outbox outbox, PublicUrl site, ParticipantLedger record, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    /// <summary>Invites somebody; <c>false</c> when that address has an invitation or takes part already.</summary>
    public Task<bool> InviteAsync(string email, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        await ForgetOldAsync(stop);
        var alias = aliases.Of(email);
        var normalized = alias.ToUpperInvariant();
        if (await db.ParticipantInvitations.AnyAsync(i => i.Alias == alias, stop)
            || await people.Contacts.AnyAsync(p => p.NormalizedEmail == normalized, stop))
        {
            return false;
        }
        var id = Guid.CreateVersion7();
        var invitation = new ParticipantInvitation(
            id, alias, await vault.SealAsync(id, ParticipantInvitation.AddressPurpose, email, stop), by, Now);
        db.ParticipantInvitations.Add(invitation);
        await SendAsync(invitation, by, stop);
        return true;
    }, cancellation);

    /// <summary>Sends a new link, and the old one ends; <c>false</c> when the invitation has ended.</summary>
    public Task<bool> SendAgainAsync(Guid id, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        if (await FindAsync(id, stop) is not { } invitation)
        {
            return false;
        }
        await SendAsync(invitation, by, stop);
        return true;
    }, cancellation);

    /// <summary>Takes it back; <c>false</c> when it has ended.</summary>
    public Task<bool> CancelAsync(Guid id, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        if (await FindAsync(id, stop) is not { } invitation)
        {
            return false;
        }
        await EndAsync(invitation, i => i.Cancel(by, Now), "participant.invitation-cancelled", by, stop);
        return true;
    }, cancellation);

    /// <summary>The parent would rather not. A link that can't be used any more changes nothing.</summary>
    public Task DeclineAsync(string? token, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        if (await FindOpenAsync(token, stop) is { } invitation)
        {
            await EndAsync(invitation, i => i.Decline(Now), "participant.invitation-declined", null, stop);
        }
    }, cancellation);

    /// <summary>The invitation that a link leads to, while it can be used.</summary>
    public async Task<ParticipantInvitation?> FindOpenAsync(string? token, CancellationToken cancellation)
    {
        var hash = ParticipantInvitation.HashOf(token ?? "");
        var found = await db.ParticipantInvitations.SingleOrDefaultAsync(i => i.TokenHash == hash, cancellation);
        return found?.IsOpenAt(Now) == true ? found : null;
    }

    private Task<ParticipantInvitation?> FindAsync(Guid id, CancellationToken cancellation) =>
        db.ParticipantInvitations.SingleOrDefaultAsync(i => i.Id == id && i.Alias != null, cancellation);

    private async Task SendAsync(ParticipantInvitation invitation, Guid by, CancellationToken cancellation)
    {
        var token = invitation.Send(Now);
        outbox.Add(invitation.Alias!, new ParentInvitationLetter { Url = site.Of(InvitedModel.Address(token)) });
        await record.AppendAsync(invitation.Id, "participant.invited", by, cancellation);
    }

    // The invitation is saved before the key goes: whoever has joined in this moment has their key from it.
    private async Task EndAsync(ParticipantInvitation invitation, Action<ParticipantInvitation> end, string act, Guid? by, CancellationToken cancellation)
    {
        await db.OutboxMails.Where(m => m.To == invitation.Alias).ExecuteDeleteAsync(cancellation);
        end(invitation);
        await record.AppendAsync(invitation.Id, act, by, cancellation);
        await db.SaveChangesAsync(cancellation);
        await vault.DestroyKeyAsync(invitation.Id, cancellation);
    }

    // Nobody answered for a long time: neither the address nor the key has a reason to be kept.
    private async Task ForgetOldAsync(CancellationToken cancellation)
    {
        var before = Now - KeptFor;
        var old = await db.ParticipantInvitations.Where(i => i.SentAt < before && i.AcceptedAt == null).ToListAsync(cancellation);
        if (old.Count > 0)
        {
            db.ParticipantInvitations.RemoveRange(old);
            await db.SaveChangesAsync(cancellation);
            var ids = old.ConvertAll(i => i.Id);
            await db.PersonKeys.Where(k => ids.Contains(k.PersonId)).ExecuteDeleteAsync(cancellation);
        }
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
