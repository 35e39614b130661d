using Microsoft.AspNetCore.RateLimiting;
using Pace.Learning.Web.Accounts.OpenIdConnect;
using Pace.Learning.Web.Accounts.Passkeys;
using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Web.Accounts.SignIn;

/// <summary>All ways of signing in on one page, the simplest first.</summary>
[NeverKept]
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SignInModel(
    SignInLinks links, PasswordSignIn passwords, PasskeySignIn passkeys, SignInFlow signingIn, Providers providers, IOptions<AccountOptions> options,
    IWebHostEnvironment environment) : PageModel
{
    /// <summary>The page where people sign in and then go on.</summary>
    public static string At(string? returnUrl = null) => ReturnUrl.On("/sign-in", returnUrl);

    /// <summary>Where to go afterwards.</summary>
    [BindProperty(Name = "returnUrl", SupportsGet = true)]
    public string? GoTo { get; set; }

    /// <summary>What the form for a link asks.</summary>
    public LinkInput Link { get; private set; } = new();

    /// <summary>What the form for a password asks.</summary>
    public LoginInput Login { get; private set; } = new();

    /// <summary>Other services to sign in with.</summary>
    public IReadOnlyList<Provider> Providers => providers.All;

    /// <summary>Whether anybody may make an account.</summary>
    public bool OpenRegistration => options.Value.OpenRegistration;

    /// <summary>Who can be tried out, in Development.</summary>
    public IReadOnlyList<(string Role, string Name)> DemoPeople =>
        environment.IsDevelopment() ? Demo.DemoPeople.All : [];

    /// <summary>Whether somebody who is signed in shows once more that it is them.</summary>
    [BindProperty(Name = "again", SupportsGet = true)]
    public bool Again { get; set; }

    /// <summary>Whether something waits that was typed before the session ended.</summary>
    public bool HasKeptForms => User.Identity is not { IsAuthenticated: true } && HttpContext.MayHaveKeptForms;

    public IActionResult OnGet() => User.Identity is { IsAuthenticated: true } && !Again ? LocalRedirect(ReturnUrl.For(User, GoTo)) : Page();

    public async Task<IActionResult> OnPostAsync([Bind(Prefix = nameof(Link))] LinkInput link, CancellationToken cancellation)
    {
        Link = link;
        if (!EmailAddress.TryRead(link.Email, out var email))
        {
            ModelState.AddModelError("Link.Email", "Enter your e-mail address, like name@example.org");
            return Page();
        }
        await links.SendAsync(email, GoTo, cancellation);
        TempData[SentModel.AddressKey] = email;
        return Redirect(ReturnUrl.On("/sign-in/sent", GoTo));
    }

    public async Task<IActionResult> OnPostPasswordAsync([Bind(Prefix = nameof(Login))] LoginInput login, CancellationToken cancellation)
    {
        Login = login;
        if (!EmailAddress.TryRead(login.Email, out var email))
        {
            ModelState.AddModelError("Login.Email", "Enter your e-mail address, like name@example.org");
        }
        if (login.Password is not { Length: > 0 and <= LoginInput.PasswordLength })
        {
            ModelState.AddModelError("Login.Password", "Enter your password");
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        if (await passwords.CheckAsync(email!, login.Password!, cancellation) is { } person)
        {
            return await signingIn.ContinueAsync(person, SignInMethod.Password, GoTo);
        }
        ModelState.AddModelError("Login.Password", LoginInput.Refused);
        return Page();
    }

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        if (credential is { Length: > 0 } && await passkeys.CheckAsync(credential) is { } person)
        {
            return await signingIn.ContinueAsync(person, SignInMethod.Passkey, GoTo);
        }
        ModelState.AddModelError("", "That passkey doesn't work here, or it took too long. Try again, or choose another way to sign in");
        return Page();
    }
}

/// <summary>Asks for a link.</summary>
public sealed class LinkInput
{
    /// <summary>Where to send it.</summary>
    public string? Email { get; set; }
}

/// <summary>Signs in with a password.</summary>
public sealed class LoginInput
{
    /// <summary>The longest password that is looked at, in characters.</summary>
    public const int PasswordLength = 200;

    /// <summary>One answer for all that can be wrong, so that it tells nobody who has an account.</summary>
    public const string Refused =
        "The e-mail address and the password don't belong together, or there were too many tries. After 5 tries wait 15 minutes, or ask for a link by e-mail";

    /// <summary>Whose.</summary>
    public string? Email { get; set; }

    /// <summary>The password.</summary>
    public string? Password { get; set; }
}
