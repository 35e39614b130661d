using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Web.Agreements.Identity;

/// <summary>Who is asking: an account, a browser that a link was confirmed in, or both.</summary>
internal sealed record AgreementViewer(Guid? PersonId, bool IsStaff, IReadOnlyList<VerifiedIdentity> Identities)
{
    /// <summary>What they have shown for a signatory; <c>null</c> when it isn't theirs.</summary>
    public VerifiedIdentity? IdentityFor(Signatory signatory) => Identities.FirstOrDefault(signatory.IsFor);

    /// <summary>Which signatory of an agreement they are.</summary>
    public Signatory? SignatoryIn(Agreement agreement) => agreement.Signatories.FirstOrDefault(p => IdentityFor(p) is not null);

    /// <summary>Whether they handed it on and look through their account.</summary>
    public bool HandedOn(Agreement agreement) =>
        agreement.Signatories.Any(p => p.State == SignatoryState.Delegated && Identities.Any(s => s.LinkId is null && s.NormalizedEmail == p.NormalizedEmail));
}

/// <summary>An agreement as somebody may see it.</summary>
internal sealed record ViewedAgreement(Agreement Agreement, AgreementViewer AgreementViewer, bool IsLead)
{
    public bool MayLead => IsLead || AgreementViewer.IsStaff;

    public Signatory? Own => AgreementViewer.SignatoryIn(Agreement);

    public Guid ActorId => AgreementViewer.PersonId ?? throw new InvalidOperationException("Only people with an account lead a sign-up.");
}

/// <summary>Finds out who is asking, and what they may see.</summary>
internal sealed class AgreementViewers(PaceDbContext db, PersonDirectory people, SigningSessions sessions, AreaDirectory areas, TimeProvider time)
{
    public async Task<AgreementViewer> OfAsync(HttpContext http, CancellationToken cancellation)
    {
        var proofs = new List<VerifiedIdentity>();
        var person = http.User.PersonId;
        if (person is { } id && await people.FindAsync(id, cancellation) is { IsConfirmed: true, NormalizedEmail: var email })
        {
            proofs.Add(new VerifiedIdentity(email, VerifiedIdentity.AccountBy(SignInEvidence.Of(http.User)), id, null));
        }
        if (await sessions.SessionAsync(http, cancellation) is { } session && session.IsConfirmedAt(time.GetUtcNow().UtcDateTime))
        {
            proofs.Add(session.Identity);
        }
        return new AgreementViewer(person, http.User.IsInRole(Roles.Admin), proofs);
    }

    /// <summary>An agreement for whoever has a part in it, leads the area, or looks after areas; to everybody else it is not there.</summary>
    public async Task<ViewedAgreement?> SeeAsync(HttpContext http, Guid id, CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        var viewer = await OfAsync(http, cancellation);
        if ((viewer.PersonId is null && viewer.Identities.Count == 0)
            || await db.Agreements.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { } agreement)
        {
            return null;
        }
        var leads = viewer.PersonId is { } person && await areas.LeadsAsync(person, agreement.AreaId, cancellation);
        return leads || viewer.IsStaff || viewer.SignatoryIn(agreement) is not null || viewer.HandedOn(agreement) ? new ViewedAgreement(agreement, viewer, leads) : null;
    }
}
