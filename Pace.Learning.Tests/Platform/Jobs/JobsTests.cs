using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
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
        AppWithJobs.Works[FailingJob.Name] = _ => throw new InvalidOperationException("Robin Example of 5 Example Street");
        try
        {
            var scheduler = app.Services.GetRequiredService<JobScheduler>();
            await scheduler.RunNowAsync(FailingJob.Name, TestContext.Current.CancellationToken);
            var run = await EndedAsync(FailingJob.Name, after: before);
            Assert.Equal((JobOutcome.Failed, "InvalidOperationException"), (run.Outcome, run.Error));
            var page = await (await app.SignedInAsync(Roles.Admin)).GetPageAsync(Page);
            Assert.Contains("failed after", page.QuerySelector($"section:has(#{FailingJob.Name})")!.TextContent);
            // What failed stands open; of the rest a line each.
            Assert.True(page.QuerySelector($"details:has(#{FailingJob.Name})")!.HasAttribute("open"));
            Assert.Contains(page.QuerySelectorAll("details.job"), d => !d.HasAttribute("open"));
            Assert.DoesNotContain("Robin", page.Body!.TextContent, StringComparison.Ordinal);
            var health = await (await app.SignedInAsync(Roles.Admin)).GetStringAsync("/health/ready");
            Assert.Contains(FailingJob.Name, health, StringComparison.Ordinal);
            var kept = await HangfireKeepsAsync();
            Assert.Contains("InvalidOperationException", kept, StringComparison.Ordinal);
            Assert.DoesNotContain("Robin", kept, StringComparison.Ordinal);
            Assert.DoesNotContain("@", kept, StringComparison.Ordinal);

            AppWithJobs.Works.TryRemove(FailingJob.Name, out _);
            await scheduler.RunNowAsync(FailingJob.Name, TestContext.Current.CancellationToken);
            Assert.Equal(JobOutcome.Done, (await EndedAsync(FailingJob.Name, after: run)).Outcome);
        }
        finally
        {
            AppWithJobs.Works.TryRemove(FailingJob.Name, out _);
        }
    }

    [Fact]
    public async Task Job_NeverRunsBesideItself()
    {
        var (running, most, ended) = (0, 0, 0);
        AppWithJobs.Works[FailingJob.Name] = async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Eventually.HoldsWithinAsync(TimeSpan.FromMilliseconds(700), () => Task.FromResult(Volatile.Read(ref running) > 1));
            Interlocked.Decrement(ref running);
            Interlocked.Increment(ref ended);
        };
        try
        {
            var scheduler = app.Services.GetRequiredService<JobScheduler>();
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => scheduler.RunNowAsync(FailingJob.Name, TestContext.Current.CancellationToken)));
            await Eventually.HoldsAsync(() => Task.FromResult(Volatile.Read(ref ended) == 3), "three runs have ended");
            Assert.Equal(1, most);
        }
        finally
        {
            AppWithJobs.Works.TryRemove(FailingJob.Name, out _);
        }
    }

    [Fact]
    public async Task TimesThatCome_WhileAJobRuns_AreMadeUpOnce()
    {
        var (running, mayEnd) = (new TaskCompletionSource(), new TaskCompletionSource());
        AppWithJobs.Works[FailingJob.Name] = _ =>
        {
            running.TrySetResult();
            return mayEnd.Task;
        };
        try
        {
            var before = await RunsAsync();
            var store = await app.Services.GetRequiredService<JobScheduler>().PlannedAsync(TestContext.Current.CancellationToken);
            ItsTimeComes(store);
            await running.Task;
            for (var i = 0; i < 3; i++)
            {
                ItsTimeComes(store);
            }
            mayEnd.SetResult();
            await Eventually.HoldsAsync(() => Task.FromResult(!HasSomethingToDo(store)), "nothing is left to run");
            Assert.Equal(before + 2, await RunsAsync());
        }
        finally
        {
            mayEnd.TrySetResult();
            AppWithJobs.Works.TryRemove(FailingJob.Name, out _);
        }

        // Two times of a timetable are never the same.
        void ItsTimeComes(JobStore store)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            store.Ask(FailingJob.Name, null, new Dictionary<string, object> { [JobStore.Recurring] = FailingJob.Name });
        }

        Task<int> RunsAsync() => app.WithDatabaseAsync(db => db.JobRuns.CountAsync(r => r.Job == FailingJob.Name));
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

    private static bool HasSomethingToDo(JobStore store)
    {
        var hangfire = store.Storage.GetMonitoringApi();
        return hangfire.ProcessingCount() + hangfire.EnqueuedCount("default") > 0
            || hangfire.ScheduledJobs(0, 100).Any(j => j.Value.EnqueueAt < DateTime.UtcNow.AddSeconds(20));
    }

    /// <summary>All that Hangfire holds of jobs that have begun, and on PostgreSQL all that stands in its tables.</summary>
    private async Task<string> HangfireKeepsAsync()
    {
        var hangfire = app.Services.GetRequiredService<JobStore>().Storage.GetMonitoringApi();
        var jobs = hangfire.ScheduledJobs(0, 100).Select(j => j.Key).Concat(hangfire.SucceededJobs(0, 100).Select(j => j.Key)).Concat(hangfire.DeletedJobs(0, 100).Select(j => j.Key));
        var kept = System.Text.Json.JsonSerializer.Serialize(jobs.Select(hangfire.JobDetails).Select(d => new { Args = d.Job.Args.OfType<string>(), d.Properties, d.History }));
        if (!TestDatabase.IsPostgres)
        {
            return kept;
        }
        var tables = await app.WithDatabaseAsync(db => db.Database.SqlQuery<string>($"SELECT table_name::text AS \"Value\" FROM information_schema.tables WHERE table_schema = {JobStore.Schema}").ToListAsync());
        Assert.NotEmpty(tables);
        foreach (var table in tables)
        {
            kept += string.Join('\n', await app.WithDatabaseAsync(db => db.Database.SqlQuery<string>(System.Runtime.CompilerServices.FormattableStringFactory.Create($"SELECT t::text AS \"Value\" FROM \"{JobStore.Schema}\".\"{table}\" t")).ToListAsync()));
        }
        return kept;
    }

    private async Task<JobRun> EndedAsync(string job, JobRun? after = null)
    {
        var since = after?.StartedAt ?? DateTime.MinValue;
        var ended = await Eventually.GetAsync(
            () => app.WithDatabaseAsync(db => db.JobRuns.AsNoTracking().Where(r => r.Job == job && r.EndedAt != null && r.StartedAt > since).OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync()),
            run => run is not null, _ => $"{job} runs");
        return ended!;
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
            builder.UseSetting("Pace:Jobs:LookEvery", "00:00:01");
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
