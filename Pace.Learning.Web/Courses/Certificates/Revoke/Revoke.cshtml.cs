using System.ComponentModel.DataAnnotations;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Courses.Certificates.Holder;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Shared.Codes;

namespace Pace.Learning.Web.Courses.Certificates.Revoke;

/// <summary>Where an administrator takes a certificate back.</summary>
[Authorize(Roles = Roles.Admin)]
internal sealed class RevokeModel(PaceDbContext db, PersonDirectory people, Outbox outbox, PublicUrl site, TimeProvider time) : PageModel
{
    /// <summary>Which, and why.</summary>
    [BindProperty]
    public required InputModel Input { get; set; }

    public List<Certificate> Revoked { get; private set; } = [];

    /// <summary>Shows the form and what was taken back.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Input = new InputModel();
        await LoadAsync(cancellation);
    }

    /// <summary>Takes one back.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var code = CertificateCode.Read(Input.Code);
        var certificate = code is null ? null : await db.Certificates.SingleOrDefaultAsync(c => c.Code == code, cancellation);
        if (certificate is null && !string.IsNullOrWhiteSpace(Input.Code))
        {
            ModelState.AddModelError("Input.Code", "We know no certificate with this code. Check that all of it is copied");
        }
        if (certificate is { IsRevoked: true })
        {
            ModelState.AddModelError("Input.Code", "This certificate was taken back already");
        }
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellation);
            return Page();
        }
        certificate!.Revoke(User.RequiredPersonId, Input.Reason.Trim(), time.GetUtcNow().UtcDateTime);
        if (await people.FindAsync(certificate.PersonId, cancellation) is { Email.Length: > 0 } holder)
        {
            outbox.Add(holder.Email, new CertificateRevokedLetter { CourseTitle = certificate.CourseTitle, Url = site.Of(HolderModel.Address(certificate.Id)) });
        }
        await db.SaveChangesAsync(cancellation);
        this.Notify($"The certificate {CertificateCode.Grouped(certificate.Code)} is no longer valid.");
        return Redirect("/manage/certificates");
    }

    private async Task LoadAsync(CancellationToken cancellation) =>
        Revoked = await db.Certificates.AsNoTracking().Where(c => c.Revocation != null)
            .OrderByDescending(c => c.Revocation!.At).Take(100).ToListAsync(cancellation);

    /// <summary>The form.</summary>
    public sealed class InputModel
    {
        /// <summary>As typed.</summary>
        [Required(ErrorMessage = "Enter the code on the certificate")]
        public string Code { get; set; } = "";

        /// <summary>For the holder.</summary>
        [Required(ErrorMessage = "Say why, so that its holder understands")]
        [AtMost(CertificateRevocation.ReasonLength, What = "A reason")]
        public string Reason { get; set; } = "";
    }
}
