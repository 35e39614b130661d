using Microsoft.AspNetCore.Html;

namespace Pace.Learning.Web.Shared;

/// <summary>The site's sign: two paths that come from different sides and go on together.</summary>
public static class SiteMark
{
    /// <summary>The drawing, which takes its colours from the style sheet and says nothing to screen readers.</summary>
    public static IHtmlContent Svg { get; } = new HtmlString(
        """
        <svg class="site-mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false"><rect class="ground" width="40" height="40" rx="9"/><path class="path-one" d="M7 33C8 23 17 23 18 8"/><path class="path-two" d="M33 33C32 25 27 21 26 8"/></svg>
        """);
}
