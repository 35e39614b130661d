using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Agreements;

/// <summary>
/// What this room keeps about people. A signature is an act in a public office: it stays when the account is closed, and the download says so.
/// </summary>
internal sealed class AgreementData(PaceDbContext db, PersonDirectory people, IOptions<PaceOptions> options) : IPersonalData
{
    public string Section => "agreements";

    public async Task<object?> ExportAsync(Guid personId, CancellationToken cancellation)
    {
        var address = await people.FindAsync(personId, cancellation) is { IsConfirmed: true } person ? person.NormalizedEmail : null;
        var signatories = await db.AgreementSignatories.AsNoTracking()
            .Where(p => (address != null && p.NormalizedEmail == address) || (p.Signature != null && p.Signature.PersonId == personId)).ToListAsync(cancellation);
        var drafts = await db.AgreementDrafts.AsNoTracking().Where(d => d.PersonId == personId).ToListAsync(cancellation);
        var plans = await db.PlanEvents.AsNoTracking().Where(e => e.ByPersonId == personId).OrderBy(e => e.At).Select(e => new { e.At, Act = e.Kind.ToString(), e.Words }).ToListAsync(cancellation);
        var asked = await db.Agreements.AsNoTracking().IgnoreAutoIncludes().Where(s => s.StartedBy == personId).OrderBy(s => s.CreatedAt).ToListAsync(cancellation);
        return signatories.Count + drafts.Count + plans.Count + asked.Count == 0 ? null : new
        {
            AboutThis = "A signature under an agreement is an act in a public office. It stays on record when you close your account. The address that you were asked at is deleted 90 days after the sign-up has ended.",
            AskedToSign = signatories.Select(p => new
            {
                p.PersonName, p.Email, p.Role, p.AgencyName, State = p.State.ToString(), p.Since, p.InvitedAt, p.DeclineComment, p.OnBehalfOf,
                Signature = p.Signature is { } s ? new { s.TypedName, s.TypedRole, s.TypedAuthority, s.SignedAt, s.Declaration, s.DocumentSha256, s.IdentityShown, s.NameMayBePublic, s.Mailbox, s.MailboxSha256 } : null,
            }),
            AskedOthersToSign = asked.Select(s => new { s.AreaName, s.DocumentTitle, s.StartedAt, s.Asker }),
            ActionPlans = plans,
            DraftStore = drafts.Select(d => new { d.SavedAt, Typed = d.Read() }),
        };
    }

    public async Task ForgetAsync(Guid personId, CancellationToken cancellation)
    {
        var address = (await people.FindAsync(personId, cancellation))?.NormalizedEmail;
        await db.AgreementDrafts.Where(d => d.PersonId == personId).ExecuteDeleteAsync(cancellation);
        // Who asks stands in open invitations: those who are asked must still find somebody who answers.
        var us = options.Value.Organisation;
        await db.Agreements.Where(s => s.StartedBy == personId && s.Asker != null).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.Asker!.Name, "Somebody who has left").SetProperty(s => s.Asker!.Message, "").SetProperty(s => s.Asker!.ContactName, us.Name)
                .SetProperty(s => s.Asker!.ContactEmail, us.ContactEmail).SetProperty(s => s.Asker!.ContactPhone, ""), cancellation);
        if (address is not null)
        {
            await db.SigningSessions.Where(s => db.Set<Signatory>().Any(p => p.Email == s.Email && p.NormalizedEmail == address)).ExecuteDeleteAsync(cancellation);
        }
    }
}
