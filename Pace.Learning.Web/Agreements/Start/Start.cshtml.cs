using Microsoft.AspNetCore.Mvc.Rendering;

namespace Pace.Learning.Web.Agreements.Start;

/// <summary>The first step of an agreement: for which area, and which documents.</summary>
internal sealed class StartModel(PaceDbContext db, DraftStore drafts) : PageModel
{
    /// <summary>The form.</summary>
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The agreement whose people are asked first, when it is renewed.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Renews { get; set; }

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public IReadOnlyList<Choice> Documents { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }
        if (await RenewedAsync(cancellation) is { } before)
        {
            Input = new InputModel { Area = before.AreaId.ToString(), Documents = [before.DocumentId] };
        }
        else
        {
            Input = new InputModel { Area = Areas is [_, var only] ? only.Value : null, Documents = [.. Documents.Select(d => d.Value)] };
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }
        var chosen = Input.Documents.Where(d => Documents.Any(k => k.Value == d)).ToList();
        if (!Guid.TryParse(Input.Area, out var area) || Areas.All(a => a.Value != Input.Area))
        {
            ModelState.AddModelError("Input.Area", "Choose the area");
        }
        if (chosen.Count == 0)
        {
            ModelState.AddModelError("Input.Documents", "Choose at least one document");
        }
        else if (area != Guid.Empty && await drafts.UnderWayAsync(area, chosen, cancellation) is { Count: > 0 } underWay)
        {
            ModelState.AddModelError("Input.Documents", $"A sign-up of the {AgreementLabels.List(underWay)} is under way for this area. There can be one at a time");
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var content = new DraftContent { Documents = chosen };
        if (await RenewedAsync(cancellation) is { } before && before.AreaId == area)
        {
            content.IsOrdered = before.IsOrdered;
            content.People = [.. before.Signatories.Where(p => p.HasAPart && p.Email is not null).Select(p => new DraftPerson
            {
                Key = p.IsRequired ? p.RoleKey : "", Role = p.Role, Level = p.Level.Slug, Agency = p.AgencyId.ToString(), Name = p.PersonName, Email = p.Email,
                Order = p.Order.ToString(System.Globalization.CultureInfo.InvariantCulture),
            })];
        }
        var draft = new AgreementDraft(User.RequiredPersonId, area, content, drafts.Now);
        db.AgreementDrafts.Add(draft);
        await db.SaveChangesAsync(cancellation);
        return Redirect(AgreementAddresses.Draft(draft.Id, "people"));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        var areas = await drafts.AreasOfAsync(User, cancellation);
        Areas = [new SelectListItem("", ""), .. areas.Select(a => new SelectListItem(a.Name, a.Id.ToString()))];
        Documents = [.. drafts.Documents.Select(d => new Choice(d.Document.Id, d.Document.Title, d.Document.Summary))];
        return areas.Count > 0;
    }

    private async Task<Agreement?> RenewedAsync(CancellationToken cancellation) =>
        Renews is { } id && await db.Agreements.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(s => s.Id == id, cancellation) is { } before && Areas.Any(a => a.Value == before.AreaId.ToString())
            ? before : null;

    /// <summary>The form.</summary>
    public sealed class InputModel
    {
        /// <summary>The area's id.</summary>
        public string? Area { get; set; }

        /// <summary>Ids of documents.</summary>
        public List<string> Documents { get; set; } = [];
    }
}
