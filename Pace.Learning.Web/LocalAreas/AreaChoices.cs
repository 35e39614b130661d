using Microsoft.AspNetCore.Mvc.Rendering;

namespace Pace.Learning.Web.LocalAreas;

/// <summary>Areas and agencies to choose from, grouped as people look for them.</summary>
internal static class AreaChoices
{
    private const string Partnerships = "Several areas together";

    /// <summary>One area, in a drop-down list.</summary>
    public static IReadOnlyList<SelectListItem> Of(IEnumerable<Area> areas, string? chosen) => [new("Choose an area", ""), .. ByRegion(areas, chosen)];

    /// <summary>The areas alone, for a list that begins with words of its own.</summary>
    public static IEnumerable<SelectListItem> ByRegion(IEnumerable<Area> areas, string? chosen) => Regions(areas).SelectMany(region =>
    {
        var group = new SelectListGroup { Name = region.Key };
        return region.Select(a => new SelectListItem(a.NameAndEnd, a.Slug, a.Slug == chosen) { Group = group });
    });

    /// <summary>Several areas, as boxes to tick.</summary>
    public static IReadOnlyList<ChoiceGroup> Several(IEnumerable<Area> areas) =>
        [.. Regions(areas).Select(region => new ChoiceGroup(region.Key, [.. region.Select(a => new Choice(a.Slug, a.NameAndEnd))]))];

    /// <summary>The agencies of an area, and a kind for those that aren't on its list.</summary>
    public static IReadOnlyList<SelectListItem> Agencies(IReadOnlyList<AreaAgency> listed, params IReadOnlyList<SelectListItem> first)
    {
        var here = new SelectListGroup { Name = "In this area" };
        var other = new SelectListGroup { Name = "Not on the list" };
        return
        [
            .. first,
            .. listed.Select(a => new SelectListItem(a.Name, a.Id.ToString()) { Group = here }),
            .. Enum.GetValues<AgencyKind>().Select(k => new SelectListItem(listed.Count == 0 ? k.Words : $"Another: {k.Words}", k.ToString()) { Group = listed.Count == 0 ? null : other }),
        ];
    }

    private static IEnumerable<IGrouping<string, Area>> Regions(IEnumerable<Area> areas) =>
        areas.GroupBy(a => a.IsPartnership ? Partnerships : a.Region).OrderBy(g => g.Key == Partnerships).ThenBy(g => g.Key, StringComparer.Ordinal);
}
