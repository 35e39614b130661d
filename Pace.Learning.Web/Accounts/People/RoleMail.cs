using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Accounts.People;

/// <summary>Who is told of what: the person of their own roles, and everybody who could have been the second person of those that two people give.</summary>
internal sealed class RoleMail(PaceDbContext db, Outbox outbox, PublicUrl site)
{
    private string Confirmations => site.Of(Confirm.ConfirmationsModel.Address);

    /// <summary>The person has new roles.</summary>
    public void TellOfGiven(Person person, IReadOnlyList<string> roles) =>
        outbox.Add(person.Email!, new RolesGivenLetter { Roles = RoleDescriptions.Names(roles), Url = site.Of(RoleDescriptions.HomeOf(roles)) });

    /// <summary>The person has some roles less.</summary>
    public void TellOfTaken(Person person, IReadOnlyList<string> roles) => outbox.Add(person.Email!, new RolesTakenLetter { Roles = RoleDescriptions.Names(roles) });

    /// <summary>Whoever asked is told that somebody said no.</summary>
    public async Task TellOfRefusedAsync(RoleGrant grant, Guid by, CancellationToken cancellation)
    {
        if (grant.AskedBy is { } asker && await EmailOfAsync(asker, cancellation) is { } email)
        {
            outbox.Add(email, new RoleNoticeLetter
            {
                Happened = $"{await NameAsync(by, cancellation)} has said no: {await WhoseAsync(grant, cancellation)} will not be {RoleDescriptions.Of(grant.Role).NameInText}.", Url = Confirmations,
            });
        }
    }

    /// <summary>Everybody who may be the second person is asked.</summary>
    public async Task AskCircleAsync(RoleGrant grant, IReadOnlyList<Guid> circle, CancellationToken cancellation) => await TellAsync(
        circle.Where(id => id != grant.AskedBy && id != grant.PersonId),
        $"{await NameAsync(grant.AskedBy, cancellation)} would like {await WhoseAsync(grant, cancellation)} to be {RoleDescriptions.Of(grant.Role).NameInText}. A second person has to confirm that. If you know about it, have a look.", cancellation);

    public async Task TellCircleOfGivenAsync(RoleGrant grant, IReadOnlyList<Guid> circle, CancellationToken cancellation)
    {
        var confirmed = grant.ConfirmedBy is { } second ? $", and {await NameAsync(second, cancellation)} confirmed it" : "";
        var asked = grant.AskedBy is { } asker ? $"{await NameAsync(asker, cancellation)} asked for it{confirmed}." : "It is the first administrator of the site, by its settings.";
        await TellAsync(circle.Where(id => id != grant.PersonId), $"{await WhoseAsync(grant, cancellation)} is now {RoleDescriptions.Of(grant.Role).NameInText}. {asked}", cancellation);
    }

    public async Task TellCircleOfTakenAsync(RoleGrant grant, Guid by, IReadOnlyList<Guid> circle, CancellationToken cancellation) => await TellAsync(
        circle.Where(id => id != grant.PersonId && id != by),
        $"{await WhoseAsync(grant, cancellation)} is no longer {RoleDescriptions.Of(grant.Role).NameInText}. {await NameAsync(by, cancellation)} has taken the role.", cancellation);

    private async Task TellAsync(IEnumerable<Guid> whom, string happened, CancellationToken cancellation)
    {
        var ids = whom.ToList();
        foreach (var email in await db.Users.Where(p => ids.Contains(p.Id) && p.EmailConfirmed).OrderBy(p => p.Id).Select(p => p.Email!).ToListAsync(cancellation))
        {
            outbox.Add(email, new RoleNoticeLetter { Happened = happened, Url = Confirmations });
        }
    }

    private Task<string?> EmailOfAsync(Guid id, CancellationToken cancellation) => db.Users.Where(p => p.Id == id).Select(p => p.Email).SingleOrDefaultAsync(cancellation);

    private async Task<string> WhoseAsync(RoleGrant grant, CancellationToken cancellation) => grant.PersonId is { } person
        ? await NameAsync(person, cancellation)
        : db.StaffInvitations.Local.SingleOrDefault(i => i.Id == grant.InvitationId)?.Name
            ?? await db.StaffInvitations.Where(i => i.Id == grant.InvitationId).Select(i => i.Name).SingleAsync(cancellation);

    private async Task<string> NameAsync(Guid? id, CancellationToken cancellation) =>
        await db.Users.Where(p => p.Id == id).Select(p => p.DisplayName).SingleOrDefaultAsync(cancellation) is { Length: > 0 } name ? name : "Somebody";
}
