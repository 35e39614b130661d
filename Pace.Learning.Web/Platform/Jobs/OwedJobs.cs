namespace Pace.Learning.Web.Platform.Jobs;

/// <summary>
/// What a site on SQLite owes when it starts. Hangfire has forgotten its schedule there, so it is worked out from the runs: what was broken off or stopped runs again,
/// what failed is tried again, and a time that passed while the site was down is made up.
/// </summary>
internal sealed class OwedJobs(JobStore store, RecurringJobs jobs, IServiceScopeFactory scopes, IOptions<JobOptions> options, TimeProvider time)
{
    public async Task AskForAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var runs = scope.ServiceProvider.GetRequiredService<PaceDbContext>().JobRuns.AsNoTracking();
        // A job that hasn't run yet counts from the first run of any: that is when the site began to run jobs.
        if (await runs.MinAsync(r => (DateTime?)r.StartedAt, cancellation) is not { } first)
        {
            return;
        }
        foreach (var job in jobs.All)
        {
            var last = await runs.Where(r => r.Job == job.Name).OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(cancellation);
            store.CountFrom(job.Name, AskAgain(last) ?? last?.StartedAt ?? first);
        }
    }

    /// <summary>Asks again for a run that didn't get to its end; answers from when to count on if it makes up for what was missed as well.</summary>
    private DateTime? AskAgain(JobRun? last)
    {
        switch (last)
        {
            case { Outcome: JobOutcome.Running or JobOutcome.Stopped or JobOutcome.BrokenOff }:
                Ask(last, last.Attempt, null);
                return time.GetUtcNow().UtcDateTime;
            case { Outcome: JobOutcome.Failed, Attempt: < JobFilters.Again }:
                Ask(last, last.Attempt + 1, last.EndedAt + JobFilters.Wait(options.Value, last.Attempt + 1));
                return null;
            default:
                return null;
        }
    }

    private void Ask(JobRun last, int attempt, DateTime? at) => store.Ask(last.Job, at, new Dictionary<string, object>
    {
        [JobStore.PlannedFor] = new DateTimeOffset(last.PlannedFor).ToUnixTimeMilliseconds(),
        [JobStore.Attempt] = attempt,
        [JobStore.Recurring] = last.Job,
    });
}
