using Microsoft.Data.Sqlite;
using Pace.Learning.Web.Platform.Jobs;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Tests.Platform.Jobs;

/// <summary>Jobs in processes of their own, which share a database, are killed and are stopped.</summary>
public sealed class SeveralProcessesTests : IAsyncLifetime
{
    private static readonly (string, string) StartsAtOnce = ("Pace__Jobs__StartAfter", "00:00:00");
    private static readonly (string, string) LooksOften = ("Pace__Jobs__LookEvery", "00:00:01");
    private static readonly (string, string) TriesAgainSoon = ("Pace__Jobs__TryAgainAfter", "00:00:03");

    private readonly DateTime begin = DateTime.UtcNow;
    private readonly string data = Directory.CreateTempSubdirectory("pace-jobs-").FullName;
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync(data);

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task OfSeveralProcesses_OneRunsEachJob_EachTime()
    {
        (string, string)[] often = [StartsAtOnce, LooksOften, ($"Pace__Jobs__Times__{ForgetOldRuns.Name}", "* * * * * ?")];
        // Several processes are for PostgreSQL; a SQLite file belongs to one.
        using var one = await SiteProcess.StartAsync(data, database.ConnectionString, often);
        using var two = TestDatabase.IsPostgres ? await SiteProcess.StartAsync(data, database.ConnectionString, often) : null;
        var runs = await RunsAsync(ForgetOldRuns.Name, r => r.Count(x => x.Outcome == JobOutcome.Done) >= 8);
        Assert.Equal(runs.Count, runs.Select(r => r.PlannedFor).Distinct().Count());
        var inOrder = runs.Where(r => r.EndedAt != null).OrderBy(r => r.StartedAt).ToList();
        Assert.All(inOrder.Zip(inOrder.Skip(1)), pair => Assert.True(pair.First.EndedAt <= pair.Second.StartedAt));
        Assert.Equal(0, await one.StopAsync());
        Assert.Equal(0, two is null ? 0 : await two.StopAsync());
    }

    [Fact]
    public async Task JobWhoseProcessWasKilledInTheMiddle_RunsAgain()
    {
        await PrepareSlowDeletionAsync();
        using (var site = await SiteProcess.StartAsync(data, database.ConnectionString, StartsAtOnce, LooksOften, ($"Pace__Jobs__Times__{ForgetOldMail.Name}", "* * * * * ?")))
        {
            await RunsAsync(ForgetOldMail.Name, r => r.Count > 0);
            site.Kill();
        }
        await DropTriggerAsync();
        // Its next time is far away, so what runs now is what was broken off.
        using var next = await SiteProcess.StartAsync(data, database.ConnectionString, StartsAtOnce, LooksOften, OnceAYear(ForgetOldMail.Name));
        var runs = await RunsAsync(ForgetOldMail.Name, r => r.Any(x => x.Outcome == JobOutcome.Done));
        Assert.Contains(runs, r => r.Outcome == JobOutcome.BrokenOff);
        var old = DateTime.UtcNow.AddDays(-30);
        Assert.False(await OnDatabaseAsync(db => db.OutboxMails.AnyAsync(m => m.CreatedAt < old)));
    }

    [Fact]
    public async Task WhatWasMissedWhileTheSiteWasDown_RunsOnce()
    {
        await MissAsync(ForgetOldRuns.Name);
        using var next = await SiteProcess.StartAsync(data, database.ConnectionString, StartsAtOnce, LooksOften, OnceAYear(ForgetOldRuns.Name), TriesAgainSoon);
        await RunsAsync(ForgetOldRuns.Name, r => r.Any(x => x.Outcome == JobOutcome.Done));
        Assert.False(await Eventually.HoldsWithinAsync(TimeSpan.FromSeconds(2), async () => (await RunsAsync(ForgetOldRuns.Name, _ => true)).Count > 1));
    }

