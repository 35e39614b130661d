using Pace.Learning.Web.Platform.Signals;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Drafts;
using Pace.Learning.Web.Studio.Published;
using Pace.Learning.Web.Studio.Releases;
using Pace.Learning.Web.Studio.Reviews;

namespace Pace.Learning.Web.Studio;

/// <summary>Where documents are written, reviewed and published.</summary>
internal static class StudioRegistration
{
    public static WebApplicationBuilder AddStudio(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<StudioOptions>(builder.Configuration.GetSection("Pace:Studio"));
        builder.Services.AddSingleton<DocumentFiles>().AddSingleton<DocumentRecord>();
        builder.Services.AddSingleton<PublishedTexts>().AddSingleton<PublishedRevisions>();
        builder.Services.AddSingleton<IPublishedRevisions>(services => services.GetRequiredService<PublishedRevisions>());
        builder.Services.AddScoped<DraftRecorder>().AddScoped<PublishGates>().AddScoped<ReviewRecorder>().AddScoped<ReleaseRecorder>();
        builder.Services.AddScoped<FileReconciler>().AddScoped<FileConflicts>();
        return builder;
    }

    /// <summary>Reads what was published here before the site opens, and hears of it from then on.</summary>
    public static async Task ReadPublishedAsync(this WebApplication app)
    {
        var revisions = app.Services.GetRequiredService<PublishedRevisions>();
        revisions.Listen(app.Services.GetRequiredService<Signals>());
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<FileReconciler>().RunAsync(CancellationToken.None);
        }
        await revisions.RefreshAsync();
    }
}
