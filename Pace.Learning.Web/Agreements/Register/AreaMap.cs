using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Pace.Learning.Content.Markup;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.LocalAreas.Data;

namespace Pace.Learning.Web.Agreements.Register;

/// <summary>How an area's square looks and what it says.</summary>
/// <param name="State">A word of the style sheet: <c>all</c>, <c>some</c>, <c>before</c>, <c>none</c>.</param>
/// <param name="Words">The same for readers, such as <c>Parent Charter since 3 March 2027</c>.</param>
/// <param name="Href">The area's page; <c>null</c>: nothing to tell.</param>
/// <param name="IsFaded">Whether the reader looks for others.</param>
/// <param name="Marks">A mark for each document that has been signed, so that colour isn't needed.</param>
internal sealed record AreaSquare(string State, string Words, string? Href, bool IsFaded, IReadOnlyList<RegisterStatus> Marks);

/// <summary>
/// England and Wales as squares, one an authority, with lines between regions. The squares of areas that have signed are links; on a phone, where they would
/// be too small to hit, only the list below has links. For screen readers the others don't exist: the list says the same in words.
/// </summary>
internal static class AreaMap
{
    private const int Pitch = 24;
    private const int Side = 22;

    private static readonly HashSet<string> Small = ["and", "of", "upon", "the", "on", "with"];

    public static IHtmlContent Svg(string label, IEnumerable<Area> areas, Func<Area, AreaSquare> square)
    {
        var bySlug = areas.ToDictionary(a => a.Slug);
        // An authority that ended has no square, and one that the list has but this database hasn't yet is left out.
        var tiles = AreaList.Tiles.Where(t => bySlug.ContainsKey(t.Slug)).Select(t => (Tile: t, Area: bySlug[t.Slug], Square: square(bySlug[t.Slug]))).ToList();
        var svg = new HtmlBuilder();
        svg.Add(
            $"""<svg class="area-map" role="group" aria-label="{label}" viewBox="-2 -2 {Extent(t => t.Column) + 4} {Extent(t => t.Row) + 4}" xmlns="http://www.w3.org/2000/svg">""");
        svg.Add($"""<g aria-hidden="true">""");
        foreach (var (tile, area, look) in tiles)
        {
            Draw(svg, tile.Column * Pitch, tile.Row * Pitch, ShortName(area.Name), look, $"{area.Name}: {look.Words}");
        }
        svg.Add($"""<path class="borders" d="{Borders(tiles.ToDictionary(t => (t.Tile.Column, t.Tile.Row), t => t.Area.Region))}"/></g>""");
        foreach (var (tile, area, look) in tiles.Where(t => t.Square is { Href: not null, IsFaded: false }).OrderBy(t => t.Area.Name, StringComparer.Ordinal))
        {
            var words = $"{area.Name}: {look.Words}";
            svg.Add(
                $"""<a href="{look.Href}" aria-label="{words}"><title>{words}</title><rect x="{tile.Column * Pitch}" y="{tile.Row * Pitch}" width="{Side}" height="{Side}" rx="4"/></a>""");
        }
        svg.Add($"</svg>");
        return svg.Html.Content;
    }

    /// <summary>One square by itself, for the legend.</summary>
    public static IHtmlContent Key(RegisterStatus status, IReadOnlyList<RegisterStatus> marks)
    {
        var svg = new HtmlBuilder();
        svg.Add($"""<svg class="area-map area-key" aria-hidden="true" viewBox="-2 -2 {Side + 4} {Side + 4}" xmlns="http://www.w3.org/2000/svg">""");
        Draw(svg, 0, 0, "Abc", new AreaSquare(status.Slug, "", null, false, marks), null);
        svg.Add($"</svg>");
        return svg.Html.Content;
    }

    /// <summary>Three letters that remind of a name.</summary>
    public static string ShortName(string name)
    {
        var words = name.Split([' ', '-', ',', '’', '\''], StringSplitOptions.RemoveEmptyEntries).Where(w => !Small.Contains(w)).ToArray();
        return words switch
        {
            [] => "",
            [var one] => one[..Math.Min(3, one.Length)],
            [var one, var two] => $"{one[0]}{two[..Math.Min(2, two.Length)]}",
            [var one, var two, var three, ..] => $"{one[0]}{two[0]}{three[0]}",
        };
    }

    private static void Draw(HtmlBuilder svg, int x, int y, string letters, AreaSquare look, string? words)
    {
        svg.Add($"""<g class="square {look.State}{(look.IsFaded ? " faded" : "")}">""");
        svg.Add($"""<rect x="{x}" y="{y}" width="{Side}" height="{Side}" rx="4">{(words is null ? default : FinishedHtml.Of($"<title>{words}</title>"))}</rect>""");
        var marks = look.Marks.Where(m => m != RegisterStatus.None).ToList();
        svg.Add($"""<text x="{x + Side / 2}" y="{(marks.Count > 0 ? y + 11 : y + 14)}">{letters}</text>""");
        for (var i = 0; i < look.Marks.Count && marks.Count > 0; i++)
        {
            if (look.Marks[i] != RegisterStatus.None)
            {
                var at = x + Side / 2.0 + (i - (look.Marks.Count - 1) / 2.0) * 7;
                svg.Add($"""<circle class="{(look.Marks[i] == RegisterStatus.All ? "now" : "once")}" cx="{at.ToString("0.#", CultureInfo.InvariantCulture)}" cy="{y + 16}" r="2.4"/>""");
            }
        }
        svg.Add($"</g>");
    }

    // Lines in the gaps between squares of different regions.
    private static string Borders(Dictionary<(int Column, int Row), string> regions)
    {
        var path = new StringBuilder();
        foreach (var ((column, row), region) in regions)
        {
            if (regions.TryGetValue((column + 1, row), out var right) && right != region)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{(column + 1) * Pitch - 1} {row * Pitch - 1}v{Pitch}");
            }
            if (regions.TryGetValue((column, row + 1), out var below) && below != region)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{column * Pitch - 1} {(row + 1) * Pitch - 1}h{Pitch}");
            }
        }
        return path.ToString();
    }

    private static int Extent(Func<AreaTile, int> side) => (AreaList.Tiles.Max(side) + 1) * Pitch - (Pitch - Side);
}
