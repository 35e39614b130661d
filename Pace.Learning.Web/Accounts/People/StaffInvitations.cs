using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Accounts.People;

/// <summary>Invites people to work here, whether or not they have an account, and makes them staff once they accept.</summary>
internal sealed class StaffInvitations(PaceDbContext db, RoleActs acts, RoleMail mail, Outbox outbox, PublicUrl site)
{
    private static readonly Refusal Ended = new("", "This invitation was accepted or has ended in the meantime. Look at what is open now.");

    /// <summary>Invites somebody.</summary>
    public Task<Refusal?> InviteAsync(string email, string name, IReadOnlyList<string> roles, string? why, Guid by, CancellationToken cancellation) => DoAsync(by, async stop =>
    {
        await ForgetOldAsync(stop);
        var normalized = EmailAddress.Normalized(email);
        if (await db.StaffInvitations.AnyAsync(i => i.NormalizedEmail == normalized, stop))
        {
            return new Refusal("Input.Email", "This address has an invitation already. You can send it again below, or take it back first");
        }
        var invitation = new StaffInvitation(email, name, by, acts.Now);
        db.StaffInvitations.Add(invitation);
        List<RoleGrant> grants = [];
        foreach (var role in roles)
        {
            var grant = RoleGrant.With(invitation.Id, role, by, why, acts.Now);
            db.RoleGrants.Add(grant);
            grants.Add(grant);
            if (await acts.NeedsSecondAsync(role, by, null, stop))
            {
                if (grant.Why is null)
                {
                    return new Refusal("Input.Why", $"Say why they should be {RoleDescriptions.Of(role).NameInText}. The second person will read it");
                }
                grant.AskSecond();
                await mail.AskCircleAsync(grant, await acts.CircleAsync(stop), stop);
            }
            await acts.RecordAsync(grant, "role.asked", by, stop);
        }
        await SendAsync(invitation, grants, by, "staff.invited", stop);
        return null;
    }, cancellation);

    /// <summary>Sends a new link; the old one ends.</summary>
    public Task<Refusal?> SendAgainAsync(Guid id, Guid by, CancellationToken cancellation) => ChangeAsync(id, by, async (invitation, grants, stop) =>
    {
        await DropMailAsync(invitation, stop);
        await SendAsync(invitation, grants, by, "staff.invitation-sent-again", stop);
    }, cancellation);

    /// <summary>Takes it back: the link and all that it offers end.</summary>
    public Task<Refusal?> TakeBackAsync(Guid id, Guid by, CancellationToken cancellation) => ChangeAsync(id, by, async (invitation, grants, stop) =>
    {
        await DropMailAsync(invitation, stop);
        grants.ForEach(g => g.End(by, null, acts.Now));
        invitation.TakeBack(acts.Now);
        await acts.RecordAsync(Subject(invitation), "staff.invitation-taken-back", new InvitationEntry([.. grants.Select(g => g.Id)]), by, stop);
    }, cancellation);

    /// <summary>The invitation that a link leads to, while it can be used.</summary>
    public async Task<StaffInvitation?> FindOpenAsync(string? token, CancellationToken cancellation)
    {
        var hash = StaffInvitation.HashOf(token);
        var found = await db.StaffInvitations.SingleOrDefaultAsync(i => i.TokenHash == hash, cancellation);
        return found?.IsOpenAt(acts.Now) is true ? found : null;
    }

    /// <summary>What an invitation offers.</summary>
    public Task<List<RoleGrant>> OfferedAsync(Guid id, CancellationToken cancellation) =>
        db.RoleGrants.Where(g => g.InvitationId == id && g.PersonId == null && g.OpenKey != null).OrderBy(g => g.Id).ToListAsync(cancellation);

