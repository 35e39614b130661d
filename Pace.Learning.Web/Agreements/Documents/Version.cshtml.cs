using Microsoft.AspNetCore.OutputCaching;
using Pace.Learning.Content.Differences;
using Pace.Learning.Web.Platform.Published.Cached;

namespace Pace.Learning.Web.Agreements.Documents;

/// <summary>Any version of a document, for good; with <c>?since=1</c>, what changed in it since that one.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Tag)]
internal sealed class VersionModel(PublishedContent published, TimeProvider clock) : PageModel
{
    public VersionView View { get; private set; } = null!;

    public AgreementDifference? Difference { get; private set; }

    public IActionResult OnGet(string slug, int version, string? since)
    {
        if (published.FindVersion(slug, version) is not var (document, found))
        {
            return NotFound();
        }
        View = new(document, found, LondonTime.DayOf(clock.GetUtcNow().UtcDateTime));
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
