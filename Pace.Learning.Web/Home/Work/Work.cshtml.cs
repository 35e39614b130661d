using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.People;

namespace Pace.Learning.Web.Home.Work;

/// <summary>What the reader does here, as links. Whoever works in one place only is led straight to it; for whoever doesn't work here there is no such page.</summary>
internal sealed class WorkModel : PageModel
{
    /// <summary>The reader's pages, by what they are about.</summary>
    public IReadOnlyList<IGrouping<string, NavLink>> Parts { get; private set; } = [];

    public IActionResult OnGet()
    {
        Parts = [.. SiteNav.WorkByPart(User)];
        return (Parts.Count, ReturnUrl.For(User, null)) switch
        {
            (0, _) => NotFound(),
            (_, RoleDescriptions.StaffHome) => Page(),
            (_, var only) => LocalRedirect(only),
        };
    }

    /// <summary>What is done on a page.</summary>
    public static string? Words(NavLink link) => RolePages.Of(link.Href.TrimStart('/'))?.Words;
}
