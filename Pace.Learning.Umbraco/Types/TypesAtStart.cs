using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Sync;

namespace Pace.Learning.BackOffice.Types;

/// <summary>Makes what is missing when Umbraco has started. A failure is logged and never ends the start: editors keep what there is.</summary>
internal sealed partial class TypesAtStart(IRuntimeState runtime, IServerRoleAccessor role, DocumentTypes types, ILogger<TypesAtStart> log)
    : INotificationAsyncHandler<UmbracoApplicationStartedNotification>
{
    public async Task HandleAsync(UmbracoApplicationStartedNotification notification, CancellationToken cancellationToken)
    {
        // A subscriber only reads; while Umbraco installs or upgrades itself there is nothing to write to.
        if (runtime.Level is not RuntimeLevel.Run || role.CurrentServerRole is ServerRole.Subscriber)
        {
            return;
        }
        try
        {
            await types.MakeAsync(TypeDefinitions.Ours);
        }
        catch (Exception e)
        {
            LogFailed(e, e.Message);
        }
    }

    [LoggerMessage(LogLevel.Error, "Not every type of Pace Learning could be made, and the next start goes on from here. {Reason}")]
    private partial void LogFailed(Exception exception, string reason);
}
