using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pace.Learning.Content.Library;
using Pace.Learning.Web.Platform.Published;

namespace Pace.Learning.Web.Courses.Sources;

/// <summary>Where figures come from. Citations link here: the anchor is the tag in lower case.</summary>
[AllowAnonymous]
internal sealed class SourcesModel(PublishedContent published) : PageModel
{
    public IReadOnlyList<Source> Sources { get; } = published.Library.Sources;
}
