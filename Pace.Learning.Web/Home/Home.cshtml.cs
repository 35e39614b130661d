using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Pace.Learning.Web.Home;

/// <summary>The front page: who the site is for, and the way on for each of the four groups.</summary>
[AllowAnonymous]
public sealed class HomeModel : PageModel;
