using Pace.Learning.Content.Differences;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Signatures;

namespace Pace.Learning.Web.Agreements.Sign;

/// <summary>Where somebody reads the whole text, and signs it.</summary>
[AllowAnonymous]
internal sealed class SignModel(PaceDbContext db, AgreementViewers viewers, AgreementRecorder acts, PublishedContent published) : AgreementPage(viewers)
{
    private const double WordsPerMinute = 200;

    private readonly AgreementViewers viewers = viewers;

    /// <summary>The form.</summary>
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public AgreementVersion? Text { get; private set; }

    /// <summary>What is new since the version that the area signed before.</summary>
    public AgreementDifference? Changes { get; private set; }

    /// <summary>How long reading it takes; <c>null</c> when there is no text.</summary>
    public int? Minutes { get; private set; }

    /// <summary>How much else waits for this person, in this area or another.</summary>
    public int Others { get; private set; }

    /// <summary>The more private choice comes first and is chosen.</summary>
    public static IReadOnlyList<Choice> Publicity { get; } =
    [
        new(bool.FalseString, "Show my role and agency only"), new(bool.TrueString, "Show my name, role and agency"),
    ];

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
        var words = new SignatureInput(Input.Name, Input.Role, Input.Authority, Input.NameMayBePublic, Input.MailboxInEvidence);
        List<Refusal> wrong = [.. words.Problems()];
        if (!Input.Agreed)
        {
            wrong.Add(new Refusal("Agreed", "Tick the box if you agree with the declaration, or leave the page without signing"));
        }
        // Somebody who has signed already is told so, whatever they typed the second time.
        if ((wrong.Count == 0 || Input.Agreed) && viewer.Identities.Count > 0 && await db.Agreements.IgnoreAutoIncludes().AnyAsync(s => s.Id == id, cancellation))
        {
            var refusal = await acts.ActAsync(id, (agreement, now) => Sign(agreement, viewer, words, now), cancellation);
            if (refusal is null || refusal == Agreement.AlreadySigned)
            {
                return await ThankAsync(id, viewer, cancellation);
            }
            wrong = refusal.Field.Length == 0 ? [refusal] : [.. words.Problems()];
        }
        if (await MissingAsync(id, cancellation) is { } missing)
        {
            return missing;
        }
        wrong.ForEach(one => Refuse(one));
        // What was on the screen may be out of date; what is sent next time is what is shown now.
        ModelState.Remove("Input.DocumentSha256");
        ModelState.Remove("Input.DeclarationSha256");
        await LoadAsync(cancellation);
        return Page();
    }

    private Refusal? Sign(Agreement agreement, AgreementViewer viewer, SignatureInput words, DateTime now)
    {
        if (viewer.SignatoryIn(agreement, Place) is not { } signatory)
        {
            return Agreement.NotYours;
        }
        var declaration = TextOf(agreement, published.Library)?.Declaration ?? "";
        var shown = new ShownText(Input.DocumentSha256 ?? "", TextHash.Of(declaration) == Input.DeclarationSha256 ? declaration : "");
        return agreement.Sign(signatory.Id, viewer.IdentityFor(signatory)!, words, shown, now);
    }

    private async Task<IActionResult> ThankAsync(Guid id, AgreementViewer viewer, CancellationToken cancellation)
    {
        var others = await WaitingAsync(viewer, cancellation);
        if (others is [var (next, place)])
        {
            this.Notify($"Thank you. Your signature is in. You are asked for one more: the {next.DocumentTitle} for {next.AreaName}, as {place.Role}.");
            return Redirect(viewer.SignAddress(next, place));
        }
        if (others.Count > 1)
        {
            this.Notify($"Thank you. Your signature is in. {others.Count} more wait for you: read and sign each by itself, when it suits you.");
            return Redirect(AgreementAddresses.Mine);
        }
        this.Notify("Thank you. Your signature is in.");
        return Redirect(AgreementAddresses.Status(id));
    }

    /// <summary>What this person can sign now, in any area.</summary>
    private async Task<IReadOnlyList<(Agreement Agreement, Signatory Place)>> WaitingAsync(AgreementViewer viewer, CancellationToken cancellation)
    {
        var addresses = viewer.Identities.Select(p => p.NormalizedEmail).ToList();
        var asked = await db.Agreements.AsNoTracking()
            .Where(s => s.State == AgreementState.Open && s.Signatories.Any(p => p.State == SignatoryState.Invited && addresses.Contains(p.NormalizedEmail!)))
            .OrderBy(s => s.CreatedAt).ToListAsync(cancellation);
        return [.. asked.SelectMany(s => viewer.ToSignIn(s, acts.Now).Select(p => (s, p)))];
    }

    /// <summary>An address of this agreement, for the place that is read here.</summary>
    public string At(string address) => Seen.AgreementViewer.PlacesIn(Agreement).Count > 1 ? $"{address}?place={Own!.Id}" : address;

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Others = (await WaitingAsync(Seen.AgreementViewer, cancellation)).Count(w => w.Place.Id != Own?.Id);
        Text = TextOf(Agreement, published.Library);
        Minutes = Text is null ? null : Math.Max(1, (int)Math.Round(Text.Clauses.Sum(c => WordsIn(c.PlainText) + WordsIn(c.Summary)) / WordsPerMinute));
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

    private string? WhyNot(Signatory signatory) => signatory.State == SignatoryState.Declined
        ? "You have said no. If you see it differently now, tell whoever leads this for your area: they can ask you again."
        : Agreement.WhyNot(AgreementAct.Sign, signatory, acts.Now)?.Words;

    private static int WordsIn(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

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

        /// <summary>Whether evidence may hold their address itself.</summary>
        public bool MailboxInEvidence { get; set; }

        /// <summary>Whether they agree with the declaration.</summary>
        public bool Agreed { get; set; }

        /// <summary>The text that the page showed.</summary>
        public string? DocumentSha256 { get; set; }

        /// <summary>The declaration that it showed.</summary>
        public string? DeclarationSha256 { get; set; }
    }
}
