using Microsoft.AspNetCore.Html;

namespace Pace.Learning.Web.Shared;

/// <summary>The site's sign: two paths that come from different sides and go on together.</summary>
public static class SiteMark
{
    /// <summary>The drawing, which takes its colours from the style sheet and says nothing to screen readers.</summary>
    public static IHtmlContent Svg { get; } = new HtmlString(
        """
        <svg class="site-mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false"><rect class="ground" width="40" height="40" rx="9"/><path class="path-one" d="M7 34C7 25 15.5 23.5 16.5 15 17 11 18 9 20.5 6.5"/><path class="path-two" d="M31 34C31 27 25 24 25.5 17 25.8 13 26.5 11 29 8.5"/></svg>
        """);
}
