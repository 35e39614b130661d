using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Web.Agreements.Identity;

/// <summary>Who is asking: an account, a browser that a link was confirmed in, or both.</summary>
internal sealed record Visitor(Guid? PersonId, bool IsStaff, IReadOnlyList<SigningProof> Proofs)
{
    /// <summary>What they have shown for a place; <c>null</c> when it isn't theirs.</summary>
    public SigningProof? ProofFor(Place place) => Proofs.FirstOrDefault(place.IsFor);

    /// <summary>Their place in a sign-up.</summary>
    public Place? PlaceIn(SignUp signUp) => signUp.Places.FirstOrDefault(p => ProofFor(p) is not null);

    /// <summary>Whether they handed their place on and look through their account.</summary>
    public bool HandedOn(SignUp signUp) =>
        signUp.Places.Any(p => p.State == PlaceState.Delegated && Proofs.Any(s => s.LinkId is null && s.NormalizedEmail == p.NormalizedEmail));
}

/// <summary>A sign-up as somebody may see it.</summary>
internal sealed record SeenSignUp(SignUp SignUp, Visitor Visitor, bool IsLead)
{
    public bool MayLead => IsLead || Visitor.IsStaff;

    public Place? Own => Visitor.PlaceIn(SignUp);

    public Guid ActorId => Visitor.PersonId ?? throw new InvalidOperationException("Only people with an account lead a sign-up.");
}

/// <summary>Finds out who is asking, and what they may see.</summary>
internal sealed class Visitors(PaceDbContext db, SigningDoor door, AreaDirectory areas, TimeProvider time)
{
    public async Task<Visitor> OfAsync(HttpContext http, CancellationToken cancellation)
    {
        var proofs = new List<SigningProof>();
        var person = http.User.PersonId;
        if (person is { } id && await db.Users.Where(u => u.Id == id && u.EmailConfirmed).Select(u => u.NormalizedEmail).SingleOrDefaultAsync(cancellation) is { } email)
        {
            proofs.Add(new SigningProof(email, SigningProof.AccountBy(SignedInBy.Of(http.User)), id, null));
        }
        if (await door.SessionAsync(http, cancellation) is { } session && session.IsConfirmedAt(time.GetUtcNow().UtcDateTime))
        {
            proofs.Add(session.Proof);
        }
        return new Visitor(person, http.User.IsInRole(Roles.Admin), proofs);
    }

    /// <summary>A sign-up for whoever has a part in it, leads the area, or looks after areas; to everybody else it is not there.</summary>
    public async Task<SeenSignUp?> SeeAsync(HttpContext http, Guid id, CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        var visitor = await OfAsync(http, cancellation);
        if ((visitor.PersonId is null && visitor.Proofs.Count == 0)
            || await db.SignUps.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { } signUp)
        {
            return null;
        }
        var leads = visitor.PersonId is { } person && await areas.LeadsAsync(person, signUp.AreaId, cancellation);
        return leads || visitor.IsStaff || visitor.PlaceIn(signUp) is not null || visitor.HandedOn(signUp) ? new SeenSignUp(signUp, visitor, leads) : null;
    }
}
