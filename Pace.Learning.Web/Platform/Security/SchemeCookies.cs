using Microsoft.AspNetCore.Authentication.Cookies;

namespace Pace.Learning.Web.Platform.Security;

/// <summary>
/// Over https a cookie's name starts with <c>__Host-</c>, so that browsers take it only from this host, for the whole of it, and encrypted.
/// Over http (Development) such a name would be refused, so it is left out.
/// </summary>
internal sealed class SchemeCookies : ICookieManager
{
    private const string Prefix = "__Host-";
    private readonly ChunkingCookieManager inner = new();

    public string? GetRequestCookie(HttpContext context, string key) => inner.GetRequestCookie(context, Name(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        inner.AppendResponseCookie(context, Name(context, key), value, Whole(options));

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        inner.DeleteCookie(context, Name(context, key), Whole(options));

    private static string Name(HttpContext context, string key) => context.Request.IsHttps ? Prefix + key : key;

    private static CookieOptions Whole(CookieOptions options)
    {
        (options.Path, options.Domain) = ("/", null);
        return options;
    }
}
