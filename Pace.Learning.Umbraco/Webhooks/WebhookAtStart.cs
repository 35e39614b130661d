using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Sync;

namespace Pace.Learning.BackOffice.Webhooks;

/// <summary>Makes the webhook to the site when Umbraco has started, where the settings ask for it and there is none. Otherwise somebody presses the button of the health check.</summary>
internal sealed partial class WebhookAtStart(IRuntimeState runtime, IServerRoleAccessor role, IOptionsMonitor<PaceLearningOptions> options, SiteWebhook webhook, ILogger<WebhookAtStart> log)
    : INotificationAsyncHandler<UmbracoApplicationStartedNotification>
{
    public async Task HandleAsync(UmbracoApplicationStartedNotification notification, CancellationToken cancellationToken)
    {
        if (!options.CurrentValue.MakeWebhook || webhook.Target is null || runtime.Level is not RuntimeLevel.Run || role.CurrentServerRole is ServerRole.Subscriber)
        {
            return;
        }
        try
        {
            if (!await webhook.IsThereAsync() && await webhook.MakeAsync() is { } status)
            {
                LogNotMade(status.ToString(), null);
            }
        }
        catch (Exception e)
        {
            LogNotMade(e.Message, e);
        }
    }

    [LoggerMessage(LogLevel.Error, "The webhook to the learning site wasn't made ({Reason}). Settings, Health Check, Pace Learning makes it with a button.")]
    private partial void LogNotMade(string reason, Exception? exception);
}
