using Microsoft.AspNetCore.OutputCaching;
using Pace.Learning.Web.Platform.Published.Cached;

namespace Pace.Learning.Web.Agreements.Documents;

/// <summary>A document that local areas sign, in the version in effect.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Tag)]
internal sealed class DocumentModel(PublishedContent published, IParentReviews reviews, TimeProvider clock) : PageModel
{
    public DocumentView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (published.Library.Agreements.FirstOrDefault(d => d.Slug == slug) is not { } document)
        {
            return NotFound();
        }
        var day = LondonTime.DayOf(clock.GetUtcNow().UtcDateTime);
        View = new DocumentView(document, day, document.InEffect(day) is { } version ? await reviews.OfAsync(version.Path, cancellation) : null);
        return Page();
    }
}
