namespace Pace.Learning.Web.Shared.Codes;

/// <summary>A page on which somebody types a code, and goes on to what it stands for.</summary>
/// <param name="address">Where a code leads.</param>
public abstract class CertificateCodePage(Func<string, string> address) : PageModel
{
    /// <summary>As typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>Shows the form, or goes on.</summary>
    public IActionResult OnGet()
    {
        if (!Request.Query.ContainsKey(nameof(Code)))
        {
            return Page();
        }
        if (CertificateCode.Read(Code) is { } code)
        {
            return Redirect(address(code));
        }
        ModelState.AddModelError(nameof(Code), CertificateCode.WhyNot(Code));
        return Page();
    }
}
