using System.ComponentModel.DataAnnotations;

namespace Pace.Learning.Web.Courses.Certificates.Holder;

/// <summary>A certificate as its holder has it: to print, to keep, and to choose what others see of it.</summary>
public sealed class HolderModel(PaceDbContext db) : PageModel
{
    /// <summary>What the holder may choose.</summary>
    [BindProperty]
    public required InputModel Input { get; set; }

    internal Certificate Certificate { get; private set; } = null!;

    /// <summary>The page's address.</summary>
    public static string Address(Guid id) => $"/my/certificates/{id}";

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.FindOwnCertificateAsync(User, id, cancellation) is not { } certificate)
        {
            return NotFound();
        }
        Certificate = certificate;
        Input = new InputModel { HolderName = certificate.HolderName, ShowsName = certificate.ShowsName, ShowsLevel = certificate.ShowsLevel };
        return Page();
    }

    /// <summary>Keeps the choice.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.FindOwnCertificateAsync(User, id, cancellation) is not { } certificate)
        {
            return NotFound();
        }
        Certificate = certificate;
        if (!ModelState.IsValid)
        {
            return Page();
        }
        certificate.Share(Input.HolderName, Input.ShowsName, Input.ShowsLevel);
        await db.SaveChangesAsync(cancellation);
        this.Notify("Saved. Your certificate and its public page show it now.");
        return Redirect(Address(id));
    }

    /// <summary>The form.</summary>
    public sealed class InputModel
    {
        /// <summary>As it should be printed.</summary>
        [Required(ErrorMessage = "Enter your name as it should be printed")]
        [AtMost(Certificate.NameLength, What = "A name")]
        [PlainName]
        public string HolderName { get; set; } = "";

        /// <summary>On the public page.</summary>
        public bool ShowsName { get; set; }

        /// <summary>On the public page.</summary>
        public bool ShowsLevel { get; set; }
    }
}
