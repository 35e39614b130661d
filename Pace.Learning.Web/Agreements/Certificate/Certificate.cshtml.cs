using Pace.Learning.Web.Agreements.Identity;

namespace Pace.Learning.Web.Agreements.Certificate;

/// <summary>The certificate of a signed agreement, with names, for those who have a part in it.</summary>
[AllowAnonymous]
internal sealed class CertificateModel(PaceDbContext db, AgreementViewers viewers, PublishedContent published) : AgreementPage(viewers)
{
    public CertificateView Paper { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await MissingAsync(id, cancellation) is { } missing)
        {
            return missing;
        }
        if (!Agreement.WasInForce)
        {
            return NotFound();
        }
        Paper = await CertificateView.ReadAsync(db, published.Library, Agreement, withNames: true, cancellation);
        return Page();
    }
}
