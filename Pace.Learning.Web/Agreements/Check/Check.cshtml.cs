using Pace.Learning.Web.Agreements.Certificate;
using Pace.Learning.Web.Shared.Codes;

namespace Pace.Learning.Web.Agreements.Check;

/// <summary>Tells anyone with a code whether an agreement is genuine and in force, and what was signed. Names only of those who agreed to that.</summary>
[AllowAnonymous]
internal sealed class CheckModel(PaceDbContext db, PublishedContent published) : PageModel
{
    public CertificateView? Paper { get; private set; }

    public string Slug { get; private set; } = "";

    /// <summary>What became of it, oldest first: only what the public may know.</summary>
    public IReadOnlyList<AgreementEvent> History { get; private set; } = [];

    public async Task OnGetAsync(string code, CancellationToken cancellation)
    {
        Response.Headers["X-Robots-Tag"] = "noindex";
        var read = CertificateCode.Read(code);
        var agreement = read is null ? null : await db.Agreements.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(s => s.Code == read && s.InForceAt != null, cancellation);
        if (agreement is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        Slug = published.Library.FindAgreement(agreement.DocumentId)?.Url ?? "";
        Paper = await CertificateView.ReadAsync(db, published.Library, agreement, withNames: false, cancellation);
        AgreementEventKind[] open =
        [
            AgreementEventKind.Countersigned, AgreementEventKind.Reviewed, AgreementEventKind.RenewalAsked, AgreementEventKind.Withdrawn, AgreementEventKind.Lapsed, AgreementEventKind.AreaEnded,
            AgreementEventKind.Reinstated, AgreementEventKind.Superseded,
        ];
        History = await db.AgreementEvents.AsNoTracking().Where(e => e.AgreementId == agreement.Id && open.Contains(e.Kind)).OrderBy(e => e.Number).ToListAsync(cancellation);
    }
}
