using Microsoft.AspNetCore.Mvc.Rendering;

namespace Pace.Learning.Web.LocalAreas;

/// <summary>Areas to choose from, in a drop-down list.</summary>
internal static class AreaChoices
{
    public static IReadOnlyList<SelectListItem> Of(IEnumerable<Area> areas, string? chosen) =>
        [new("Choose an area", ""), .. areas.Select(a => new SelectListItem(a.Name, a.Slug, a.Slug == chosen))];
}
