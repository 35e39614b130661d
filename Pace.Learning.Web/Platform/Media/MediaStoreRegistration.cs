using Pace.Learning.Web.Platform.Media.Store;

namespace Pace.Learning.Web.Platform.Media;

/// <summary>Where files are kept: one store for all of them, chosen by setting.</summary>
internal static class MediaStoreRegistration
{
    public static void AddMediaStore(this WebApplicationBuilder builder, Folders folders)
    {
        builder.Services.Configure<S3Options>(builder.Configuration.GetSection("Pace:Media:S3"));
        builder.Services.AddSingleton<IMediaStore>(services =>
            services.GetRequiredService<IOptions<S3Options>>().Value is { Bucket.Length: > 0 } options ? new S3Store(options, folders) : new FolderStore(folders));
        builder.Services.AddSingleton<UndeletedFiles>();
        builder.Services.AddSingleton(services => new RecordingStore(services.GetRequiredService<IMediaStore>(), services.GetRequiredService<UndeletedFiles>()));
        builder.Services.ConfigureDbContext<SqlitePaceDbContext>(NoteFiles).ConfigureDbContext<PostgresPaceDbContext>(NoteFiles);
        builder.Services.AddScoped<PlayedRecording>().AddScoped<IStoredFolder, RecordingsFolder>();
    }

    private static void NoteFiles(IServiceProvider services, DbContextOptionsBuilder options) => options.AddInterceptors(new NoteFilesToDelete());
}
