namespace Pace.Learning.Tests.Platform.Time;

public sealed class LondonTimeTests
{
    [Fact]
    public void TimeThatSpringSkips_IsNoTime_AndTheOneThatAutumnRepeatsIsTheFirst()
    {
        Assert.Null(LondonTime.ToUtc(new DateOnly(2027, 3, 28), new TimeOnly(1, 30)));
        Assert.Equal(new DateTime(2027, 10, 31, 0, 30, 0, DateTimeKind.Utc), LondonTime.ToUtc(new DateOnly(2027, 10, 31), new TimeOnly(1, 30)));
    }

    [Fact]
    public void Words_SayDayAndHourAsLondonLivesThem()
    {
        var lateInJune = new DateTime(2027, 6, 30, 23, 5, 0, DateTimeKind.Utc);
        Assert.Equal("1 July 2027", LondonTime.Long(lateInJune));
        Assert.Equal("1 July 2027, 00:05", LondonTime.LongWithTime(lateInJune));
        Assert.Equal("Thursday 1 July 2027, 00:05", LondonTime.LongDayAndTime(lateInJune));
        Assert.Equal(new DateTime(2027, 6, 30, 23, 0, 0, DateTimeKind.Utc), LondonTime.StartOf(LondonTime.DayOf(lateInJune)));
        Assert.Equal("3 March 2027, 09:00", LondonTime.LongWithTime(new DateTime(2027, 3, 3, 9, 0, 0, DateTimeKind.Utc)));
    }

    [Fact]
    public void FrameworksZone_ShowsTheSameHour()
    {
        var start = new DateTime(2025, 1, 1, 0, 30, 0, DateTimeKind.Utc);
        Assert.All(Enumerable.Range(0, 24 * 365 * 4).Select(hours => start.AddHours(hours)), at =>
            Assert.Equal(TimeZoneInfo.ConvertTimeFromUtc(at, LondonTime.Clocks), LondonTime.DayOf(at).ToDateTime(LondonTime.ClockAt(at))));
    }
}
