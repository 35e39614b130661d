using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;

namespace Pace.Learning.BackOffice.Import;

/// <summary>Brings a content folder into a new Umbraco. Umbraco finds it by itself; without a folder in the settings nothing happens.</summary>
[ComposeAfter(typeof(PaceLearningComposer))]
public sealed class ImportComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<ImportOptions>().Bind(builder.Config.GetSection(ImportOptions.Section));
        builder.Services.AddTransient<ContentServices>().AddTransient<ContentImport>();
        builder.Services.AddSingleton<ImportRun>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ImportRun>());
        builder.AddNotificationHandler<UmbracoApplicationStartedNotification, ImportAtStart>();
    }
}
