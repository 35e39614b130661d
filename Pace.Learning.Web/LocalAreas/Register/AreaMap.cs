using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Html;
using Pace.Learning.Web.LocalAreas.Data;

namespace Pace.Learning.Web.LocalAreas.Register;

/// <summary>How an area's square looks and what it says.</summary>
/// <param name="State">A word of the style sheet: <c>in-force</c>, <c>under-way</c>, <c>lapsed</c>, <c>none</c>.</param>
/// <param name="Words">The same for readers, such as <c>in force since 3 March 2027</c>.</param>
internal sealed record AreaSquare(string State, string Words);

/// <summary>
/// England and Wales as squares, one an authority. One picture with one name for screen readers: the list beside it says the same in words, and a
/// hundred and seventy-five stops for the keyboard would help nobody.
/// </summary>
internal static class AreaMap
{
    private const int Side = 20;
    private const int Gap = 2;

    public static IHtmlContent Svg(string label, IEnumerable<LocalArea> areas, Func<LocalArea, AreaSquare> square)
    {
        var bySlug = areas.ToDictionary(a => a.Slug);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture,
            $"""<svg class="area-map" role="img" aria-label="{WebUtility.HtmlEncode(label)}" viewBox="0 0 {Extent(t => t.Column)} {Extent(t => t.Row)}" xmlns="http://www.w3.org/2000/svg">""");
        foreach (var tile in AreaList.Tiles)
        {
            // An authority that ended has no square, and one that the list has but this database hasn't yet is left out.
            if (bySlug.TryGetValue(tile.Slug, out var area))
            {
                var (state, words) = square(area);
                svg.Append(CultureInfo.InvariantCulture,
                    $"""<rect class="{WebUtility.HtmlEncode(state)}" x="{tile.Column * Side}" y="{tile.Row * Side}" width="{Side - Gap}" height="{Side - Gap}" rx="3"><title>{WebUtility.HtmlEncode($"{area.Name}: {words}")}</title></rect>""");
            }
        }
        return new HtmlString(svg.Append("</svg>").ToString());
    }

    private static int Extent(Func<AreaTile, int> side) => (AreaList.Tiles.Max(side) + 1) * Side - Gap;
}
