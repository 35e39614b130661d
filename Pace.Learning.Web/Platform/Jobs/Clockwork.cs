using Microsoft.Extensions.Options;
using Quartz;

namespace Pace.Learning.Web.Platform.Jobs;

/// <summary>Keeps Quartz's stored schedule the same as the timetable, and starts Quartz a little after the site.</summary>
internal sealed partial class Clockwork(
    ISchedulerFactory factory, RecurringJobs jobs, IOptions<JobOptions> options, IHostApplicationLifetime site, ILogger<Clockwork> logger) : BackgroundService
{
    private const string Group = "recurring";

    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(30);
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    // After that it waits for its next time.
    private readonly RetryPolicy again = RetryPolicy.Exponential(3, options.Value.TryAgainAfter, 5, null, 0.2);
    private readonly SemaphoreSlim once = new(1, 1);
    private IScheduler? scheduler;

    /// <summary>The scheduler with the timetable in it, whether or not this process runs jobs.</summary>
    public async Task<IScheduler> GetAsync(CancellationToken cancellation)
    {
        if (scheduler is { } ready)
        {
            return ready;
        }
        await once.WaitAsync(cancellation);
        try
        {
            return scheduler ??= await WithTimetableAsync(await factory.GetScheduler(cancellation), cancellation);
        }
        finally
        {
            once.Release();
        }
    }

    /// <summary>When a job runs next (UTC), also when that is because it failed or somebody asked for it.</summary>
    public async Task<DateTime?> NextAsync(string job, CancellationToken cancellation)
    {
        var triggers = await (await GetAsync(cancellation)).GetTriggersOfJob(Key(job), cancellation);
        return triggers.Select(t => t.NextFireTimeUtc).Min()?.UtcDateTime;
    }

    /// <summary>Runs a job as soon as a process is free.</summary>
    public async Task RunNowAsync(string job, CancellationToken cancellation) =>
        await (await GetAsync(cancellation)).TriggerJob(Key(job), null, cancellation);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (scheduler is not null)
        {
            await scheduler.Shutdown(true, cancellationToken);
        }
    }

    public override void Dispose()
    {
        once.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Run)
        {
            return;
        }
        try
        {
            await site.StartedAsync(stoppingToken);
            await Task.Delay(options.Value.StartAfter, stoppingToken);
            while (!await TryStartAsync(stoppingToken))
            {
                await Task.Delay(TryAgain, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site stops before the clockwork began.
        }
    }

    private async Task<bool> TryStartAsync(CancellationToken cancellation)
    {
        try
        {
            await (await GetAsync(cancellation)).Start(cancellation);
            return true;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            LogNotStarted(logger, e);
            return false;
        }
    }

    private async Task<IScheduler> WithTimetableAsync(IScheduler quartz, CancellationToken cancellation)
    {
        foreach (var job in jobs.All)
        {
            await quartz.AddJob(
                JobBuilder.Create<QuartzJob>().WithIdentity(Key(job.Name)).StoreDurably(true).RequestRecovery(true).Build(), AddJobOptions.Replacing, cancellation);
            // A time that hasn't changed stays as it is stored: what was missed while the site was down is still owed.
            if (await quartz.GetTrigger(TriggerOf(job), cancellation) is not ICronTrigger known
                || (known.CronExpressionString, known.TimeZone.Id, known.RetryPolicy) != (job.Cron, London.Id, again))
            {
                await quartz.ScheduleJob(Trigger(job), ScheduleJobOptions.Replacing, cancellation);
            }
        }
        return quartz;
    }

    private ITrigger Trigger(RecurringJob job) => TriggerBuilder.Create()
        .WithIdentity(TriggerOf(job)).ForJob(Key(job.Name)).WithRetryPolicy(again)
        // However often it was missed, it runs once when it can.
        .WithSchedule(CronScheduleBuilder.Create(job.Cron).InTimeZone(London).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
        .Build();

    private static JobKey Key(string job) => new(job, Group);

    private static TriggerKey TriggerOf(RecurringJob job) => new(job.Name, Group);

    [LoggerMessage(Level = LogLevel.Error, Message = "The jobs could not be started; trying again soon")]
    private static partial void LogNotStarted(ILogger logger, Exception exception);
}

internal static class SiteStart
{
    extension(IHostApplicationLifetime site)
    {
        /// <summary>Waits until the site answers: nobody's first page should wait for work behind it.</summary>
        public async Task StartedAsync(CancellationToken cancellation)
        {
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = site.ApplicationStarted.Register(() => started.TrySetResult());
            await started.Task.WaitAsync(cancellation);
        }
    }
}
