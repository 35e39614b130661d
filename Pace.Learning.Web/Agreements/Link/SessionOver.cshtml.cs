namespace Pace.Learning.Web.Agreements.Link;

/// <summary>Tells somebody who signs by a link that their time was over, and how to go on.</summary>
[AllowAnonymous]
internal sealed class SessionOverModel : PageModel
{
    public const string Address = "/agreements/session-over";
}
