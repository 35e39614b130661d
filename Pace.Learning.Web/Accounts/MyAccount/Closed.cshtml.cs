namespace Pace.Learning.Web.Accounts.MyAccount;

/// <summary>Says that the account is gone.</summary>
[AllowAnonymous]
internal sealed class ClosedModel : PageModel;
