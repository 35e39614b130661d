using Pace.Learning.Web.Platform.Signals;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Drafts;
using Pace.Learning.Web.Studio.Paste;
using Pace.Learning.Web.Studio.Published;
using Pace.Learning.Web.Studio.Releases;
using Pace.Learning.Web.Studio.Reviews;
using Pace.Learning.Web.Studio.Tree;
using Pace.Learning.Web.Studio.Workflow;
using Pace.Learning.Web.Studio.Write;

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
        builder.Services.AddScoped<FileReconciler>().AddScoped<FileConflicts>().AddScoped<DocumentViews>().AddScoped<DocumentBin>();
        builder.Services.AddSingleton<DraftCompiler>().AddScoped<DraftMerge>().AddScoped<PresentPeople>().AddScoped<StudioTrees>().AddScoped<TextReplacement>().AddScoped<DocumentNames>();
        return builder;
    }

    /// <summary>Leads people on who follow a link to where a document stood before it was renamed.</summary>
    public static IApplicationBuilder UseStudio(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        await next(http);
        if (http.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false } && HttpMethods.IsGet(http.Request.Method) && http.GetEndpoint() is not null
            && await DocumentNames.LeadOnAsync(http.RequestServices.GetRequiredService<PaceDbContext>(), http.Request.Path.Value ?? "", http.RequestAborted) is { } address)
        {
            http.Response.Redirect(address, permanent: true);
        }
    });

    public static IEndpointRouteBuilder MapStudio(this IEndpointRouteBuilder routes)
    {
        routes.MapPaste();
        routes.MapWriting();
        return routes;
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
