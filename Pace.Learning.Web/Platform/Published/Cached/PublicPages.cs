using Microsoft.AspNetCore.OutputCaching;

namespace Pace.Learning.Web.Platform.Published.Cached;

/// <summary>
/// Pages that are the same for every stranger are kept until the content changes. A request with any cookie goes to the page itself:
/// it may be somebody who has signed in, or who is to be shown a notice.
/// </summary>
internal sealed class PublicPages(PublishedContent published, TimeProvider clock) : IOutputCachePolicy
{
    public const string Tag = "published";
    private static readonly TimeSpan AtMost = TimeSpan.FromHours(1);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var isForAll = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && request.Headers.Cookie.Count == 0 && request.Headers.Authorization.Count == 0;
        context.EnableOutputCaching = isForAll;
        context.AllowCacheLookup = isForAll;
        context.AllowCacheStorage = isForAll;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = AtMost;
        context.Tags.Add(Tag);
        // A page that was being made from an older library while a new one came can't be taken for a page of the new one.
        context.CacheVaryByRules.VaryByValues["library"] = published.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        // Which version of an agreement is in effect changes with the day.
        context.CacheVaryByRules.VaryByValues["day"] = LondonTime.DayOf(clock.GetUtcNow().UtcDateTime).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        context.CacheVaryByRules.QueryKeys = new[] { "level", "since" };
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0)
        {
            context.AllowCacheStorage = false;
        }
        return ValueTask.CompletedTask;
    }
}
