using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pace.Learning.Tests.Support;
using Pace.Learning.Web.Platform.Jobs;

namespace Pace.Learning.Tests.Platform.Jobs;

/// <summary>Two sites that are the same: on one each job runs once, on the other twice at once. Afterwards both databases hold the same.</summary>
public sealed class TwiceAtOnceTests
{
    /// <param name="days">How long after the first start: then other things are due among what the invented people did.</param>
    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(340)]
    [InlineData(400)]
    public async Task EveryJob_RunTwiceAtOnce_LeavesInTheDatabaseWhatItLeavesWhenItRunsOnce(int days)
    {
        await using var once = new AppUnderTest();
        await using var twice = new AppUnderTest();
        foreach (var site in (AppUnderTest[])[once, twice])
        {
            await site.InitializeAsync();
            site.Clock.Advance(TimeSpan.FromDays(days));
        }
        foreach (var job in once.Services.GetRequiredService<RecurringJobs>().All)
        {
            await RunAsync(once, job.Type);
            await Task.WhenAll(RunAsync(twice, job.Type), RunAsync(twice, job.Type));
        }
        Assert.Equal(await HeldAsync(once), await HeldAsync(twice));
    }

    private static Task RunAsync(AppUnderTest site, Type job) => Task.Run(async () =>
    {
        await using var scope = site.Services.CreateAsyncScope();
        await ((IRecurringJob)scope.ServiceProvider.GetRequiredService(job)).RunAsync(TestContext.Current.CancellationToken);
    });

    /// <summary>How many rows each table has, which acts the ledger has of what, and who was written to about what.</summary>
    private static Task<List<string>> HeldAsync(AppUnderTest site) => site.WithDatabaseAsync(async db =>
    {
        var held = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct().Order())
        {
#pragma warning disable EF1002 // The model's own names.
            held.Add($"{table}: {await db.Database.SqlQueryRaw<int>($"SELECT CAST(count(*) AS int) AS \"Value\" FROM \"{table}\"").SingleAsync()}");
#pragma warning restore EF1002
        }
        held.AddRange((await db.LedgerEntries.Select(e => new { e.Subject, e.Act }).ToListAsync()).Select(e => $"{e.Subject.Split('/')[0]} {e.Act}").Order(StringComparer.Ordinal));
        held.AddRange((await db.OutboxMails.Select(m => new { m.To, m.Subject }).ToListAsync()).Select(m => $"{m.To} {m.Subject}").Order(StringComparer.Ordinal));
        return held;
    });
}
