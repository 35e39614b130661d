using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Pace.Learning.Web.Shared;

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
}
