using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Pace.Learning.Web.Courses.Certificates.Check;

/// <summary>Where somebody types a code that they were given.</summary>
[AllowAnonymous]
public sealed class CheckFormModel : PageModel
{
    /// <summary>As typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>Shows the form, or goes on to the certificate.</summary>
    public IActionResult OnGet()
    {
        if (!Request.Query.ContainsKey(nameof(Code)))
        {
            return Page();
        }
        if (CertificateCode.Read(Code) is { } code)
        {
            return Redirect(CheckModel.Address(code));
        }
        ModelState.AddModelError(nameof(Code), CertificateCode.WhyNot(Code));
        return Page();
    }
}
