namespace Pace.Learning.Web.Accounts.SignIn;

/// <summary>Says the same whether or not the address has an account.</summary>
[AllowAnonymous]
internal sealed class SentModel(IWebHostEnvironment environment) : PageModel
{
    internal const string AddressKey = "SignInAddress";

    /// <summary>The address just typed.</summary>
    public string? Address { get; private set; }

    /// <summary>Where to go after signing in.</summary>
    [BindProperty(Name = "returnUrl", SupportsGet = true)]
    public string? GoTo { get; set; }

    /// <summary>Whether mail can be read on this machine.</summary>
    public bool HasLocalMailbox => environment.IsDevelopment();

    public void OnGet() => Address = TempData[AddressKey] as string;
}
