using System.Xml.Linq;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.LocalAreas.Data;
using Pace.Learning.Web.LocalAreas.Register;

namespace Pace.Learning.Tests.LocalAreas;

public sealed class AreaMapTests
{
    private static readonly IReadOnlyList<LocalArea> Areas =
        [.. AreaList.Areas.Select(l => new LocalArea(l.Slug, l.Name, l.Code, l.Kind, l.Region, l.Since, l.Until))];

    [Fact]
    public void Map_ShowsEachAuthorityOnce_WithItsState()
    {
        var svg = Draw(a => a.Slug == "calderdale" ? new AreaSquare("in-force", "in force") : new AreaSquare("none", "not signed"));
        var squares = svg.Elements().Where(e => e.Name.LocalName == "rect").ToList();
        Assert.Equal(AreaList.Tiles.Count, squares.Count);
        Assert.Equal("Calderdale: in force", squares.Single(s => (string)s.Attribute("class")! == "in-force").Value);
        Assert.Equal(squares.Count, squares.Select(s => ((int)s.Attribute("x")!, (int)s.Attribute("y")!)).Distinct().Count());
    }

    [Fact]
    public void Map_KeepsEverySquareInside_AndUsesNoStyleAttribute()
    {
        var svg = Draw(_ => new AreaSquare("none", "<not> & \"signed\""));
        var box = ((string)svg.Attribute("viewBox")!).Split(' ').Select(int.Parse).ToArray();
        foreach (var square in svg.Elements().Where(e => e.Name.LocalName == "rect"))
        {
            Assert.InRange((int)square.Attribute("x")! + (int)square.Attribute("width")!, 1, box[2]);
            Assert.InRange((int)square.Attribute("y")! + (int)square.Attribute("height")!, 1, box[3]);
            Assert.EndsWith(": <not> & \"signed\"", square.Value, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(svg.DescendantsAndSelf(), e => e.Attribute("style") is not null);
    }

    private static XElement Draw(Func<LocalArea, AreaSquare> square)
    {
        using var writer = new StringWriter();
        AreaMap.Svg("Where areas have signed", Areas, square).WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return XElement.Parse(writer.ToString());
    }
}
