using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Accounts.Alerts;

/// <summary>Writes to administrators as soon as a sealed text can't be read; once a day, whatever more there is and whichever process finds it.</summary>
internal sealed partial class TellOfUnreadable(UnreadableTexts unreadable, IServiceScopeFactory scopes, TimeProvider time, ILogger<TellOfUnreadable> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in unreadable.New.ReadAllAsync(stoppingToken))
        {
            try
            {
                await TellAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(log, e.GetType().Name);
            }
        }
    }

    private async Task TellAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (people, outbox, site) = (scope.ServiceProvider.GetRequiredService<PersonDirectory>(), scope.ServiceProvider.GetRequiredService<Outbox>(), scope.ServiceProvider.GetRequiredService<PublicUrl>());
        var day = LondonTime.DayOf(time.GetUtcNow().UtcDateTime);
        foreach (var admin in (await people.InRoleAsync(Roles.Admin, cancellation)).Where(a => a.IsConfirmed))
        {
            await outbox.SendOnceAsync(admin.Email, new UnreadableLetter { Url = site.Of("/health/ready") }, $"unreadable/{day:yyyy-MM-dd}/{admin.Id:N}", cancellation);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Administrators could not be written to about what can't be read ({Error}); the log names it")]
    private static partial void LogFailed(ILogger logger, string error);
}
