using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Agreements;

/// <summary>
/// What this room keeps about people. A signature is an act in a public office: it stays when the account is closed, and the download says so.
/// </summary>
internal sealed class AgreementData(PaceDbContext db, PersonDirectory people) : IPersonalData
{
    public string Section => "agreements";

    public async Task<object?> ExportAsync(Guid personId, CancellationToken cancellation)
    {
        var address = await people.FindAsync(personId, cancellation) is { IsConfirmed: true } person ? person.NormalizedEmail : null;
        var signatories = await db.AgreementSignatories.AsNoTracking()
            .Where(p => (address != null && p.NormalizedEmail == address) || (p.Signature != null && p.Signature.PersonId == personId)).ToListAsync(cancellation);
        var drafts = await db.AgreementDrafts.AsNoTracking().Where(d => d.PersonId == personId).ToListAsync(cancellation);
        var plans = await db.PlanEvents.AsNoTracking().Where(e => e.ByPersonId == personId).OrderBy(e => e.At).Select(e => new { e.At, Act = e.Kind.ToString(), e.Words }).ToListAsync(cancellation);
        return signatories.Count + drafts.Count + plans.Count == 0 ? null : new
        {
            AboutThis = "A signature under an agreement is an act in a public office. It stays on record when you close your account. The address that you were asked at is deleted 90 days after the sign-up has ended.",
            AskedToSign = signatories.Select(p => new
            {
                p.PersonName, p.Email, p.Role, p.AgencyName, State = p.State.ToString(), p.Since, p.InvitedAt, p.DeclineComment, p.OnBehalfOf,
                Signature = p.Signature is { } s ? new { s.TypedName, s.TypedRole, s.TypedAuthority, s.SignedAt, s.Declaration, s.DocumentSha256, s.IdentityShown, s.NameMayBePublic } : null,
            }),
            ActionPlans = plans,
            DraftStore = drafts.Select(d => new { d.SavedAt, Typed = d.Read() }),
        };
    }

    public async Task ForgetAsync(Guid personId, CancellationToken cancellation)
    {
        var address = (await people.FindAsync(personId, cancellation))?.NormalizedEmail;
        await db.AgreementDrafts.Where(d => d.PersonId == personId).ExecuteDeleteAsync(cancellation);
        if (address is not null)
        {
            await db.SigningSessions.Where(s => db.Set<Signatory>().Any(p => p.LinkId == s.LinkId && p.NormalizedEmail == address)).ExecuteDeleteAsync(cancellation);
        }
    }
}
