using Pace.Learning.Web.Agreements.Identity;

namespace Pace.Learning.Web.Agreements;

/// <summary>A page about one agreement, for those who have a part in it. To others it is not there.</summary>
internal abstract class AgreementPage(AgreementViewers viewers) : PageModel
{
    public ViewedAgreement Seen { get; private set; } = null!;

    public Agreement Agreement => Seen.Agreement;

    /// <summary>In which of their places, when one person signs in several.</summary>
    [BindProperty(Name = "place", SupportsGet = true)]
    public Guid? Place { get; set; }

    public Signatory? Own => Seen.Own;

    protected async Task<IActionResult?> MissingAsync(Guid id, CancellationToken cancellation)
    {
        if (await viewers.SeeAsync(HttpContext, id, cancellation) is { } seen)
        {
            Seen = seen with { Place = Place };
            return null;
        }
        return User.Identity?.IsAuthenticated == true ? NotFound() : Challenge();
    }

    /// <summary>The same for what only somebody who was asked to sign can do.</summary>
    protected async Task<IActionResult?> MissingSignatoryAsync(Guid id, CancellationToken cancellation) =>
        await MissingAsync(id, cancellation) ?? (Own is null ? NotFound() : null);

    /// <summary>The text that is signed; <c>null</c> when what stands under its name is another one now.</summary>
    internal static AgreementVersion? TextOf(Agreement agreement, ContentLibrary library) =>
        library.FindAgreement(agreement.DocumentId)?.Version(agreement.Version) is { } version && version.Sha256 == agreement.DocumentSha256 ? version : null;

    protected void Refuse(Refusal refusal, string prefix = "Input") =>
        ModelState.AddModelError(refusal.Field.Length == 0 ? "" : $"{prefix}.{refusal.Field}", refusal.Words);
}
