using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Pace.Learning.Web.Platform;

/// <summary>A message that the next page shows once, after a redirect.</summary>
public static class Notices
{
    /// <summary>Where the layout finds it.</summary>
    public const string Key = "Notice";

    extension(PageModel page)
    {
        /// <summary>Says something on the next page, once.</summary>
        public void Notify(string text) => page.TempData[Key] = text;
    }

    /// <summary>What is to be said on this page.</summary>
    public static string? TakeFor(ViewContext view) => Take(view.HttpContext, Key);

    /// <summary>What was kept for the next page. Without the cookie it isn't looked for: looking would send every reader a cookie to delete.</summary>
    public static string? Take(HttpContext context, string key)
    {
        var services = context.RequestServices;
        var cookie = services.GetRequiredService<IOptions<CookieTempDataProviderOptions>>().Value.Cookie.Name!;
        return context.Request.Cookies.ContainsKey(cookie) ? services.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(context)[key] as string : null;
    }
}
