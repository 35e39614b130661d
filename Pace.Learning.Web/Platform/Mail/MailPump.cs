namespace Pace.Learning.Web.Platform.Mail;

/// <summary>Runs the sender when mail was added here, and every few seconds for what others added or what is to be tried again.</summary>
internal sealed partial class MailPump(IServiceScopeFactory scopes, MailSignal signal, ILogger<MailPump> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(Pause, stoppingToken);
                await RunOnceAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogFailed(logger, e);
            }
        }
    }

    private async Task RunOnceAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var sender = scope.ServiceProvider.GetRequiredService<MailSender>();
        while (await sender.SendDueAsync(cancellation) > 0)
        {
        }
        await sender.ForgetOldAsync(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be read; trying again soon")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
