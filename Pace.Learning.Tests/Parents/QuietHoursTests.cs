using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Tests.Parents;

/// <summary>When a parent may be written to, held against clocks that somebody else keeps: the framework's zone of London, minute by minute.</summary>
public sealed class QuietHoursTests
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    // Wherever the server stands, and however its clock is set: the same moment has the same answer.
    private static readonly TimeZoneInfo[] Elsewhere = [.. ((string[])["UTC", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland"]).Select(TimeZoneInfo.FindSystemTimeZoneById)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void FirstMoment_IsAllowed_AndNoEarlierOneIs(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 400; i++)
        {
            // Half of them around the two nights on which clocks change.
            var utc = random.Next(2) == 0 ? new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(random.Next(3 * 365 * 24 * 60))
                : (random.Next(2) == 0 ? new DateTime(2027, 3, 28, 1, 0, 0, DateTimeKind.Utc) : new DateTime(2027, 10, 31, 1, 0, 0, DateTimeKind.Utc)).AddMinutes(random.Next(-3000, 3000));
            var notAt = (QuietTimes)random.Next(32);
            var first = QuietHours.FirstOutside(notAt, utc);
            if (notAt.HasFlag(QuietTimes.Mornings | QuietTimes.Afternoons | QuietTimes.Evenings))
            {
                Assert.Null(first);
                continue;
            }
            Assert.True(first >= utc, $"{notAt} at {utc:O}: {first:O}");
            Assert.False(Expected(notAt, first.Value), $"{notAt} at {utc:O}: {first:O} is quiet");
            for (var earlier = utc; earlier < first; earlier = earlier.AddMinutes(7))
            {
                Assert.True(Expected(notAt, earlier), $"{notAt} at {utc:O}: {earlier:O} would have been allowed before {first:O}");
            }
            Assert.True(first == utc || Expected(notAt, first.Value.AddTicks(-1)), $"{notAt} at {utc:O}: the last moment before {first:O} is allowed");
        }
    }

    [Fact]
    public void Moment_HasTheSameAnswer_WhereverItIsAskedFor()
    {
        var random = new Random(4);
        for (var i = 0; i < 2000; i++)
        {
            var utc = new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(random.Next(365 * 24 * 60));
            var notAt = (QuietTimes)random.Next(32);
            var zone = Elsewhere[random.Next(Elsewhere.Length)];
            var there = TimeZoneInfo.ConvertTimeFromUtc(utc, zone);
            var back = zone.IsAmbiguousTime(there) ? utc : TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(there, DateTimeKind.Unspecified), zone);
            Assert.Equal(Expected(notAt, utc), QuietHours.IsQuiet(notAt, back));
        }
    }

    [Theory]
    [InlineData("2027-03-28T00:59:00Z", QuietTimes.Mornings, "2027-03-28T11:00:00Z")] // the clocks skip an hour: noon is an hour nearer
    [InlineData("2027-10-31T00:30:00Z", QuietTimes.Mornings, "2027-10-31T12:00:00Z")] // the clocks repeat one
    [InlineData("2027-03-27T09:00:00Z", QuietTimes.Weekends, "2027-03-28T23:00:00Z")] // Monday begins at one o'clock of summer
    [InlineData("2027-07-21T09:00:00Z", QuietTimes.SchoolHolidays | QuietTimes.Mornings, "2027-09-06T11:00:00Z")]
    [InlineData("2027-05-31T09:00:00Z", QuietTimes.SchoolHolidays, "2027-06-06T23:00:00Z")] // the week of the late May holiday
    public void FirstMoment_OnDaysThatAreNotLikeOthers(string from, QuietTimes notAt, string expected) =>
        Assert.Equal(Utc(expected), QuietHours.FirstOutside(notAt, Utc(from)));

    private static DateTime Utc(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal);

    private static bool Expected(QuietTimes notAt, DateTime utc)
    {
        var there = TimeZoneInfo.ConvertTimeFromUtc(utc, London);
        var part = there.Hour < 12 ? QuietTimes.Mornings : there.Hour < 18 ? QuietTimes.Afternoons : QuietTimes.Evenings;
        return (notAt & part) != 0
            || ((notAt & QuietTimes.Weekends) != 0 && there.DayOfWeek is (DayOfWeek.Saturday or DayOfWeek.Sunday))
            || ((notAt & QuietTimes.SchoolHolidays) != 0 && SchoolHolidays.Contains(DateOnly.FromDateTime(there)));
    }
}
