using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Pace.Learning.Web.Platform.Jobs;

namespace Pace.Learning.Tests.Platform.Jobs;

/// <summary>Times are those of London's clocks, which are put forward at 1:00 on 29 March 2026 and back at 2:00 on 25 October 2026.</summary>
public sealed class JobTimesTests
{
    [Theory]
    [InlineData("0 10 9 * * ?", "2026-03-28T12:00", "2026-03-29T08:10")] // in the morning by the clock on the wall
    [InlineData("0 10 9 * * ?", "2026-10-24T12:00", "2026-10-25T09:10")]
    [InlineData("0 30 1 * * ?", "2026-03-28T12:00", "2026-03-29T01:00")] // half past one isn't there: as soon as it would have passed
    [InlineData("0 30 1 * * ?", "2026-10-24T12:00", "2026-10-25T00:30")] // it is there twice: at the first
    [InlineData("0 30 1 * * ?", "2026-10-25T00:31", "2026-10-26T01:30")]
    [InlineData("0 5 * * * ?", "2026-03-29T00:30", "2026-03-29T01:00")] // nor is five past one
    [InlineData("0 5 * * * ?", "2026-03-29T01:01", "2026-03-29T01:05")] // which is five past two, as every hour
    [InlineData("0 5 * * * ?", "2026-10-25T00:30", "2026-10-25T01:05")]
    [InlineData("0 2/15 * * * ?", "2026-07-01T08:50", "2026-07-01T09:02")]
    [InlineData("10 9 * * *", "2026-07-01T12:00", "2026-07-02T08:10")] // without seconds
    [InlineData("0 0 9 * * 1", "2026-07-01T12:00", "2026-07-06T08:00")] // 1 is Monday
    public void NextTime_IsByLondonsClocks(string cron, string now, string next)
    {
        using var store = new JobStore(null, new JobOptions(), new FakeTimeProvider(Utc(now)), NullLogger<JobStore>.Instance);
        store.Plan(new RecurringJob("some-job", "What", "When", cron, typeof(ForgetOldRuns)));
        Assert.Equal(Utc(next).UtcDateTime, store.Next()["some-job"]);
    }

    [Fact]
    public void Failures_WaitForOneFiveAndTwentyFiveMinutes_MoreOrLess()
    {
        foreach (var (attempt, minutes) in new[] { (1, 1.0), (2, 5.0), (3, 25.0) })
        {
            Assert.All(Enumerable.Range(0, 100), _ => Assert.InRange(JobFilters.Wait(new JobOptions(), attempt).TotalMinutes, minutes * 0.8, minutes * 1.2));
        }
    }

    private static DateTimeOffset Utc(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
