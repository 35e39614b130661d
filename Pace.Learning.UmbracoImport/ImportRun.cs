using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Sync;

namespace Pace.Learning.BackOffice.Import;

/// <summary>Lets the import begin once Umbraco has started and the document types are there.</summary>
internal sealed class ImportAtStart(ImportRun run, IRuntimeState runtime, IServerRoleAccessor role) : INotificationHandler<UmbracoApplicationStartedNotification>
{
    public void Handle(UmbracoApplicationStartedNotification notification)
    {
        if (runtime.Level is RuntimeLevel.Run && role.CurrentServerRole is not ServerRole.Subscriber)
        {
            run.Begin();
        }
    }
}

/// <summary>Imports beside the running Umbraco: publishing waits for the learning site, which may start later, and the start waits for neither.</summary>
internal sealed partial class ImportRun(IServiceScopeFactory scopes, ILogger<ImportRun> log) : BackgroundService
{
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Begin() => started.TrySetResult();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await started.Task.WaitAsync(stoppingToken);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ContentImport>().RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start goes on from here.
        }
        catch (Exception e)
        {
            LogFailed(e, e.Message);
        }
    }

    [LoggerMessage(LogLevel.Error, "The content folder wasn't brought in whole, and the next start goes on from here. {Reason}")]
    private partial void LogFailed(Exception exception, string reason);
}
