using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Platform.Data;
using Quartz;

namespace Pace.Learning.Web.Platform.Jobs;

/// <summary>Runs whichever recurring job is due, and writes down how it went. Quartz keeps this type's name in the database.</summary>
[DisallowConcurrentExecution]
internal sealed partial class QuartzJob(IServiceScopeFactory scopes, RecurringJobs jobs, TimeProvider time, ILogger<QuartzJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellation)
    {
        var name = context.JobDetail.Key.Name;
        // A newer process knows it; this one says so, and it is tried again.
        var job = jobs.Find(name) ?? throw new JobExecutionException($"This process knows no job {name}.");
        var run = await BeginAsync(context, name, cancellation);
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
            // Only the kind goes on: an error's words could name somebody.
            throw new JobExecutionException($"{name}: {kind}");
        }
        await EndAsync(run, JobOutcome.Done);
    }

    private async Task<JobRun> BeginAsync(IJobExecutionContext context, string name, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
        var now = Now;
        // It never runs beside itself, so whatever didn't end has died.
        await db.JobRuns.Where(r => r.Job == name && r.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.EndedAt, now).SetProperty(r => r.Outcome, JobOutcome.BrokenOff), cancellation);
        var run = new JobRun(name, (context.ScheduledFireTimeUtc ?? context.FireTimeUtc).UtcDateTime, context.RetryAttempt, now);
        db.JobRuns.Add(run);
        await db.SaveChangesAsync(cancellation);
        return run;
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
