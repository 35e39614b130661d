namespace Pace.Learning.Web.Agreements.Sign;

/// <summary>What somebody sees whose link ended because they named somebody else.</summary>
[AllowAnonymous]
internal sealed class HandedOnModel : PageModel;
