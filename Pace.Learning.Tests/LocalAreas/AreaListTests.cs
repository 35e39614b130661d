using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.LocalAreas.Data;

namespace Pace.Learning.Tests.LocalAreas;

public sealed class AreaListTests
{
    private const string Header = "slug,name,kind,region,code,former_codes,since,until,successors\n";

    private static readonly DateOnly Day = new(2026, 12, 1);
    private static readonly DateOnly AfterSurrey = new(2027, 4, 1);

    private static IEnumerable<AreaLine> Now => AreaList.Areas.Where(a => a.IsThereOn(Day));

    [Theory]
    [InlineData(AreaKind.County, 21)]
    [InlineData(AreaKind.Unitary, 63)]
    [InlineData(AreaKind.Metropolitan, 36)]
    [InlineData(AreaKind.London, 33)]
    [InlineData(AreaKind.Wales, 22)]
    public void List_HasAsManyOfEachKindAsThereAre(AreaKind kind, int number) => Assert.Equal(number, Now.Count(a => a.Kind == kind));

    [Fact]
    public void List_DoesNotContradictItself() => Assert.Empty(AreaListCheck.Problems(AreaList.Areas));

    [Fact]
    public void List_KnowsWhatWasReorganisedSince2019() => Assert.Equal(
        ["bournemouth", "buckinghamshire-county", "cumbria", "dorset-county", "north-yorkshire-county", "northamptonshire", "poole", "somerset-county"],
        AreaList.Areas.Where(a => a.Until <= Day).Select(a => a.Slug).Order(StringComparer.Ordinal));

    [Fact]
    public void List_KnowsWhatIsAnnounced_WithItsSuccessors()
    {
        var surrey = Assert.Single(AreaList.Areas, a => a.Until > Day);
        Assert.Equal(("surrey", AfterSurrey), (surrey.Slug, surrey.Until));
        Assert.Equal(["east-surrey", "west-surrey"], surrey.Successors.Order(StringComparer.Ordinal));
        Assert.Equal(surrey.Successors.Order(StringComparer.Ordinal), AreaList.Areas.Where(a => a.Since > Day).Select(a => a.Slug).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("barnsley", "E08000038", "E08000016")]
    [InlineData("sheffield", "E08000039", "E08000019")]
    [InlineData("gateshead", "E08000037", "E08000020")]
    [InlineData("northumberland", "E06000057", "E06000048")]
    [InlineData("powys", "W06000023", "W06000007")]
    [InlineData("merthyr-tydfil", "W06000024", "W06000017")]
    public void Recoded_HaveTheCodeOfToday_AndRememberTheOther(string slug, string code, string former)
    {
        var area = AreaList.Areas.Single(a => a.Slug == slug);
        Assert.Equal((code, former), (area.Code, area.FormerCodes.Single()));
    }

    [Theory]
    [InlineData("surrey,Surrey,County,South East,E10000030,,,2027-04-01,east-surrey west-surrey\neast-surrey,East Surrey,Unitary,South East,E06000901,,2027-04-01,,\nwest-surrey,West Surrey,Unitary,South East,E06000902,,2027-04-01,,\n", null)]
    [InlineData("surrey,Surrey,County,South East,E10000030,,,2027-04-01,east-surrey\n", "surrey: its successor east-surrey isn't on the list")]
    [InlineData("surrey,Surrey,County,South East,E10000030,,,2027-04-01,east-surrey\neast-surrey,East Surrey,Unitary,South East,E06000901,,2027-04-02,,\n", "surrey: its successor east-surrey isn't there on the day")]
    [InlineData("surrey,Surrey,County,South East,E06000030,,,,\n", "surrey: a code has the wrong form for its kind")]
    [InlineData("surrey,Surrey,County,South East,E10000030,,,2027-04-01,\n", "surrey: an area that ended has successors, and no other has")]
    [InlineData("a,A,County,X,,,,,\n", "a: it has no code")]
    [InlineData("a,A,County,X,E10000001,,2027-04-01,2027-04-01,b\nb,B,County,X,E10000002,,,,\n", "a: it ends before it begins")]
    [InlineData("a,A,County,X,E10000001,,,,\na,B,County,X,E10000002,,,,\n", "a: the slug stands twice")]
    [InlineData("a,A,County,X,E10000001,,,,\nb,B,County,X,E10000002,E10000001,,,\n", "E10000001: the code stands twice")]
    public void Reorganisation_IsALineOrTwo_AndIsChecked(string lines, string? problem) =>
        Assert.Equal(problem, AreaListCheck.Problems(AreaList.Read(new StringReader(Header + lines))).FirstOrDefault());

    [Fact]
    public void Circle_IsFound()
    {
        var lines = AreaList.Read(new StringReader(Header
            + "a,A,County,X,E10000001,,,2027-04-01,b\nb,B,County,X,E10000002,,,2027-04-02,c\nc,C,County,X,E10000003,,,2027-04-03,a\n"));
        Assert.Contains("b: it succeeds itself", AreaListCheck.Problems(lines));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Map_HasOneSquareForEachAuthority_AndIsOnePiece(bool isAfterSurrey)
    {
        var there = AreaList.Areas.Where(a => a.IsThereOn(isAfterSurrey ? AfterSurrey : Day)).ToList();
        var tiles = AreaList.Tiles.Where(t => !AreaList.Areas.Any(a => a.Slug == t.Slug) || there.Exists(a => a.Slug == t.Slug)).ToList();
        Assert.Equal(there.Select(a => a.Slug).Order(StringComparer.Ordinal), tiles.Select(t => t.Slug).Order(StringComparer.Ordinal));
        var squares = tiles.Select(t => (t.Column, t.Row)).ToHashSet();
        Assert.Equal(tiles.Count, squares.Count);
        var reached = new HashSet<(int Column, int Row)>();
        var next = new Stack<(int Column, int Row)>([squares.First()]);
        while (next.TryPop(out var square))
        {
            if (squares.Contains(square) && reached.Add(square))
            {
                next.Push((square.Column + 1, square.Row));
                next.Push((square.Column - 1, square.Row));
                next.Push((square.Column, square.Row + 1));
                next.Push((square.Column, square.Row - 1));
            }
        }
        Assert.Equal(squares.Count, reached.Count);
    }

    [Theory]
    [InlineData("northumberland", "kent")]
    [InlineData("leeds", "birmingham")]
    [InlineData("isle-of-anglesey", "cardiff")]
    [InlineData("enfield", "croydon")]
    public void Map_HasTheNorthAbove(string north, string south) => Assert.True(AreaList.Tiles.Single(t => t.Slug == north).Row < AreaList.Tiles.Single(t => t.Slug == south).Row);

    [Theory]
    [InlineData("pembrokeshire", "suffolk")]
    [InlineData("cornwall", "kent")]
    [InlineData("liverpool", "leeds")]
    [InlineData("hillingdon", "havering")]
    public void Map_HasTheWestOnTheLeft(string west, string east) => Assert.True(AreaList.Tiles.Single(t => t.Slug == west).Column < AreaList.Tiles.Single(t => t.Slug == east).Column);

    [Fact]
    public void Ids_ComeFromTheSlug_AndNeverChange()
    {
        Assert.Equal(LocalArea.IdOf("calderdale"), LocalArea.IdOf("calderdale"));
        Assert.Equal(AreaList.Areas.Count, AreaList.Areas.Select(a => LocalArea.IdOf(a.Slug)).Distinct().Count());
        Assert.Equal(Guid.Parse("bb969475-63fd-d4f6-acd1-acbd12e0816b"), LocalArea.IdOf("calderdale"));
    }
}
