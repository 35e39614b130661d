namespace Pace.Learning.Web.Participation.Consents.Renewals;

/// <summary>Asks about renewals a few minutes after the start, then twice a day. Asking more often sends nothing twice.</summary>
internal sealed class RenewalSchedule(IServiceScopeFactory scopes, TimeProvider time, ILogger<RenewalSchedule> logger) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Every = TimeSpan.FromHours(12);

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
            await scope.ServiceProvider.GetRequiredService<RenewalNotices>().AskAsync(cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "Renewals could not be asked about; the next try is in twelve hours.");
        }
    }
}
