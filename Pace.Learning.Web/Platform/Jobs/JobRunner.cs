using Hangfire.Server;

namespace Pace.Learning.Web.Platform.Jobs;

/// <summary>Runs whichever recurring job is due, and writes down how it went. Hangfire keeps the names of this type and its method in the database.</summary>
internal sealed partial class JobRunner(IServiceScopeFactory scopes, RecurringJobs jobs, JobLocks locks, TimeProvider time, ILogger<JobRunner> logger)
{
    public async Task RunAsync(string name, PerformContext context, CancellationToken cancellation)
    {
        // A newer process knows it; this one says so, and it is tried again.
        var job = jobs.Find(name) ?? throw new JobFailedException($"This process knows no job {name}.");
        await using var turn = await locks.TryTakeAsync(name, cancellation) ?? throw new JobIsRunningException();
        if (await BeginAsync(context, name, cancellation) is not { } run)
        {
            return;
        }
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await ((IRecurringJob)scope.ServiceProvider.GetRequiredService(job.Type)).RunAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await EndAsync(run, JobOutcome.Stopped);
            throw;
        }
        catch (Exception e)
        {
            var kind = e.GetBaseException().GetType().Name;
            await EndAsync(run, JobOutcome.Failed, kind);
            LogFailed(logger, name, kind, Place(e));
            // Only the kind goes on: an error's words could name somebody, and Hangfire keeps them.
            throw new JobFailedException($"{name}: {kind}");
        }
        await EndAsync(run, JobOutcome.Done);
    }

    private async Task<JobRun?> BeginAsync(PerformContext context, string name, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
        var now = Now;
        // It never runs beside itself, so whatever didn't end has died.
        await db.JobRuns.Where(r => r.Job == name && r.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.EndedAt, now).SetProperty(r => r.Outcome, JobOutcome.BrokenOff), cancellation);
        var planned = DateTimeOffset.FromUnixTimeMilliseconds(context.GetJobParameter<long>(JobStore.PlannedFor)).UtcDateTime;
        var attempt = context.GetJobParameter<int>(JobStore.Attempt);
        var isAskedForByHand = context.GetJobParameter<string>(JobStore.Recurring) is null && attempt == 0;
        if (!isAskedForByHand && await HasBegunSinceAsync(db.JobRuns.Where(r => r.Job == name), planned, cancellation))
        {
            return null;
        }
        var run = new JobRun(name, planned, attempt, now);
        db.JobRuns.Add(run);
        await db.SaveChangesAsync(cancellation);
        return run;
    }

    // While a job goes on, or nobody runs jobs, its times add up. One run does for all that were due when it began.
    private static async Task<bool> HasBegunSinceAsync(IQueryable<JobRun> runs, DateTime planned, CancellationToken cancellation)
    {
        var since = await runs.Where(r => r.PlannedFor == planned).MaxAsync(r => (DateTime?)r.StartedAt, cancellation) ?? planned;
        return await runs.AnyAsync(r => r.PlannedFor != planned && r.StartedAt > since, cancellation);
    }

    private async Task EndAsync(JobRun run, JobOutcome outcome, string? error = null)
    {
        run.End(outcome, Now, error);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
        db.JobRuns.Update(run);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private static string Place(Exception e) => new System.Diagnostics.StackTrace(e.GetBaseException()).GetFrame(0)?.GetMethod() is { } method
        ? $"{method.DeclaringType?.Name}.{method.Name}" : "?";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    [LoggerMessage(Level = LogLevel.Error, Message = "The job {Job} failed: {Error} in {Place}. It is tried again")]
    private static partial void LogFailed(ILogger logger, string job, string error, string place);
}

/// <summary>What Hangfire hears of a job that failed.</summary>
internal sealed class JobFailedException(string message) : Exception(message);

/// <summary>A job's time has come while it is running.</summary>
internal sealed class JobIsRunningException() : Exception("It is running.");
