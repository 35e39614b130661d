using Pace.Learning.Web.Agreements.Identity;

namespace Pace.Learning.Web.Agreements.Sign;

/// <summary>Where somebody says no, and why.</summary>
[AllowAnonymous]
internal sealed class DeclineModel(AgreementViewers viewers, AgreementRecorder acts) : AgreementPage(viewers)
{
    /// <summary>The form.</summary>
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Why it isn't asked; <c>null</c> when it is.</summary>
    public string? Why => Agreement.WhyNot(AgreementAct.Decline, Own!, acts.Now)?.Words;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) =>
        await MissingSignatoryAsync(id, cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await MissingSignatoryAsync(id, cancellation) is { } missing)
        {
            return missing;
        }
        var signatory = Own!;
        if (await acts.ActAsync(id, (agreement, now) => agreement.Decline(signatory.Id, Seen.AgreementViewer.IdentityFor(signatory)!, Input.Comment, now), cancellation) is { } refusal)
        {
            Refuse(refusal);
            return Page();
        }
        this.Notify("You have said no. Everybody who has a part in this is told, with what you wrote.");
        return Redirect(AgreementAddresses.Status(id));
    }

    /// <summary>The form.</summary>
    public sealed class InputModel
    {
        /// <summary>Why.</summary>
        public string? Comment { get; set; }
    }
}
