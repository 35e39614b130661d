using System.Xml.Linq;
using Pace.Learning.Web.Agreements.Register;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.LocalAreas.Data;

namespace Pace.Learning.Tests.LocalAreas;

public sealed class AreaMapTests
{
    private static readonly IReadOnlyList<LocalArea> Areas =
        [.. AreaList.Areas.Where(l => l.IsThereOn(new DateOnly(2026, 12, 1))).Select(l => new LocalArea(l.Slug, l.Name, l.Code, l.Kind, l.Region, l.Since, l.Until))];

    [Fact]
    public void Map_ShowsEachAuthorityOnce_AndALinkOnlyWhereThereIsSomethingToTell()
    {
        var svg = Draw(a => a.Slug == "calderdale" ? new AreaSquare("all", "in force", "/areas/calderdale", false, [RegisterStatus.All, RegisterStatus.All]) : None);
        var squares = Squares(svg);
        Assert.Equal(Areas.Count, squares.Count);
        var signed = squares.Single(s => (string)s.Attribute("class")! == "square all");
        Assert.Equal("Calderdale: in force", Named(signed, "title").Value);
        Assert.Equal(2, signed.Elements().Count(e => (string?)e.Attribute("class") == "now"));
        Assert.Equal(squares.Count, squares.Select(s => ((int)Named(s, "rect").Attribute("x")!, (int)Named(s, "rect").Attribute("y")!)).Distinct().Count());
        var link = Assert.Single(svg.Elements(), e => e.Name.LocalName == "a");
        Assert.Equal(("/areas/calderdale", "Calderdale: in force"), ((string)link.Attribute("href")!, (string)link.Attribute("aria-label")!));
        Assert.Equal((string?)Named(signed, "rect").Attribute("x"), (string?)Named(link, "rect").Attribute("x"));
    }

    [Fact]
    public void Map_KeepsEverySquareInside_AndUsesNoStyleAttribute()
    {
        var svg = Draw(_ => None with { Words = "<not> & \"signed\"" });
        var box = ((string)svg.Attribute("viewBox")!).Split(' ').Select(int.Parse).ToArray();
        foreach (var rect in Squares(svg).Select(s => Named(s, "rect")))
        {
            Assert.InRange((int)rect.Attribute("x")! + (int)rect.Attribute("width")!, 1, box[2]);
            Assert.InRange((int)rect.Attribute("y")! + (int)rect.Attribute("height")!, 1, box[3]);
            Assert.EndsWith(": <not> & \"signed\"", rect.Value, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(svg.DescendantsAndSelf(), e => e.Attribute("style") is not null);
    }

    [Theory]
    [InlineData("Calderdale", "Cal")]
    [InlineData("Newcastle upon Tyne", "NTy")]
    [InlineData("Bath and North East Somerset", "BNE")]
    public void ShortNames_RemindOfTheArea(string name, string letters) => Assert.Equal(letters, AreaMap.ShortName(name));

    private static AreaSquare None => new("none", "not signed", null, false, []);

    private static List<XElement> Squares(XElement svg) => [.. svg.Descendants().Where(e => ((string?)e.Attribute("class"))?.StartsWith("square", StringComparison.Ordinal) == true)];

    private static XElement Named(XElement parent, string name) => parent.Descendants().First(e => e.Name.LocalName == name);

    private static XElement Draw(Func<Area, AreaSquare> square)
    {
        using var writer = new StringWriter();
        AreaMap.Svg("Where areas have signed", Areas.Select(a => a.AsArea()), square).WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return XElement.Parse(writer.ToString());
    }
}
