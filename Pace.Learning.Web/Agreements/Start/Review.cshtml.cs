using Pace.Learning.Web.Agreements.Letters;
using Pace.Learning.Web.Platform.Mail.Letters;

namespace Pace.Learning.Web.Agreements.Start;

/// <summary>The last step: everything once more, and sending it.</summary>
internal sealed class ReviewModel(PaceDbContext db, DraftStore drafts, AgreementRecorder acts, PublicUrl site) : PageModel
{
    public OpenDraft Draft { get; private set; } = null!;

    /// <summary>The mail that the first of them gets, word for word; each has a link of their own.</summary>
    public string Preview { get; private set; } = "";

    public string PreviewTo { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        return (IActionResult?)Back(id) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            // The second click of two: it was sent by the first.
            this.Notify("This has been sent already, or is no longer there. Look below.");
            return Redirect(AgreementAddresses.Mine);
        }
        if (Back(id) is { } back)
        {
            return back;
        }
        if (await SendAsync(id, cancellation) is { } refusal)
        {
            ModelState.AddModelError("", refusal.Words);
            return Page();
        }
        this.Notify("Sent. Everybody whose turn it is has a mail.");
        return Redirect(AgreementAddresses.Mine);
    }

    private RedirectResult? Back(Guid id) => Draft.Problems().Any() ? Redirect(AgreementAddresses.Draft(id, "people"))
        : Draft.AskerProblems().Any() ? Redirect(AgreementAddresses.Draft(id, "mail")) : null;

    private async Task<Refusal?> SendAsync(Guid id, CancellationToken cancellation)
    {
        var ids = Draft.Documents.Select(d => d.Document.Id).ToList();
        var before = await db.Agreements.AsNoTracking().IgnoreAutoIncludes()
            .Where(s => s.AreaId == Draft.Area.Id && ids.Contains(s.DocumentId) && s.InForceAt != null)
            .OrderByDescending(s => s.InForceAt).Select(s => new { s.Id, s.DocumentId }).ToListAsync(cancellation);
        return await acts.StartAsync(
            [.. Draft.Documents.Select(d => new NewAgreement(
                Draft.Area.Id, Draft.Area.Name, d.Document, d.Version, User.RequiredPersonId, Draft.PeopleFor(d.Version), Draft.Content.IsOrdered, Draft.Content.Days,
                before.Find(b => b.DocumentId == d.Document.Id)?.Id, Draft.Content.Asker!.ToAsker(), Draft.Area.Code))],
            () => db.AgreementDrafts.Where(d => d.Id == id).ExecuteDeleteAsync(cancellation), cancellation);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        if (await drafts.FindAsync(User, id, cancellation) is not { } draft)
        {
            return false;
        }
        Draft = draft;
        if (!draft.Problems().Any() && !draft.AskerProblems().Any())
        {
            var invitation = draft.Preview(drafts.Now);
            PreviewTo = invitation.PersonName;
            Preview = LetterRenderer.Render(new InvitationLetter { Invitation = invitation, Kind = AgreementEventKind.Invited, Url = site.Of(AgreementAddresses.Link("…")) }).Text;
        }
        return true;
    }
}
