using FsCheck;
using FsCheck.Fluent;
using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Library;
using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.Studio.Statistics;

namespace Pace.Learning.Tests.Studio.Statistics;

/// <summary>Whatever the numbers are, nothing that is shown tells of fewer than five, by itself or taken from the whole.</summary>
public sealed class ShownStatisticsTests
{
    private const int Fewest = 5;

    private static readonly ContentLibrary Library = new ContentCompiler().Compile(new DiskFolder(Repository.Content));

    [Fact]
    public void Stops_NeverTellOfAFew() => Prop.ForAll(Arb.From(Numbers(12)), numbers =>
    {
        var course = Library.Courses[0];
        var stopped = numbers[2..].Select((n, i) => (Id: i == 0 ? "" : course.Lessons[i - 1].Id, n)).Where(s => s.n > 0).ToDictionary(s => s.Id, s => s.n);
        var began = numbers.Sum();
        var stop = CourseStop.Of(course, new CourseReach(began, numbers[0], numbers[1], stopped, began, began));
        List<int> shown = [.. stop.Stops.Select(s => s.People), .. new[] { stop.Finished, stop.UnderWay }.OfType<int>()];
        AssertTellsOfNoFew(began, stop.Began, shown, [numbers[0], numbers[1], .. stopped.Values]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Stops_WhereEverybodyFinished_NobodyIsUnderWay()
    {
        var stop = CourseStop.Of(Library.Courses[0], new CourseReach(14, 14, 0, new Dictionary<string, int>(), 14, 14));
        Assert.Equal((14, 14, 0), (stop.Began, stop.Finished, stop.UnderWay));
        // Where the difference is that of several, none of them is told.
        Assert.Null(CourseStop.Of(Library.Courses[0], new CourseReach(20, 14, 3, new Dictionary<string, int> { [""] = 3 }, 14, 14)).UnderWay);
    }

    [Fact]
    public void Thanks_NeverTellOfAFew() => Prop.ForAll(Arb.From(Numbers(8)), numbers =>
    {
        var places = Library.Courses.SelectMany(c => c.Lessons).SelectMany(l => l.Body.PersonalBlocks.OfType<Pace.Learning.Content.Blocks.ContributionBlock>()).Select(b => b.Contribution).Distinct().Take(8).ToList();
        var counted = places.Zip(numbers).Where(p => p.Second > 0).ToDictionary(p => p.First, p => p.Second);
        var thanks = ThanksByPlace.Of(Library, counted);
        AssertTellsOfNoFew(counted.Values.Sum(), thanks.Total, [.. thanks.Places.Select(p => p.Notes).OfType<int>()], [.. counted.Values]);
    }).QuickCheckThrowOnFailure();

    private static void AssertTellsOfNoFew(int whole, int? total, IReadOnlyList<int> shown, IReadOnlyList<int> all)
    {
        Assert.Equal(whole >= Fewest, total is not null);
        Assert.All(shown.Where(n => n > 0), n => Assert.True(n >= Fewest));
        if (total is null)
        {
            Assert.Empty(shown);
            return;
        }
        var rest = total.Value - shown.Sum();
        Assert.True(rest == 0 || (rest >= Fewest && all.Count(n => n > 0) - shown.Count(n => n > 0) >= 2), $"{rest} are missing from {total}, with {string.Join(", ", shown)} of {string.Join(", ", all)} shown.");
    }

    // Small numbers more often than large ones: they are what it is about.
    private static Gen<int[]> Numbers(int count) => Gen.Frequency((4, Gen.Choose(0, 6)), (1, Gen.Choose(0, 40))).ArrayOf(count);
}
