using Pace.Learning.Web.Agreements.Identity;

namespace Pace.Learning.Web.Agreements.Sign;

/// <summary>Where somebody names another who signs on their behalf.</summary>
[AllowAnonymous]
internal sealed class DelegateModel(AgreementViewers viewers, AgreementRecorder acts) : AgreementPage(viewers)
{
    /// <summary>The form.</summary>
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) =>
        await MissingSignatoryAsync(id, cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await MissingSignatoryAsync(id, cancellation) is { } missing)
        {
            return missing;
        }
        var signatory = Own!;
        var identity = Seen.AgreementViewer.IdentityFor(signatory)!;
        if (await acts.ActAsync(id, (agreement, now) => agreement.Delegate(signatory.Id, identity, Input.Name, Input.Email, Input.Role, Input.Reason, now), cancellation) is { } refusal)
        {
            Refuse(refusal);
            return Page();
        }
        this.Notify($"{Input.Name} is asked now. You don’t need to do anything more, and your link no longer works.");
        return Redirect(identity.LinkId is null ? AgreementAddresses.Mine : "/agreements/handed-on");
    }

    /// <summary>The form.</summary>
    public sealed class InputModel
    {
        /// <summary>Whom.</summary>
        public string? Name { get; set; }

        /// <summary>Their address.</summary>
        public string? Email { get; set; }

        /// <summary>Their role.</summary>
        public string? Role { get; set; }

        /// <summary>Why they.</summary>
        public string? Reason { get; set; }
    }
}
