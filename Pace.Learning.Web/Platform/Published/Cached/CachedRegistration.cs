using Microsoft.AspNetCore.OutputCaching;
using Pace.Learning.Web.Platform.Signals;

namespace Pace.Learning.Web.Platform.Published.Cached;

internal static class CachedRegistration
{
    public static void AddPublicPages(this IServiceCollection services)
    {
        services.AddSingleton<PublicPages>().AddSingleton<RegisterPages>();
        services.AddOutputCache();
        services.AddOptions<OutputCacheOptions>().Configure<PublicPages>((options, pages) => options.AddPolicy(PublicPages.Tag, pages));
        services.AddOptions<OutputCacheOptions>().Configure<RegisterPages>((options, pages) => options.AddPolicy(RegisterPages.Tag, pages));
    }

    /// <summary>
    /// Keeps public pages until new content has replaced the old. After the security headers, which every answer carries; before everything that
    /// asks who somebody is, since only what a stranger without any cookie may see is kept.
    /// </summary>
    public static IApplicationBuilder UsePublicPages(this IApplicationBuilder app)
    {
        var store = app.ApplicationServices.GetRequiredService<IOutputCacheStore>();
        app.ApplicationServices.GetRequiredService<PublishedContent>().Replaced += () => _ = store.EvictByTagAsync(PublicPages.Tag, CancellationToken.None).AsTask();
        app.ApplicationServices.GetRequiredService<RegisterPages>().Replaced += () => _ = store.EvictByTagAsync(RegisterPages.Tag, CancellationToken.None).AsTask();
        app.ApplicationServices.GetRequiredService<Signals.Signals>().Raised += topic =>
        {
            if (topic == SignalTopics.Register)
            {
                app.ApplicationServices.GetRequiredService<RegisterPages>().Changed();
            }
        };
        app.UseOutputCache();
        return app;
    }
}
