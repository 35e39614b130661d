using Microsoft.AspNetCore.Mvc.Rendering;
using Pace.Learning.Web.LocalAreas;

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

    private Agreement? Before { get; set; }

    /// <summary>For which area, once it was chosen or there is only one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Area { get; set; }

    public Area? Chosen { get; private set; }

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    /// <summary>What can be signed there and isn't under way.</summary>
    public IReadOnlyList<Choice> Documents { get; private set; } = [];

    public IReadOnlyList<Agreement> UnderWay { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }
        // Who comes by a mail later on finds what has been begun meanwhile.
        if (Before is not null && UnderWay.FirstOrDefault(a => a.DocumentId == Before.DocumentId) is { } begun)
        {
            return Redirect(AgreementAddresses.Status(begun.Id));
        }
        Input = new InputModel { Documents = [.. (Before is null ? Documents : Documents.Where(d => d.Value == Before.DocumentId)).Select(d => d.Value)] };
        if (Area is not null && Chosen is null)
        {
            ModelState.AddModelError(nameof(Area), "Choose the area");
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }
        if (Chosen is not { Id: var area })
        {
            ModelState.AddModelError(nameof(Area), "Choose the area");
            return Page();
        }
        var chosen = Input.Documents.Where(d => Documents.Any(k => k.Value == d)).ToList();
        if (chosen.Count == 0)
        {
            ModelState.AddModelError("Input.Documents", UnderWay.Count > 0 && Input.Documents.Count > 0
                ? $"A sign-up of the {AgreementLabels.List(UnderWay.Select(a => a.DocumentTitle))} is under way for {Chosen.Name}. There can be one at a time" : "Choose at least one document");
            return Page();
        }
        var content = new DraftContent { Documents = chosen };
        if (Before is { } before && before.AreaId == area)
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
        Before = Renews is { } id && await db.Agreements.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(s => s.Id == id, cancellation) is { } before
            && areas.Any(a => a.Id == before.AreaId) ? before : null;
        Area ??= Before?.AreaId.ToString() ?? (areas is [var only] ? only.Id.ToString() : null);
        Chosen = areas.FirstOrDefault(a => a.Id.ToString() == Area);
        Areas = [new SelectListItem("", ""), .. areas.Select(a => new SelectListItem(a.NameAndEnd, a.Id.ToString()))];
        UnderWay = Chosen is null ? [] : await drafts.UnderWayAsync(Chosen.Id, cancellation);
        Documents = [.. drafts.Documents.Where(d => UnderWay.All(a => a.DocumentId != d.Document.Id)).Select(d => new Choice(d.Document.Id, d.Document.Title, d.Document.Summary))];
        return areas.Count > 0;
    }

    /// <summary>The form.</summary>
    public sealed class InputModel
    {
        /// <summary>Ids of documents.</summary>
        public List<string> Documents { get; set; } = [];
    }
}
