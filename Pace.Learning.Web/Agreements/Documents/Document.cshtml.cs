using Microsoft.AspNetCore.OutputCaching;
using Pace.Learning.Web.Platform.Published.Cached;

namespace Pace.Learning.Web.Agreements.Documents;

/// <summary>A document that local areas sign, in the version in effect.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Tag)]
internal sealed class DocumentModel(PublishedContent published, IParentReviews reviews, TimeProvider clock) : PageModel
{
    public AgreementDocument Document { get; private set; } = null!;

    public VersionView? InEffect { get; private set; }

    /// <summary>A version that has been announced.</summary>
    public AgreementVersion? Next { get; private set; }

    public IReadOnlyList<AgreementVersion> Shown { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (published.Library.Agreements.FirstOrDefault(d => d.Slug == slug) is not { } document)
        {
            return NotFound();
        }
        var day = LondonTime.DayOf(clock.GetUtcNow().UtcDateTime);
        Document = document;
        InEffect = document.InEffect(day) is { } version ? new VersionView(document, version, day) { Reviewed = await reviews.OfAsync([version.Path], cancellation) } : null;
        Next = document.NextAfter(day);
        Shown = [.. VersionView.Shown(document)];
        return Page();
    }
}
