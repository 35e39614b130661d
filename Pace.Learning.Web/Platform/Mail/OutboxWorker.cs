using Pace.Learning.Web.Platform.Jobs;

namespace Pace.Learning.Web.Platform.Mail;

/// <summary>Runs the sender when mail was added here, and every few seconds for what others added or what is to be tried again.</summary>
internal sealed partial class OutboxWorker(MailSender sender, OutboxSignal signal, IHostApplicationLifetime site, ILogger<OutboxWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Nobody waits for mail while the site itself isn't there yet.
        await site.StartedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await sender.SendDueAsync(stoppingToken) > 0)
                {
                }
                await signal.WaitAsync(Pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogFailed(logger, e.GetType().Name);
                await Task.Delay(Pause, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be read ({Error}); trying again soon")]
    private static partial void LogFailed(ILogger logger, string error);
}
