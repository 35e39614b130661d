using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Tests.Support;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Jobs;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Tests.Platform.Jobs;

/// <summary>Jobs in processes of their own, which share a database, are killed and are stopped.</summary>
public sealed class SeveralProcessesTests : IAsyncLifetime
{
    private static readonly (string, string) StartsAtOnce = ("Pace__Jobs__StartAfter", "00:00:00");

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
        (string, string)[] often = [StartsAtOnce, ($"Pace__Jobs__Times__{ForgetOldRuns.Name}", "* * * * * ?")];
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
        using (var site = await SiteProcess.StartAsync(data, database.ConnectionString, StartsAtOnce, ($"Pace__Jobs__Times__{ForgetOldMail.Name}", "* * * * * ?")))
        {
            await RunsAsync(ForgetOldMail.Name, r => r.Count > 0);
            site.Kill();
        }
        await OnDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(TestDatabase.IsPostgres ? "DROP TRIGGER slow ON \"OutboxMails\"" : "DROP TRIGGER slow"));
        // Its next time is far away, so what runs now is what was broken off.
        using var next = await SiteProcess.StartAsync(data, database.ConnectionString, StartsAtOnce, ($"Pace__Jobs__Times__{ForgetOldMail.Name}", "0 0 0 1 1 ?"));
        var runs = await RunsAsync(ForgetOldMail.Name, r => r.Any(x => x.Outcome == JobOutcome.Done));
        Assert.Contains(runs, r => r.Outcome == JobOutcome.BrokenOff);
        Assert.False(await OnDatabaseAsync(db => db.OutboxMails.AnyAsync()));
    }

    [Fact]
    public async Task WhatWasMissedWhileTheSiteWasDown_RunsOnce()
    {
        var soon = DateTime.UtcNow.AddSeconds(6);
        var london = TimeZoneInfo.ConvertTimeFromUtc(soon, TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));
        var time = ($"Pace__Jobs__Times__{ForgetOldRuns.Name}", $"{london.Second} {london.Minute} {london.Hour} {london.Day} {london.Month} ?");
        using (var site = await SiteProcess.StartAsync(data, database.ConnectionString, StartsAtOnce, time))
        {
            await site.SignedInAsync("admin").ContinueWith(async admin => await (await admin).GetPageAsync("/manage/jobs")).Unwrap();
            Assert.True(DateTime.UtcNow < soon, "The machine is too busy for this test");
            Assert.Equal(0, await site.StopAsync());
        }
        Assert.Empty(await OnDatabaseAsync(db => db.JobRuns.ToListAsync()));
        await Task.Delay(soon - DateTime.UtcNow + TimeSpan.FromSeconds(1));
        using var next = await SiteProcess.StartAsync(data, database.ConnectionString, StartsAtOnce, time);
        var run = Assert.Single(await RunsAsync(ForgetOldRuns.Name, r => r.Any(x => x.Outcome == JobOutcome.Done)));
        Assert.Equal(0, run.Attempt);
    }

    // A deletion that takes long enough to be killed in.
    private async Task PrepareSlowDeletionAsync()
    {
        using (var site = await SiteProcess.StartAsync(data, database.ConnectionString, ("Pace__Jobs__Run", "false")))
        {
            site.Kill();
        }
        await OnDatabaseAsync(async db =>
        {
            db.OutboxMails.Add(new OutboxMail { To = "old@example.org", CreatedAt = DateTime.UtcNow.AddDays(-40), SentAt = DateTime.UtcNow.AddDays(-40) });
            await db.SaveChangesAsync();
            return await db.Database.ExecuteSqlRawAsync(TestDatabase.IsPostgres
                ? """
                  CREATE FUNCTION wait() RETURNS trigger AS $$ BEGIN PERFORM pg_sleep(30); RETURN OLD; END $$ LANGUAGE plpgsql;
                  CREATE TRIGGER slow BEFORE DELETE ON "OutboxMails" FOR EACH ROW EXECUTE FUNCTION wait();
                  """
                : """
                  CREATE TRIGGER slow BEFORE DELETE ON OutboxMails BEGIN
                    SELECT count(*) FROM (WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 300000000) SELECT x FROM c);
                  END;
                  """);
        });
    }

    private async Task<IReadOnlyList<JobRun>> RunsAsync(string job, Func<IReadOnlyList<JobRun>, bool> isEnough)
    {
        for (var i = 0; ; i++)
        {
            var runs = await OnDatabaseAsync(db => db.JobRuns.AsNoTracking().Where(r => r.Job == job).OrderBy(r => r.StartedAt).ToListAsync());
            if (isEnough(runs))
            {
                return runs;
            }
            Assert.True(i < 300, $"{job} ran {runs.Count} times: {string.Join(", ", runs.Select(r => r.Outcome))}");
            await Task.Delay(200);
        }
    }

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