    /// <summary>Somebody whose address it was sent to accepts. What still waits for a second person goes on waiting.</summary>
    /// <returns>Where their work begins; <c>null</c> when the invitation has ended in this moment.</returns>
    public Task<string?> AcceptAsync(Guid id, Guid personId, CancellationToken cancellation) => db.RetryOnConflictAsync<string?>(async stop =>
    {
        await acts.TakeTurnAsync(stop);
        var person = await db.Users.SingleAsync(p => p.Id == personId, stop);
        if (await db.StaffInvitations.SingleOrDefaultAsync(i => i.Id == id, stop) is not { } invitation || !invitation.IsOpenAt(acts.Now) || invitation.NormalizedEmail != person.NormalizedEmail)
        {
            return null;
        }
        List<string> given = [];
        foreach (var grant in await OfferedAsync(id, stop))
        {
            if (await TakeUpAsync(grant, personId, stop))
            {
                given.Add(grant.Role);
            }
        }
        if (given.Count > 0)
        {
            mail.TellOfGiven(person, given);
        }
        invitation.Accept(acts.Now);
        await acts.RecordAsync(Subject(invitation), "staff.invitation-accepted", new AcceptedEntry(personId), personId, stop);
        return RoleDescriptions.HomeOf(given);
    }, cancellation);

    private async Task<bool> TakeUpAsync(RoleGrant grant, Guid personId, CancellationToken cancellation)
    {
        var key = RoleGrant.KeyOf(personId, grant.Role);
        if (await acts.HasAsync(personId, grant.Role, cancellation) || await db.RoleGrants.AnyAsync(g => g.OpenKey == key, cancellation))
        {
            grant.End(null, null, acts.Now);
            return false;
        }
        grant.BelongTo(personId);
        if (await acts.NeedsSecondAsync(grant.Role, grant.AskedBy, personId, cancellation) && !grant.NeedsSecond)
        {
            grant.AskSecond();
            await mail.AskCircleAsync(grant, await acts.CircleAsync(cancellation), cancellation);
        }
        if (!grant.MayBeGiven)
        {
            return false;
        }
        await acts.GiveAsync(grant, personId, cancellation);
        // The next role's question is who may be the second person now.
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private Task<Refusal?> ChangeAsync(Guid id, Guid by, Func<StaffInvitation, List<RoleGrant>, CancellationToken, Task> change, CancellationToken cancellation) => DoAsync(by, async stop =>
    {
        if (await db.StaffInvitations.SingleOrDefaultAsync(i => i.Id == id, stop) is not { HasEnded: false } invitation)
        {
            return Ended;
        }
        await change(invitation, await OfferedAsync(id, stop), stop);
        return null;
    }, cancellation);

    private Task<Refusal?> DoAsync(Guid by, Func<CancellationToken, Task<Refusal?>> act, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        await acts.TakeTurnAsync(stop);
        return await acts.HasAsync(by, Roles.Admin, stop) ? await act(stop) : RoleActs.NotAllowed;
    }, cancellation);

    private async Task SendAsync(StaffInvitation invitation, IReadOnlyList<RoleGrant> grants, Guid by, string act, CancellationToken cancellation)
    {
        var token = invitation.Send(acts.Now);
        var inviter = await db.Users.Where(p => p.Id == by).Select(p => p.DisplayName).SingleAsync(cancellation);
        var letter = new StaffInvitationLetter { Inviter = inviter, Roles = RoleDescriptions.Names(grants.Select(g => g.Role)), Until = LondonTime.LongWithTime(invitation.ExpiresAt), Url = site.Of(Accept.InvitedModel.At(token)) };
        outbox.Add(invitation.Email!, letter, usefulUntil: invitation.ExpiresAt);
        await acts.RecordAsync(Subject(invitation), act, new InvitationEntry([.. grants.Select(g => g.Id)]), by, cancellation);
    }

    // A link that no longer works needn't arrive. Only what this room wrote to invite: other mail to the address is somebody else's.
    private Task<int> DropMailAsync(StaffInvitation invitation, CancellationToken cancellation)
    {
        var (to, until) = (invitation.Email, invitation.ExpiresAt);
        return db.OutboxMails.Where(m => m.To == to && m.SentAt == null && m.UsefulUntil == until).ExecuteDeleteAsync(cancellation);
    }

    // Nobody answered for a long time: the address has no reason to be kept.
    private async Task<int> ForgetOldAsync(CancellationToken cancellation)
    {
        var before = acts.Now - StaffInvitation.KeptFor;
        return await db.ForgetInvitationsAsync(i => i.SentAt < before && i.AcceptedAt == null, cancellation);
    }

    private static LedgerSubject Subject(StaffInvitation invitation) => new("staff-invitation", invitation.Id);

    private sealed record InvitationEntry(IReadOnlyList<Guid> Grants);

    private sealed record AcceptedEntry(Guid Person);
}
