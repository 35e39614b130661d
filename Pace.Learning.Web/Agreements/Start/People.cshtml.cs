using Microsoft.AspNetCore.Mvc.Rendering;

namespace Pace.Learning.Web.Agreements.Start;

/// <summary>The second step: who signs.</summary>
internal sealed class PeopleModel(DraftStore drafts) : PageModel
{
    /// <summary>As typed, in the order of the page.</summary>
    [BindProperty]
    public List<DraftPerson> People { get; set; } = [];

    public OpenDraft Draft { get; private set; } = null!;

    public static IReadOnlyList<SelectListItem> Levels { get; } = [new("", ""), .. WorkforceLevels.All.Select(l => new SelectListItem(l.Title, l.Slug))];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        People = Draft.Content.People;
        if (Draft.Documents.Count == 0)
        {
            ModelState.AddModelError("", OpenDraft.NothingToSign);
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await KeepAsync(id, cancellation))
        {
            return NotFound();
        }
        foreach (var problem in Draft.Problems())
        {
            ModelState.AddModelError(problem.Field, problem.Words);
        }
        return ModelState.IsValid ? Redirect(AgreementAddresses.Draft(id, "order")) : Page();
    }

    public async Task<IActionResult> OnPostAddAsync(Guid id, CancellationToken cancellation)
    {
        if (!await KeepAsync(id, cancellation))
        {
            return NotFound();
        }
        if (People.Count < Agreement.MostSignatories)
        {
            Draft.Content.People.Add(new DraftPerson());
            await drafts.SaveAsync(Draft, cancellation);
        }
        return Redirect(AgreementAddresses.Draft(id, "people") + $"#People_{Draft.Content.People.Count - 1}__Role");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, int number, CancellationToken cancellation)
    {
        if (!await KeepAsync(id, cancellation))
        {
            return NotFound();
        }
        if (number >= 0 && number < Draft.Content.People.Count && !Draft.Content.People[number].IsRequired)
        {
            Draft.Content.People.RemoveAt(number);
            await drafts.SaveAsync(Draft, cancellation);
        }
        return Redirect(AgreementAddresses.Draft(id, "people"));
    }

    private async Task<bool> KeepAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return false;
        }
        People = [.. People.OfType<DraftPerson>()];
        foreach (var person in People)
        {
            person.Key ??= "";
        }
        Draft.Content.People = [.. People.Take(Agreement.MostSignatories)];
        Draft.Content.Require(Draft.Documents, Draft.IsInWales);
        await drafts.SaveAsync(Draft, cancellation);
        People = Draft.Content.People;
        ModelState.Clear();
        return true;
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
