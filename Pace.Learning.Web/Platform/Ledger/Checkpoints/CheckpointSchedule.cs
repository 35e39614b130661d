namespace Pace.Learning.Web.Platform.Ledger.Checkpoints;

/// <summary>Runs the <see cref="CheckpointJob"/> a minute after the start, then every hour.</summary>
internal sealed class CheckpointSchedule(IServiceScopeFactory scopes, TimeProvider time, ILogger<CheckpointSchedule> logger) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(First, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            timer.Period = Every;
            await RunAsync(stoppingToken);
        }
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<CheckpointJob>().RunAsync(cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "The ledger's checkpoint could not be made; the next try is in an hour.");
        }
    }
}
