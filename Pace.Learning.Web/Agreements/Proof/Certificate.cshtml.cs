using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Published;

namespace Pace.Learning.Web.Agreements.Proof;

/// <summary>The certificate of a signed agreement, with names, for those who have a part in it.</summary>
[AllowAnonymous]
internal sealed class CertificateModel(PaceDbContext db, Visitors visitors, PublishedContent published) : AgreementPage(visitors)
{
    public AgreementPaper Paper { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await MissingAsync(id, cancellation) is { } missing)
        {
            return missing;
        }
        if (!SignUp.WasInForce)
        {
            return NotFound();
        }
        Paper = await AgreementPaper.ReadAsync(db, published.Library, SignUp, withNames: true, cancellation);
        return Page();
    }
}
