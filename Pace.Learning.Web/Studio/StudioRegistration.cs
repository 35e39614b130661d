using Pace.Learning.Web.Contributions.Placements;
using Pace.Learning.Web.Courses.Search;
using Pace.Learning.Web.Platform.Signals;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Drafts;
using Pace.Learning.Web.Studio.Elsewhere;
using Pace.Learning.Web.Studio.Emptied;
using Pace.Learning.Web.Studio.Paste;
using Pace.Learning.Web.Studio.Published;
using Pace.Learning.Web.Studio.Releases;
using Pace.Learning.Web.Studio.Reviews;
using Pace.Learning.Web.Studio.Statistics;
using Pace.Learning.Web.Studio.Statistics.Searches;
using Pace.Learning.Web.Studio.Tree;
using Pace.Learning.Web.Studio.Usage;
using Pace.Learning.Web.Studio.Workflow;
using Pace.Learning.Web.Studio.Write;

namespace Pace.Learning.Web.Studio;

/// <summary>Where documents are written, reviewed and published.</summary>
internal static class StudioRegistration
{
    public static WebApplicationBuilder AddStudio(this WebApplicationBuilder builder)
    {
        builder.Services.AddStudioRows();
        builder.Services.Configure<StudioOptions>(builder.Configuration.GetSection("Pace:Studio"));
        builder.Services.AddSingleton<WritingPlaces>().AddSingleton<DocumentFiles>().AddSingleton<DocumentRecord>();
        builder.Services.AddSingleton<PublishedTexts>().AddSingleton<StudioRevisions>();
        builder.Services.AddSingleton<IPublishedRevisions>(services => services.GetRequiredService<StudioRevisions>());
        builder.Services.AddScoped<DraftRecorder>().AddScoped<IComingLessons, ComingLessons>().AddScoped<LessonsToDecide>().AddScoped<PublishGates>().AddScoped<ReleaseRecorder>();
        builder.Services.AddSingleton<ReadPublished>().AddHostedService(services => services.GetRequiredService<ReadPublished>());
        builder.Services.AddSingleton<ReconcileFiles>().AddHostedService(services => services.GetRequiredService<ReconcileFiles>());
        builder.Services.AddScoped<FileReconciler>().AddScoped<FileConflicts>().AddScoped<DocumentViews>().AddScoped<DocumentBin>();
        builder.Services.AddSingleton<DraftCompiler>().AddScoped<DraftMerge>().AddScoped<PresentPeople>().AddScoped<StudioTrees>().AddScoped<TextReplacement>().AddScoped<TakenAddresses>().AddScoped<DocumentNames>().AddScoped<FolderNames>().AddScoped<GonePlaces>();
        builder.Services.AddScoped<ElsewhereRecorder>().AddScoped<ElsewhereReviews>();
        builder.Services.AddScoped<UsageReader>().AddScoped<EmptiedSpots>();
        builder.Services.AddScoped<CourseStops>().AddScoped<ThanksByPlace>().AddScoped<UnmetSearches>();
        builder.Services.AddSingleton<UnmetSearchQueue>().AddSingleton<IUnmetSearches>(services => services.GetRequiredService<UnmetSearchQueue>());
        builder.Services.AddHostedService(services => services.GetRequiredService<UnmetSearchQueue>());
        return builder.AddReviews();
    }

    /// <summary>Leads people on who follow a link to where a document stood before it was renamed, and tells them where one was retired.</summary>
    public static IApplicationBuilder UseStudio(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        await next(http);
        if (http.Response is not { StatusCode: StatusCodes.Status404NotFound, HasStarted: false } || !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) || http.GetEndpoint() is null)
        {
            return;
        }
        var (services, path) = (http.RequestServices, http.Request.Path.Value ?? "");
        if (await DocumentNames.LeadOnAsync(services.GetRequiredService<PaceDbContext>(), path, http.RequestAborted) is { } address)
        {
            // What was typed after a known beginning goes with it, as an address may have it.
            http.Response.Redirect(new PathString(address).ToUriComponent(), permanent: true);
        }
        else if (await services.GetRequiredService<GonePlaces>().FindAsync(path, http.RequestAborted) is { } gone)
        {
            gone.Answer(http);
        }
    });

    public static IEndpointRouteBuilder MapStudio(this IEndpointRouteBuilder routes)
    {
        routes.MapPaste();
        routes.MapWriting();
        return routes.MapReviews();
    }

    /// <summary>Reads what was published here before the site opens, and hears of it from then on.</summary>
    public static async Task ReadPublishedAsync(this WebApplication app)
    {
        app.Services.GetRequiredService<ReadPublished>().Listen(app.Services.GetRequiredService<Signals>());
        var files = app.Services.GetRequiredService<ReconcileFiles>();
        await files.NowAsync();
        await app.Services.GetRequiredService<StudioRevisions>().RefreshAsync();
        app.Services.GetRequiredService<PublishedContent>().Replaced += files.Notice;
    }
}
