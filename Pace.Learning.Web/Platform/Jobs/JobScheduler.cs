using Hangfire;
using Hangfire.AspNetCore;

namespace Pace.Learning.Web.Platform.Jobs;

/// <summary>Keeps Hangfire's stored schedule the same as the timetable, and starts Hangfire a little after the site.</summary>
internal sealed partial class JobScheduler(
    JobStore store, RecurringJobs jobs, OwedJobs owed, IServiceScopeFactory scopes, IOptions<JobOptions> options, IHostApplicationLifetime site, ILogger<JobScheduler> logger)
    : BackgroundService
{
    private const int SideBySide = 2;

    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim once = new(1, 1);
    private bool isPlanned;
    private BackgroundJobServer? server;

    /// <summary>The store with the timetable in it, whether or not this process runs jobs.</summary>
    public async Task<JobStore> PlannedAsync(CancellationToken cancellation)
    {
        await once.WaitAsync(cancellation);
        try
        {
            if (!isPlanned)
            {
                await store.PrepareAsync(cancellation);
                foreach (var job in jobs.All)
                {
                    store.Plan(job);
                }
                isPlanned = true;
            }
            return store;
        }
        finally
        {
            once.Release();
        }
    }

    /// <summary>When each job runs next (UTC), also when that is because it failed.</summary>
    public async Task<IReadOnlyDictionary<string, DateTime>> NextAsync(CancellationToken cancellation) => (await PlannedAsync(cancellation)).Next();

    /// <summary>Runs a job as soon as a process is free.</summary>
    public async Task RunNowAsync(string job, CancellationToken cancellation) => (await PlannedAsync(cancellation)).Ask(job);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (server is not null)
        {
            server.SendStop();
            await server.WaitForShutdownAsync(cancellationToken);
        }
    }

    public override void Dispose()
    {
        server?.Dispose();
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
            // The site stops before the jobs began.
        }
    }

    private async Task<bool> TryStartAsync(CancellationToken cancellation)
    {
        try
        {
            await PlannedAsync(cancellation);
            if (!store.IsLasting)
            {
                await owed.AskForAsync(cancellation);
            }
            server = new BackgroundJobServer(
                new BackgroundJobServerOptions
                {
                    ServerName = "pace", WorkerCount = SideBySide, SchedulePollingInterval = options.Value.LookEvery,
                    FilterProvider = store.Filters, Activator = new AspNetCoreJobActivator(scopes),
                },
                store.Storage);
            return true;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            LogNotStarted(logger, e);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The jobs could not be started; trying again soon")]
    private static partial void LogNotStarted(ILogger logger, Exception exception);
}
