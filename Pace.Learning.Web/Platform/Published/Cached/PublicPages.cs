using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace Pace.Learning.Web.Platform.Published.Cached;

/// <summary>
/// Pages that are the same for every stranger are kept until the content changes. A request with any cookie goes to the page itself:
/// it may be somebody who has signed in, or who is to be shown a notice.
/// </summary>
internal sealed class PublicPages(PublishedContent published, TimeProvider clock) : IOutputCachePolicy
{
    public const string Tag = "published";
    private static readonly TimeSpan AtMost = TimeSpan.FromHours(1);
    private static readonly StringValues AnswersTo = new(["level", "since"]);

    private Edition edition = new(Library: -1, default, default);

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
        context.CacheVaryByRules.VaryByValues["edition"] = EditionNow();
        context.CacheVaryByRules.QueryKeys = AnswersTo;
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

    // A page that was being made from an older library while a new one came can't be taken for a page of the new one, and which version of an agreement is in
    // effect changes with the day. Neither is worked out for each page that is asked for.
    private string EditionNow()
    {
        var (library, now, known) = (published.Number, clock.GetUtcNow().UtcDateTime, edition);
        if (known.Library != library || now < known.From || now >= known.Until)
        {
            var day = LondonTime.DayOf(now);
            edition = known = new Edition(library, LondonTime.StartOf(day), LondonTime.StartOf(day.AddDays(1)));
        }
        return known.Name;
    }

    private sealed record Edition(int Library, DateTime From, DateTime Until)
    {
        public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{Library} {From:O}");
    }
}
