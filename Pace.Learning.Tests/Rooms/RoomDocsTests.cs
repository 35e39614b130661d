using System.Text.RegularExpressions;

namespace Pace.Learning.Tests.Rooms;

/// <summary>docs/development.md draws the order that the code keeps, and leads to files that are there.</summary>
public sealed partial class RoomDocsTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "development.md"));

    [Fact]
    public void Picture_ShowsTheRoomsInTheirOrder()
    {
        var drawn = RoomOfPicture.Matches(Text[..Text.IndexOf("## Three ways", StringComparison.Ordinal)]).Select(m => m.Groups["room"].Value).Reverse();
        Assert.Equal(House.Rooms.Where(r => r.Length > 0), drawn);
    }

    [Fact]
    public void Ways_LeadToFilesThatAreThere()
    {
        var stops = Stop.Matches(Text).Select(m => m.Groups["file"].Value).ToList();
        Assert.True(stops.Count > 25, "The three lists weren't read.");
        Assert.DoesNotContain(stops, s => !File.Exists(Path.Combine(Repository.Root, "Pace.Learning.Web", s)));
    }

    [GeneratedRegex("""^  (?<room>[A-Z]\w+)  """, RegexOptions.Multiline)]
    private static partial Regex RoomOfPicture { get; }

    [GeneratedRegex("""^\d+\. `(?<file>[\w/.]+\.cs)`""", RegexOptions.Multiline)]
    private static partial Regex Stop { get; }
}
