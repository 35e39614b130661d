using Microsoft.AspNetCore.RateLimiting;

namespace Pace.Learning.Web.Parents.Invitations;

/// <summary>Where an invitation leads: what taking part means, before any choice. Looking at it changes nothing.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class InvitedModel(InvitationSender inviting) : PageModel
{
    /// <summary>The link's secret.</summary>
    [BindProperty(Name = "token", SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>Whether the link can be used.</summary>
    public bool IsOpen { get; private set; }

    public static string Address(string token) => $"/taking-part/invitation?token={token}";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers.CacheControl = "no-cache, no-store";
        IsOpen = await inviting.FindOpenAsync(Token, cancellation) is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await inviting.DeclineAsync(Token, cancellation);
        return Redirect("/taking-part/thank-you");
    }
}
