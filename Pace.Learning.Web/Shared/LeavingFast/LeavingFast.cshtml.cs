namespace Pace.Learning.Web.Shared.LeavingFast;

/// <summary>What the exit control does, and what it cannot hide.</summary>
[AllowAnonymous]
public sealed class LeavingFastModel : PageModel;
