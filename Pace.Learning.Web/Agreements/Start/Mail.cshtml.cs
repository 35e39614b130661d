using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Agreements.Start;

/// <summary>The fourth step: who asks, on whose behalf, who answers questions, and a personal message.</summary>
internal sealed class MailModel(DraftStore drafts, PersonDirectory people) : PageModel
{
    /// <summary>The form.</summary>
    [BindProperty]
    public DraftAsker Input { get; set; } = new();

    public OpenDraft Draft { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        var lead = await people.FindAsync(User.RequiredPersonId, cancellation);
        Input = Draft.Content.Asker ?? new DraftAsker
        {
            Name = lead?.Name, OnBehalfOf = Draft.Area.IsPartnership ? Draft.Area.Name : $"the {Draft.Area.Name} safeguarding partnership", ContactName = lead?.Name, ContactEmail = lead?.Email,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        Draft.Content.Asker = Input;
        await drafts.SaveAsync(Draft, cancellation);
        foreach (var problem in Draft.AskerProblems())
        {
            ModelState.AddModelError($"Input.{problem.Field}", problem.Words);
        }
        return ModelState.IsValid ? Redirect(AgreementAddresses.Draft(id, "review")) : Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        if (await drafts.FindAsync(User, id, cancellation) is not { } draft)
        {
            return false;
        }
        Draft = draft;
        return true;
    }
}