    [Fact]
    public async Task JobThatFailsAtItsTime_IsTriedAgain()
    {
        await MissAsync(ForgetOldMail.Name);
        await AddOldMailWithAsync(TestDatabase.IsPostgres
            ? "RAISE EXCEPTION 'not now';"
            : "SELECT RAISE(ABORT, 'not now');");
        using var site = await SiteProcess.StartAsync(
            data, database.ConnectionString, StartsAtOnce, LooksOften, OnceAYear(ForgetOldMail.Name), TriesAgainSoon);
        var failed = (await RunsAsync(ForgetOldMail.Name, r => r.Any(x => x.Outcome == JobOutcome.Failed)))[0];
        Assert.Equal(0, failed.Attempt);
        Assert.DoesNotContain("not now", failed.Error!, StringComparison.Ordinal);
        await DropTriggerAsync();
        var runs = await RunsAsync(ForgetOldMail.Name, r => r.Any(x => x.Outcome == JobOutcome.Done));
        Assert.True(runs[^1].Attempt > 0);
    }

    [Fact]
    public async Task JobThatFailed_IsTriedAgain_WhenItsProcessHasDiedMeanwhile()
    {
        await MissAsync(ForgetOldMail.Name);
        await AddOldMailWithAsync(TestDatabase.IsPostgres ? "RAISE EXCEPTION 'not now';" : "SELECT RAISE(ABORT, 'not now');");
        (string, string)[] settings = [StartsAtOnce, LooksOften, TriesAgainSoon, OnceAYear(ForgetOldMail.Name)];
        using (var site = await SiteProcess.StartAsync(data, database.ConnectionString, settings))
        {
            await RunsAsync(ForgetOldMail.Name, r => r.Any(x => x.Outcome == JobOutcome.Failed));
            if (TestDatabase.IsPostgres)
            {
                // Killed before the next try is planned, it would be the first one again.
                await Eventually.HoldsAsync(
                    () => OnDatabaseAsync(db => db.Database.SqlQuery<bool>($"SELECT EXISTS (SELECT 1 FROM hangfire.set WHERE key = 'schedule') AS \"Value\"").SingleAsync()), "the next try is planned");
            }
            site.Kill();
        }
        await DropTriggerAsync();
        using var next = await SiteProcess.StartAsync(data, database.ConnectionString, settings);
        var runs = await RunsAsync(ForgetOldMail.Name, r => r.Any(x => x.Outcome == JobOutcome.Done));
        Assert.True(runs[^1].Attempt > 0);
        Assert.Single(runs.Select(r => r.PlannedFor).Distinct());
    }

    [Fact]
    public async Task JobThatWasStoppedInTheMiddle_RunsAgain()
    {
        await PrepareSlowDeletionAsync();
        using (var site = await SiteProcess.StartAsync(data, database.ConnectionString, StartsAtOnce, LooksOften, ($"Pace__Jobs__Times__{ForgetOldMail.Name}", "* * * * * ?")))
        {
            await RunsAsync(ForgetOldMail.Name, r => r.Count > 0);
            Assert.Equal(0, await site.StopAsync());
        }
        await DropTriggerAsync();
        using var next = await SiteProcess.StartAsync(data, database.ConnectionString, StartsAtOnce, LooksOften, OnceAYear(ForgetOldMail.Name));
        var runs = await RunsAsync(ForgetOldMail.Name, r => r.Any(x => x.Outcome == JobOutcome.Done));
        Assert.Contains(runs, r => r.Outcome is JobOutcome.Stopped or JobOutcome.BrokenOff);
    }

    private static (string, string) OnceAYear(string job) => ($"Pace__Jobs__Times__{job}", "0 0 0 1 1 ?");

