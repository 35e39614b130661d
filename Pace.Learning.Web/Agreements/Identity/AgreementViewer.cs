using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Web.Agreements.Identity;

/// <summary>Who is asking: an account, a browser that a link was confirmed in, or both.</summary>
internal sealed record AgreementViewer(Guid? PersonId, bool IsStaff, IReadOnlyList<VerifiedIdentity> Identities)
{
    /// <summary>What they have shown for a signatory; <c>null</c> when it isn't theirs.</summary>
    public VerifiedIdentity? IdentityFor(Signatory signatory) => Identities.FirstOrDefault(signatory.IsFor);

    /// <summary>All places in an agreement that are theirs.</summary>
    public IReadOnlyList<Signatory> PlacesIn(Agreement agreement) => [.. agreement.Signatories.Where(p => IdentityFor(p) is not null)];

    /// <summary>Which signatory of an agreement they are: in the place that was named, or else in the first that waits for them.</summary>
    public Signatory? SignatoryIn(Agreement agreement, Guid? place = null) => PlacesIn(agreement) is var own && place is { } id
        ? own.FirstOrDefault(p => p.Id == id)
        : own.FirstOrDefault(p => p.State == SignatoryState.Invited) ?? (own.Count > 0 ? own[0] : null);

    /// <summary>Where they can sign now.</summary>
    public IEnumerable<Signatory> ToSignIn(Agreement agreement, DateTime now) =>
        agreement.State == AgreementState.Open ? PlacesIn(agreement).Where(p => p.State == SignatoryState.Invited && !p.HasExpired(now)) : [];

    /// <summary>Where they read and sign in a place.</summary>
    public string SignAddress(Agreement agreement, Signatory place) => AgreementAddresses.Sign(agreement.Id) + (PlacesIn(agreement).Count > 1 ? $"?place={place.Id}" : "");

    /// <summary>Whether they handed it on and look through their account.</summary>
    public bool HandedOn(Agreement agreement) =>
        agreement.Signatories.Any(p => p.State == SignatoryState.Delegated && Identities.Any(s => s.LinkId is null && s.NormalizedEmail == p.NormalizedEmail));
}

/// <summary>An agreement as somebody may see it.</summary>
internal sealed record ViewedAgreement(Agreement Agreement, AgreementViewer AgreementViewer, bool IsLead)
{
    public bool MayLead => IsLead || AgreementViewer.IsStaff;

    /// <summary>The place that is read, signed or answered for.</summary>
    public Guid? Place { get; init; }

    public Signatory? Own => AgreementViewer.SignatoryIn(Agreement, Place);

    /// <summary>Who acts, and for whom.</summary>
    public ActingFor Acting => new(ActorId, IsLead ? PlanSide.Area : PlanSide.Pace);

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
        if (await sessions.SessionAsync(http, cancellation) is { IsForCopy: false } session && session.IsConfirmedAt(time.GetUtcNow().UtcDateTime))
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
