namespace Pace.Learning.Web.Agreements.Copy;

/// <summary>Says what was sent, the same whether there is anything or not.</summary>
[AllowAnonymous]
internal sealed class CopySentModel : PageModel;
