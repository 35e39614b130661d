namespace Pace.Learning.Web.Parents.Home;

/// <summary>After saying no to an invitation.</summary>
[AllowAnonymous]
internal sealed class ThankYouModel : PageModel;
