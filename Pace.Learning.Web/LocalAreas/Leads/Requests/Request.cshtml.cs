using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.LocalAreas.Leads.Requests;

/// <summary>Staff look at a request, make sure who it is, and decide.</summary>
[OnlyFor(Roles.Admin)]
internal sealed class RequestModel(PersonDirectory people, PaceDbContext db, AreaDirectory areas, AreaLeads leads) : PageModel
{
    private const string Yes = "yes";
    private const string No = "no";

    [BindProperty]
    public DecisionForm Input { get; set; } = new();

    public AreaLead Lead { get; private set; } = null!;

    public Area Area { get; private set; } = null!;

    public PersonContact Person { get; private set; } = null!;

    public static IReadOnlyList<Choice> Answers { get; } = [new(Yes, "Yes, I have made sure who they are"), new(No, "No, not at the moment")];

    public static IReadOnlyList<Choice> Ways { get; } = [.. Enum.GetValues<VerifiedHow>().Select(h => new Choice(h.ToString(), h.Words))];

    public static string Address(Guid id) => $"{RequestsModel.Address}/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        var by = User.RequiredPersonId;
        switch (Input.Answer)
        {
            case Yes when Input.How is null:
                ModelState.AddModelError("Input.How", "Choose how you made sure");
                break;
            case No when string.IsNullOrWhiteSpace(Input.Reason):
                ModelState.AddModelError("Input.Reason", "Say why not. They will read it");
                break;
            case not (Yes or No):
                ModelState.AddModelError("Input.Answer", "Choose yes or no");
                break;
        }
        if (ModelState.IsValid && (Input.Answer == Yes
            ? await leads.VerifyAsync(id, by, Input.How!.Value, Input.Note, cancellation)
            : await leads.RefuseAsync(id, by, Input.Reason!, cancellation)) is { } refusal)
        {
            ModelState.AddModelError(refusal.Field, refusal.Words);
            await LoadAsync(id, cancellation);
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        this.Notify(Input.Answer == Yes ? $"{Person.Name} now acts for {Area.Name}. We have written to them." : "The request is refused. We have written to them.");
        return Redirect(RequestsModel.Address);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.AreaLeads.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancellation) is not { } lead || (lead.OpenKey is null && lead.Decision is null))
        {
            return false;
        }
        Lead = lead;
        Area = (await areas.FindAsync(lead.AreaId, cancellation))!;
        Person = await people.Contacts.SingleAsync(p => p.Id == lead.PersonId, cancellation);
        return true;
    }

    /// <summary>A decision.</summary>
    internal sealed class DecisionForm
    {
        public string? Answer { get; set; }

        public VerifiedHow? How { get; set; }

        [AtMost(AreaLead.ReasonLength)]
        public string? Note { get; set; }

        [AtMost(AreaLead.ReasonLength)]
        public string? Reason { get; set; }
    }
}
