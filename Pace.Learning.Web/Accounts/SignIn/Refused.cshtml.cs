namespace Pace.Learning.Web.Accounts.SignIn;

/// <summary>Says why somebody was not signed in, in plain words and with a code for those who help.</summary>
[AllowAnonymous]
internal sealed class RefusedModel : PageModel
{
    /// <summary>Why.</summary>
    public SignInRefusal Reason { get; private set; } = SignInRefusal.Unknown;

    public void OnGet(string? code)
    {
        Reason = SignInRefusal.For(code);
        Response.StatusCode = StatusCodes.Status403Forbidden;
    }
}
