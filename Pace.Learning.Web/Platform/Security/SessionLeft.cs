using System.Globalization;
using Microsoft.AspNetCore.Authentication;

namespace Pace.Learning.Web.Platform.Security;

/// <summary>How long a session lasts if nothing more is asked of the site, so that a page can warn before it ends.</summary>
internal static class SessionLeft
{
    // Longer than that no page is likely to be open without a thing being done.
    private static readonly TimeSpan WorthAWarning = TimeSpan.FromHours(1);

    /// <summary>In seconds; <c>null</c> when there is plenty of time.</summary>
    public static string? Of(HttpContext http) =>
        http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc is { } until
        && until - http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() is var left && left > TimeSpan.Zero && left < WorthAWarning
            ? ((long)left.TotalSeconds).ToString(CultureInfo.InvariantCulture)
            : null;
}
