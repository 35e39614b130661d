using Microsoft.AspNetCore.OutputCaching;
using Pace.Learning.Content.Differences;
using Pace.Learning.Web.Platform.Published.Cached;

namespace Pace.Learning.Web.Agreements.Documents;

/// <summary>Any version of a document, for good; with <c>?since=1</c>, what changed in it since that one.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Tag)]
internal sealed class VersionModel(PublishedContent published, IParentReviews reviews, TimeProvider clock) : PageModel
{
    public VersionView View { get; private set; } = null!;

    public AgreementDifference? Difference { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, int version, string? since, CancellationToken cancellation)
    {
        if (published.FindVersion(slug, version) is not var (document, found))
        {
            return NotFound();
        }
        View = new(document, found, LondonTime.DayOf(clock.GetUtcNow().UtcDateTime)) { Reviewed = await reviews.OfAsync(found.Path, cancellation) };
        if (since is null)
        {
            return Page();
        }
        if (View.Earlier.FirstOrDefault(v => v.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) == since) is not { } before)
        {
            return NotFound();
        }
        Difference = AgreementDifference.Between(before, found);
        return Page();
    }
}
