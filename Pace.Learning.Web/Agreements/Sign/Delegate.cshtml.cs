using Pace.Learning.Web.Agreements.Identity;

namespace Pace.Learning.Web.Agreements.Sign;

/// <summary>Where somebody names another who signs on their behalf.</summary>
[AllowAnonymous]
internal sealed class DelegateModel(AgreementViewers viewers, AgreementRecorder acts) : AgreementPage(viewers)
{
    /// <summary>The form.</summary>
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Why it isn't asked; <c>null</c> when it is.</summary>
    public string? Why => Agreement.WhyNot(AgreementAct.Delegate, Own!, acts.Now)?.Words;

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
            foreach (var wrong in refusal.Field.Length == 0 ? [refusal] : Agreement.DelegateProblems(signatory, Input.Name, Input.Email, Input.Role, Input.Reason))
            {
                Refuse(wrong);
            }
            return Page();
        }
        this.Notify($"{Input.Name} is asked to sign on your behalf, as {signatory.Role}, {signatory.AgencyName}. You don’t need to do anything more.");
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
