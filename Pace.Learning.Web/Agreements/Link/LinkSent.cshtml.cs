namespace Pace.Learning.Web.Agreements.Link;

/// <summary>Says that a new link was sent.</summary>
[AllowAnonymous]
internal sealed class LinkSentModel : PageModel;
