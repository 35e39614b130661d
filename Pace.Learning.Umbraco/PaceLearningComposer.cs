using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pace.Learning.BackOffice.Api;
using Pace.Learning.BackOffice.Health;
using Pace.Learning.BackOffice.Publishing;
using Pace.Learning.BackOffice.Site;
using Pace.Learning.BackOffice.Types;
using Pace.Learning.BackOffice.Webhooks;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Webhooks.Events;

namespace Pace.Learning.BackOffice;

/// <summary>Adds Pace Learning to an Umbraco site. Umbraco finds it by itself; nothing has to be called.</summary>
public sealed class PaceLearningComposer : IComposer
{
    private const int MostBytesOfAnAnswer = 4_000_000;

    /// <inheritdoc />
    /// <exception cref="OptionsValidationException">Thrown by the start, not here, when the section <c>PaceLearning</c> can't be used.</exception>
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        AddSettings(builder);
        AddSite(builder.Services);
        AddTypes(builder);
        AddPublishing(builder);
        AddWebhooks(builder);
        builder.HealthChecks().Add<PaceLearningHealthCheck>();
        builder.Services.AddMvcCore().AddApplicationPart(typeof(PaceLearningController).Assembly);
    }

    private static void AddSettings(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<PaceLearningOptions>, PaceLearningOptionsValidation>();
        builder.Services.AddOptions<PaceLearningOptions>().Bind(builder.Config.GetSection(PaceLearningOptions.Section)).ValidateOnStart();
        builder.Services.TryAddSingleton(TimeProvider.System);
    }

    private static void AddSite(IServiceCollection services)
    {
        services.AddHttpClient(SiteClient.ClientName, client =>
            {
                client.MaxResponseContentBufferSize = MostBytesOfAnAnswer;
                client.Timeout = Timeout.InfiniteTimeSpan;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) });
        services.AddSingleton<SiteClient>();
    }

    private static void AddTypes(IUmbracoBuilder builder)
    {
        builder.Services.AddTransient<DataTypes>();
        builder.Services.AddTransient<DocumentTypes>();
        builder.AddNotificationAsyncHandler<UmbracoApplicationStartedNotification, TypesAtStart>();
    }

    private static void AddPublishing(IUmbracoBuilder builder)
    {
        builder.Services.AddTransient<EditedDocuments>();
        builder.AddNotificationAsyncHandler<ContentPublishingNotification, PublishGate>();
        builder.AddNotificationAsyncHandler<ElementPublishingNotification, PublishGate>();
    }

    // The recycle bin and moving raise none of Umbraco's own events, and a webhook for an event that isn't registered stays silent.
    private static void AddWebhooks(IUmbracoBuilder builder)
    {
        builder.WebhookEvents().Add<ContentMovedToRecycleBinWebhookEvent>().Add<ContentMovedWebhookEvent>();
        builder.Services.AddTransient<SiteWebhook>();
        builder.AddNotificationAsyncHandler<UmbracoApplicationStartedNotification, WebhookAtStart>();
        builder.Services.AddTransient<WebhookSigner>();
        builder.Services.AddHttpClient(Constants.HttpClients.WebhookFiring).AddHttpMessageHandler<WebhookSigner>();
    }
}
