using Pace.Learning.Web.Contributions.Covers;
using Pace.Learning.Web.Contributions.Placements;
using Pace.Learning.Web.Courses.GuardedMedia;
using Pace.Learning.Web.Media.Choose;
using Pace.Learning.Web.Media.Folder;
using Pace.Learning.Web.Media.List;
using Pace.Learning.Web.Media.Serving;
using Pace.Learning.Web.Media.Usage;
using Pace.Learning.Web.Parents.MyData;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Media;

/// <summary>The library of pictures, sound, film and documents, and who may see what of it.</summary>
internal static class MediaRegistration
{
    public static WebApplicationBuilder AddMedia(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IContentLayer, LibraryLayer>();
        // Whether consent is asked for a picture hangs on these two.
        builder.Services.AddRecordedRow<MediaItem>("MediaItems", i => new LedgerSubject("media-item", i.Id), i => i.Id, i => i.ContributionId, i => i.ParticipantId);
        builder.Services.AddSingleton<FolderFiles>();
        builder.Services.AddScoped<StoredFiles>().AddScoped<MediaRecorder>().AddScoped<MediaUses>().AddScoped<LibraryReader>();
        builder.Services.AddScoped<MediaGate>().AddScoped<IGuardedMedia>(services => services.GetRequiredService<MediaGate>());
        builder.Services.AddScoped<ParentsMedia>().AddScoped<IStoredFolder, LibraryFiles>();
        builder.Services.AddScoped(services => new EmptiedMedia(services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<EmptiedPlaces>()));
        builder.Services.AddScoped<IParentData>(services => services.GetRequiredService<ParentsMedia>());
        builder.Services.AddScoped<ICoveredFiles>(services => services.GetRequiredService<ParentsMedia>());
        return builder;
    }

    public static IEndpointRouteBuilder MapMediaLibrary(this IEndpointRouteBuilder routes)
    {
        routes.MapMediaFiles();
        routes.MapMediaChoice();
        return routes;
    }
}
