using Pace.Learning.Web.Shared.Codes;

namespace Pace.Learning.Web.Courses.Certificates.Check;

/// <summary>Tells anyone with a code whether a certificate is genuine, and of its holder only what they chose.</summary>
[AllowAnonymous]
public sealed class CheckModel(PaceDbContext db, TimeProvider time) : PageModel
{
    internal Certificate? Certificate { get; private set; }

    internal bool IsHolder { get; private set; }

    internal DateTime Now { get; } = time.GetUtcNow().UtcDateTime;

    /// <summary>The page's address.</summary>
    public static string Address(string code) => $"/certificates/{CertificateCode.Grouped(code)}";

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellation)
    {
        Response.Headers["X-Robots-Tag"] = "noindex";
        var read = CertificateCode.Read(code);
        Certificate = read is null ? null : await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Code == read, cancellation);
        IsHolder = Certificate is not null && User.PersonId == Certificate.PersonId;
        if (Certificate is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
        return Page();
    }
}
