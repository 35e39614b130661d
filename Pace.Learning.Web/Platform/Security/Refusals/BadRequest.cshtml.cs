namespace Pace.Learning.Web.Platform.Security.Refusals;

/// <summary>Says why a form wasn't taken. Shown in place of a refused POST, so it asks for no token itself.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class BadRequestModel : PageModel
{
    /// <summary>Whether the form's token was missing or out of date.</summary>
    public bool WasStale => StaleForms.WasStale(HttpContext);
}