    /// <summary>Makes a site with its schedule, on which a job's time passed twice while it was down.</summary>
    private async Task MissAsync(string job)
    {
        using (var site = await SiteProcess.StartAsync(data, database.ConnectionString, ("Pace__Jobs__Run", "false"), TriesAgainSoon, OnceAYear(job)))
        {
            // The page reads the schedule, so it is stored from here on.
            await (await site.SignedInAsync("admin")).GetPageAsync("/manage/jobs");
            Assert.Equal(0, await site.StopAsync());
        }
        var lastTime = DateTime.UtcNow.AddYears(-2);
        await OnDatabaseAsync(db =>
        {
            var run = new JobRun(job, lastTime, 0, lastTime);
            run.End(JobOutcome.Done, lastTime);
            db.JobRuns.Add(run);
            return db.SaveChangesAsync();
        });
        if (TestDatabase.IsPostgres)
        {
            var (key, then, due) = ($"recurring-job:{job}", $"{lastTime:O}", new DateTimeOffset(lastTime.AddYears(1)).ToUnixTimeSeconds());
            Assert.Equal(2, await OnDatabaseAsync(db => db.Database.ExecuteSqlAsync($"UPDATE hangfire.hash SET value = {then} WHERE key = {key} AND field IN ('CreatedAt', 'NextExecution')")));
            Assert.Equal(1, await OnDatabaseAsync(db => db.Database.ExecuteSqlAsync($"UPDATE hangfire.set SET score = {due} WHERE key = 'recurring-jobs' AND value = {job}")));
        }
    }

    // A deletion that takes long enough to be killed in.
    private async Task PrepareSlowDeletionAsync()
    {
        using (var site = await SiteProcess.StartAsync(data, database.ConnectionString, ("Pace__Jobs__Run", "false")))
        {
            site.Kill();
        }
        await AddOldMailWithAsync(TestDatabase.IsPostgres
            ? "PERFORM pg_sleep(30);"
            : "SELECT count(*) FROM (WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 300000000) SELECT x FROM c);");
    }

    private Task<int> AddOldMailWithAsync(string whenItIsDeleted) => OnDatabaseAsync(async db =>
    {
        db.OutboxMails.Add(new OutboxMail { To = "old@example.org", CreatedAt = DateTime.UtcNow.AddDays(-40), SentAt = DateTime.UtcNow.AddDays(-40) });
        await db.SaveChangesAsync();
        var sql = TestDatabase.IsPostgres
            ? $"""
               CREATE FUNCTION meanwhile() RETURNS trigger AS $$ BEGIN {whenItIsDeleted} RETURN OLD; END $$ LANGUAGE plpgsql;
               CREATE TRIGGER slow BEFORE DELETE ON "OutboxMails" FOR EACH ROW EXECUTE FUNCTION meanwhile();
               """
            : $"CREATE TRIGGER slow BEFORE DELETE ON OutboxMails BEGIN {whenItIsDeleted} END;";
        return await db.Database.ExecuteSqlRawAsync(sql);
    });

    private Task<int> DropTriggerAsync() => OnDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(TestDatabase.IsPostgres ? "DROP TRIGGER slow ON \"OutboxMails\"" : "DROP TRIGGER slow"));

    private Task<List<JobRun>> RunsAsync(string job, Func<IReadOnlyList<JobRun>, bool> isEnough) => Eventually.GetAsync(
        () => OnDatabaseAsync(db => db.JobRuns.AsNoTracking().Where(r => r.Job == job && r.StartedAt > begin).OrderBy(r => r.StartedAt).ToListAsync()),
        isEnough, runs => $"{job} ran {runs.Count} times: {string.Join(", ", runs.Select(r => r.Outcome))}");

    private async Task<T> OnDatabaseAsync<T>(Func<PaceDbContext, Task<T>> use)
    {
        PaceDbContext db;
        if (TestDatabase.IsPostgres)
        {
            var options = new DbContextOptionsBuilder<PostgresPaceDbContext>();
            DatabaseRegistration.UsePostgres(options, database.ConnectionString);
            db = new PostgresPaceDbContext(options.Options);
        }
        else
        {
            var options = new DbContextOptionsBuilder<SqlitePaceDbContext>();
            DatabaseRegistration.UseSqlite(options, database.ConnectionString);
            db = new SqlitePaceDbContext(options.Options);
        }
        await using (db)
        {
            return await use(db);
        }
    }
}
