using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pace.Learning.Tests.Support;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Platform.Jobs;

namespace Pace.Learning.Tests.Platform.Jobs;

/// <summary>What runs by itself, in one process, and what administrators see of it.</summary>
public sealed class JobsTests(JobsTests.AppWithJobs app) : IClassFixture<JobsTests.AppWithJobs>
{
    private const string Page = "/manage/jobs";

    [Fact]
    public async Task EveryJob_IsOnThePage_WithItsNextTime_AndRunsWhenAsked()
    {
        var admin = await app.SignedInAsync(Roles.Admin);
        var page = await admin.GetPageAsync(Page);
        var jobs = app.Services.GetRequiredService<RecurringJobs>().All;
        Assert.Equal(jobs.Select(j => j.What), page.QuerySelectorAll("main h2").Select(h => h.TextContent));
        Assert.DoesNotContain("Not planned yet", page.QuerySelector("main")!.TextContent);
        foreach (var job in jobs)
        {
            using var answer = await admin.SubmitAsync(page.QuerySelector($"form:has(input[value='{job.Name}'])")!);
            Assert.Equal(JobOutcome.Done, (await EndedAsync(job.Name)).Outcome);
        }
        Assert.Equal(jobs.Count, (await admin.GetPageAsync(Page)).QuerySelectorAll("main section").Count(s => s.TextContent.Contains("done in")));
    }

    [Fact]
    public async Task JobThatFails_IsToldOfWithoutItsWords_AndTriedAgain()
    {
        var before = await app.WithDatabaseAsync(db => db.JobRuns.AsNoTracking().Where(r => r.Job == FailingJob.Name).OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync());
        var clockwork = app.Services.GetRequiredService<Clockwork>();
        AppWithJobs.Works[FailingJob.Name] = _ => throw new InvalidOperationException("Robin Example of 5 Example Street");
        JobRun? run;
        try
        {
            await clockwork.RunNowAsync(FailingJob.Name, TestContext.Current.CancellationToken);
            run = await EndedAsync(FailingJob.Name, after: before);
            Assert.Equal((JobOutcome.Failed, "InvalidOperationException"), (run.Outcome, run.Error));
            var page = await (await app.SignedInAsync(Roles.Admin)).GetPageAsync(Page);
            Assert.Contains("failed after", page.QuerySelector($"section:has(#{FailingJob.Name})")!.TextContent);
            Assert.DoesNotContain("Robin", page.Body!.TextContent, StringComparison.Ordinal);
            var health = await app.Stranger().GetStringAsync("/health/ready");
            Assert.Contains(FailingJob.Name, health, StringComparison.Ordinal);
        }
        finally
        {
            AppWithJobs.Works.TryRemove(FailingJob.Name, out _);
        }
        await clockwork.RunNowAsync(FailingJob.Name, TestContext.Current.CancellationToken);
        Assert.Equal(JobOutcome.Done, (await EndedAsync(FailingJob.Name, after: run)).Outcome);
    }

    [Fact]
    public async Task Job_NeverRunsBesideItself()
    {
        var (running, most, ended) = (0, 0, 0);
        AppWithJobs.Works[FailingJob.Name] = async ct =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            // Stays long enough for another one to come in beside it.
            await Eventually.HoldsWithinAsync(TimeSpan.FromMilliseconds(700), () => Task.FromResult(most > 1 || ct.IsCancellationRequested));
            Interlocked.Decrement(ref running);
            Interlocked.Increment(ref ended);
        };
        var clockwork = app.Services.GetRequiredService<Clockwork>();
        try
        {
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => clockwork.RunNowAsync(FailingJob.Name, TestContext.Current.CancellationToken)));
            await Eventually.HoldsAsync(() => Task.FromResult(ended >= 3), "all three runs ended");
        }
        finally
        {
            AppWithJobs.Works.TryRemove(FailingJob.Name, out _);
        }
        Assert.Equal((1, 3), (most, ended));
    }

    [Fact]
    public async Task OldRuns_AreForgottenAfterNinetyDays()
    {
        var now = app.Clock.GetUtcNow().UtcDateTime;
        await app.WithDatabaseAsync(db =>
        {
            db.JobRuns.Add(new JobRun("long-ago", now, 0, now.AddDays(-91)));
            db.JobRuns.Add(new JobRun("lately", now, 0, now.AddDays(-89)));
            return db.SaveChangesAsync();
        });
        await app.RunJobAsync<ForgetOldRuns>();
        Assert.Equal(["lately"], await app.WithDatabaseAsync(db => db.JobRuns.Where(r => r.Job == "lately" || r.Job == "long-ago").Select(r => r.Job).ToListAsync()));
    }

    private async Task<JobRun> EndedAsync(string job, JobRun? after = null)
    {
        var since = after?.StartedAt ?? DateTime.MinValue;
        return (await Eventually.GetAsync(
            () => app.WithDatabaseAsync(db => db.JobRuns.AsNoTracking().Where(r => r.Job == job && r.EndedAt != null && r.StartedAt > since).OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync()),
            run => run is not null, _ => $"{job} has run"))!;
    }

    public sealed class AppWithJobs : AppUnderTest
    {
        /// <summary>What the made-up jobs do.</summary>
        internal static ConcurrentDictionary<string, Func<CancellationToken, Task>> Works { get; } = [];

        protected override bool RunsJobs => true;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Pace:Jobs:StartAfter", "00:00:00");
            builder.ConfigureServices(services => ((RecurringJobs)services.Single(s => s.ServiceType == typeof(RecurringJobs)).ImplementationInstance!)
                .Add<FailingJob>("Once a year", "0 0 0 1 1 ?"));
        }
    }

    internal sealed class FailingJob : IRecurringJob
    {
        public static string Name => "made-up";

        public static string What => "Something made up";

        public Task RunAsync(CancellationToken cancellation) => AppWithJobs.Works.TryGetValue(Name, out var work) ? work(cancellation) : Task.CompletedTask;
    }
}
