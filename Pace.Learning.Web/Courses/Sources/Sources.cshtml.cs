using Microsoft.AspNetCore.OutputCaching;
using Pace.Learning.Web.Platform.Published.Cached;

namespace Pace.Learning.Web.Courses.Sources;

/// <summary>Where figures come from. Citations link here: the anchor is the tag in lower case.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Tag)]
internal sealed class SourcesModel(PublishedContent published) : PageModel
{
    public IReadOnlyList<Source> Sources { get; } = published.Library.Sources;
}
