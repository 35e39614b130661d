using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Start;
using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Web.Agreements.Mine;

/// <summary>What somebody is asked to sign, and what their areas have under way.</summary>
[AllowAnonymous]
internal sealed class MineModel(PaceDbContext db, AgreementViewers viewers, AreaDirectory areas, TimeProvider time) : PageModel
{
    public DateTime Now { get; } = time.GetUtcNow().UtcDateTime;

    public AgreementViewer AgreementViewer { get; private set; } = null!;

    public bool Leads { get; private set; }

    public IReadOnlyList<(Agreement Agreement, Signatory Place)> ToSign { get; private set; } = [];

    public IReadOnlyList<Agreement> HasPart { get; private set; } = [];

    public IReadOnlyList<Agreement> OfAreas { get; private set; } = [];

    public IReadOnlyList<AgreementDraft> DraftStore { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        AgreementViewer = await viewers.OfAsync(HttpContext, cancellation);
        if (AgreementViewer.PersonId is null && AgreementViewer.Identities.Count == 0)
        {
            return Challenge();
        }
        var addresses = AgreementViewer.Identities.Select(p => p.NormalizedEmail).ToList();
        var asked = await db.Agreements.AsNoTracking().Where(s => s.Signatories.Any(p => addresses.Contains(p.NormalizedEmail!)))
            .OrderByDescending(s => s.Since).ToListAsync(cancellation);
        HasPart = [.. asked.Where(s => AgreementViewer.SignatoryIn(s) is not null)];
        ToSign = [.. HasPart.SelectMany(s => AgreementViewer.ToSignIn(s, Now).Select(p => (s, p))).OrderBy(t => t.s.AreaName, StringComparer.Ordinal).ThenBy(t => t.s.DocumentTitle, StringComparer.Ordinal)];
        HasPart = [.. HasPart.Except(ToSign.Select(t => t.Agreement))];
        if (AgreementViewer.PersonId is { } person)
        {
            var led = (await areas.LedByAsync(person, cancellation)).Select(a => a.Id).ToList();
            Leads = led.Count > 0 || AgreementViewer.IsStaff;
            OfAreas = await db.Agreements.AsNoTracking().Where(s => led.Contains(s.AreaId)).OrderByDescending(s => s.Since).ToListAsync(cancellation);
            DraftStore = await db.AgreementDrafts.AsNoTracking().Where(d => d.PersonId == person).OrderByDescending(d => d.SavedAt).ToListAsync(cancellation);
        }
        return Page();
    }
}
