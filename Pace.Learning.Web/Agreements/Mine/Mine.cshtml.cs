using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Start;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Web.Agreements.Mine;

/// <summary>What somebody is asked to sign, and what their areas have under way.</summary>
[AllowAnonymous]
internal sealed class MineModel(PaceDbContext db, Visitors visitors, AreaDirectory areas, TimeProvider time) : PageModel
{
    public DateTime Now { get; } = time.GetUtcNow().UtcDateTime;

    public Visitor Visitor { get; private set; } = null!;

    public bool Leads { get; private set; }

    public IReadOnlyList<SignUp> ToSign { get; private set; } = [];

    public IReadOnlyList<SignUp> HasPart { get; private set; } = [];

    public IReadOnlyList<SignUp> OfAreas { get; private set; } = [];

    public IReadOnlyList<SignUpDraft> Drafts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        Visitor = await visitors.OfAsync(HttpContext, cancellation);
        if (Visitor.PersonId is null && Visitor.Proofs.Count == 0)
        {
            return Challenge();
        }
        var addresses = Visitor.Proofs.Select(p => p.NormalizedEmail).ToList();
        var asked = await db.SignUps.AsNoTracking().Where(s => s.Places.Any(p => addresses.Contains(p.NormalizedEmail!)))
            .OrderByDescending(s => s.Since).ToListAsync(cancellation);
        HasPart = [.. asked.Where(s => Visitor.PlaceIn(s) is not null)];
        ToSign = [.. HasPart.Where(s => s.State is SignUpState.Open && Visitor.PlaceIn(s) is { State: PlaceState.Invited } place && !place.HasExpired(Now))];
        HasPart = [.. HasPart.Except(ToSign)];
        if (Visitor.PersonId is { } person)
        {
            var led = (await areas.LedByAsync(person, cancellation)).Select(a => a.Id).ToList();
            Leads = led.Count > 0 || Visitor.IsStaff;
            OfAreas = await db.SignUps.AsNoTracking().Where(s => led.Contains(s.AreaId)).OrderByDescending(s => s.Since).ToListAsync(cancellation);
            Drafts = await db.SignUpDrafts.AsNoTracking().Where(d => d.PersonId == person).OrderByDescending(d => d.SavedAt).ToListAsync(cancellation);
        }
        return Page();
    }
}
