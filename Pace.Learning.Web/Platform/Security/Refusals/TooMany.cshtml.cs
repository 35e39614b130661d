namespace Pace.Learning.Web.Platform.Security.Refusals;

/// <summary>Asks people to wait. Shown in place of a refused POST, so it asks for no token itself.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class TooManyModel : PageModel;
