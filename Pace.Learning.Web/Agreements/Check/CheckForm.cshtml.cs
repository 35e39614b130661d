using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pace.Learning.Web.Courses.Certificates;

namespace Pace.Learning.Web.Agreements.Check;

/// <summary>Where somebody types the code of an agreement.</summary>
[AllowAnonymous]
internal sealed class CheckFormModel : PageModel
{
    /// <summary>As typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public IActionResult OnGet()
    {
        if (!Request.Query.ContainsKey(nameof(Code)))
        {
            return Page();
        }
        if (CertificateCode.Read(Code) is { } code)
        {
            return Redirect(AgreementAddresses.Check(code));
        }
        ModelState.AddModelError(nameof(Code), CertificateCode.WhyNot(Code));
        return Page();
    }
}
