using Pace.Learning.Content.Differences;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Signatures;

namespace Pace.Learning.Web.Agreements.Sign;

/// <summary>Where somebody reads the whole text, and signs it.</summary>
[AllowAnonymous]
internal sealed class SignModel(PaceDbContext db, AgreementViewers viewers, AgreementRecorder acts, PublishedContent published) : AgreementPage(viewers)
{
    private readonly AgreementViewers viewers = viewers;

    /// <summary>The form.</summary>
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public AgreementVersion? Text { get; private set; }

    /// <summary>What is new since the version that the area signed before.</summary>
    public AgreementDifference? Changes { get; private set; }

    /// <summary>Why it can't be signed now; <c>null</c> when it can.</summary>
    public string? Why { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await MissingAsync(id, cancellation) is { } missing)
        {
            return missing;
        }
        await LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var viewer = await viewers.OfAsync(HttpContext, cancellation);
        var words = new SignatureInput(Input.Name, Input.Role, Input.Authority, Input.NameMayBePublic);
        var refusal = Input.Agreed ? null : new Refusal("Agreed", "Tick the box if you agree with the declaration, or leave the page without signing");
        if (refusal is null && viewer.Identities.Count > 0 && await db.Agreements.IgnoreAutoIncludes().AnyAsync(s => s.Id == id, cancellation))
        {
            refusal = await acts.ActAsync(id, (agreement, now) => Sign(agreement, viewer, words, now), cancellation);
            if (refusal is null || refusal == Agreement.AlreadySigned)
            {
                return await ThankAsync(id, viewer, cancellation);
            }
        }
        if (await MissingAsync(id, cancellation) is { } missing)
        {
            return missing;
        }
        if (refusal is not null)
        {
            Refuse(refusal);
        }
        // What was on the screen may be out of date; what is sent next time is what is shown now.
        ModelState.Remove("Input.DocumentSha256");
        ModelState.Remove("Input.DeclarationSha256");
        await LoadAsync(cancellation);
        return Page();
    }

    private Refusal? Sign(Agreement agreement, AgreementViewer viewer, SignatureInput words, DateTime now)
    {
        if (viewer.SignatoryIn(agreement) is not { } signatory)
        {
            return Agreement.NotYours;
        }
        var declaration = TextOf(agreement, published.Library)?.Declaration ?? "";
        var shown = new ShownText(Input.DocumentSha256 ?? "", TextHash.Of(declaration) == Input.DeclarationSha256 ? declaration : "");
        return agreement.Sign(signatory.Id, viewer.IdentityFor(signatory)!, words, shown, now);
    }

    private async Task<IActionResult> ThankAsync(Guid id, AgreementViewer viewer, CancellationToken cancellation)
    {
        var addresses = viewer.Identities.Select(p => p.NormalizedEmail).ToList();
        var others = await db.Agreements.AsNoTracking()
            .Where(s => s.Id != id && s.State == AgreementState.Open && s.Signatories.Any(p => p.State == SignatoryState.Invited && addresses.Contains(p.NormalizedEmail!)))
            .ToListAsync(cancellation);
        if (others.Find(s => viewer.SignatoryIn(s) is { State: SignatoryState.Invited } signatory && !signatory.HasExpired(acts.Now)) is { } next)
        {
            this.Notify($"Thank you. Your signature is in. You are asked for one more: the {next.DocumentTitle}.");
            return Redirect(AgreementAddresses.Sign(next.Id));
        }
        this.Notify("Thank you. Your signature is in.");
        return Redirect(AgreementAddresses.Status(id));
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Text = TextOf(Agreement, published.Library);
        (Input.DocumentSha256, Input.DeclarationSha256) = (Text?.Sha256, Text is null ? null : TextHash.Of(Text.Declaration));
        if (Agreement.Replaces is { } before && published.Library.FindAgreement(Agreement.DocumentId) is { } document && Text is not null
            && await db.Agreements.IgnoreAutoIncludes().Where(s => s.Id == before).Select(s => (int?)s.Version).SingleOrDefaultAsync(cancellation) is { } number
            && document.Version(number) is { } old && number != Text.Number)
        {
            Changes = AgreementDifference.Between(old, Text);
        }
        Why = Text is null
            ? "The text can’t be shown as it was when this was sent. Nothing can be signed. Please tell whoever sent it to you."
            : Own is not { } signatory ? "You are not asked to sign this." : WhyNot(signatory);
        if (Own is { } own && Input.Name is null)
        {
            Input.Role ??= own.Role;
        }
    }

    private string? WhyNot(Signatory signatory) => (AgreementTransitions.Check(AgreementAct.Sign, Agreement.State), signatory.State) switch
    {
        (_, SignatoryState.Signed) => $"You signed this on {LondonTime.LongWithTime(signatory.Signature!.SignedAt)}.",
        (_, SignatoryState.Declined) => "You have said no. If you see it differently now, tell whoever leads this for your area: they can ask you again.",
        ({ } refusal, _) => refusal.Words,
        (_, SignatoryState.Waiting) => "It isn’t your turn yet. You can read the text now; we’ll write to you when the people before you have signed.",
        _ when signatory.HasExpired(acts.Now) => "Your invitation has ended. Whoever leads this for your area can send it again.",
        _ => null,
    };

    /// <summary>The form.</summary>
    public sealed class InputModel
    {
        /// <summary>As typed.</summary>
        public string? Name { get; set; }

        /// <summary>As typed.</summary>
        public string? Role { get; set; }

        /// <summary>As typed.</summary>
        public string? Authority { get; set; }

        /// <summary>Whether public pages may tell the name.</summary>
        public bool NameMayBePublic { get; set; }

        /// <summary>Whether they agree with the declaration.</summary>
        public bool Agreed { get; set; }

        /// <summary>The text that the page showed.</summary>
        public string? DocumentSha256 { get; set; }

        /// <summary>The declaration that it showed.</summary>
        public string? DeclarationSha256 { get; set; }
    }
}
