namespace Pace.Learning.Web.Accounts.SignOut;

/// <summary>Says that the session has ended.</summary>
[AllowAnonymous]
internal sealed class SignedOutModel : PageModel;
