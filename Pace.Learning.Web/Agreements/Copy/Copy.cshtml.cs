using Pace.Learning.Web.Agreements.Certificate;

namespace Pace.Learning.Web.Agreements.Copy;

/// <summary>A signatory's own copy: the agreement, who signed it, and the proof of their own signature.</summary>
[AllowAnonymous]
internal sealed class CopyModel(PaceDbContext db, CopyReader reader, PublishedContent published) : PageModel
{
    public CertificateView Paper { get; private set; } = null!;

    public Agreement Agreement => Paper.Agreement;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await reader.FindAsync(HttpContext, id, cancellation) is not var (agreement, own))
        {
            return Redirect(AgreementAddresses.Copies);
        }
        Paper = await CertificateView.ReadAsync(db, published.Library, agreement, withNames: true, cancellation, own);
        return Page();
    }
}
