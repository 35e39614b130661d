using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;

namespace Pace.Learning.Web.Platform.Published.Cached;

/// <summary>
/// Pages for everybody that show what areas have signed. They are kept like other <see cref="PublicPages"/>, but only until an area's agreement changes, and
/// for minutes at most: a change that another process made shows here by then.
/// </summary>
internal sealed class RegisterPages(PublicPages pages) : IOutputCachePolicy
{
    public const string Tag = "register";
    public static readonly TimeSpan AtMost = TimeSpan.FromMinutes(5);

    /// <summary>What others may keep a file of the register for.</summary>
    public const string MinutesOnly = "public, max-age=300";

    private int edition;

    /// <summary>Raised when what is kept is out of date.</summary>
    public event Action? Replaced;

    /// <summary>Something that these pages show was changed and stored.</summary>
    public void Changed()
    {
        // A page that was being made from what was there before is kept under the number before.
        Interlocked.Increment(ref edition);
        Replaced?.Invoke();
    }

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        await pages.CacheRequestAsync(context, cancellation);
        context.ResponseExpirationTimeSpan = AtMost;
        context.Tags.Add(Tag);
        context.CacheVaryByRules.VaryByValues["register"] = Volatile.Read(ref edition).ToString(CultureInfo.InvariantCulture);
        context.CacheVaryByRules.QueryKeys = new[] { "kind", "where", "status" };
        // Names that people look for are without number; pages for them are not kept.
        if (!string.IsNullOrEmpty(context.HttpContext.Request.Query["name"]))
        {
            context.EnableOutputCaching = false;
        }
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => pages.ServeFromCacheAsync(context, cancellation);

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation) => pages.ServeResponseAsync(context, cancellation);
}
