using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.LocalAreas.Leads.Ask;

/// <summary>Somebody asks to act for an area, and sees what became of it.</summary>
[NotForParents]
internal sealed class AskModel(AreaLeads leads, AreaDirectory areas, PersonDirectory people, PaceDbContext db, TimeProvider time) : PageModel
{
    public const string Address = "/area/ask";

    [BindProperty]
    public AskForm Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public IReadOnlyList<(AreaLead Lead, string Area)> Mine { get; private set; } = [];

    public string Email { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? area, CancellationToken cancellation)
    {
        Input.Area = area;
        return await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var today = LondonTime.DayOf(time.GetUtcNow().UtcDateTime);
        var area = Input.Area is { Length: > 0 } slug ? await areas.FindAsync(slug, cancellation) : null;
        if (area?.IsThereOn(today) != true)
        {
            ModelState.AddModelError("Input.Area", "Choose the area that you would like to act for");
        }
        if (ModelState.IsValid && await leads.AskAsync(User.RequiredPersonId, area!, Input.Job!, Input.Agency!, Input.Why!, cancellation) is { } refusal)
        {
            ModelState.AddModelError(refusal.Field, refusal.Words);
        }
        if (!ModelState.IsValid)
        {
            return await ShowAsync(cancellation);
        }
        this.Notify("Thank you. We will check your request and write to you.");
        return Redirect(Address);
    }

    public async Task<IActionResult> OnPostBackAsync(Guid id, CancellationToken cancellation)
    {
        if (await leads.StandDownAsync(id, User.RequiredPersonId, cancellation) is not null)
        {
            return NotFound();
        }
        this.Notify("Your request is taken back.");
        return Redirect(Address);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        if (await people.FindAsync(User.RequiredPersonId, cancellation) is not { } person)
        {
            return NotFound();
        }
        Email = person.Email;
        var all = await areas.AllAsync(cancellation);
        Areas = AreaChoices.Of(all.Where(a => a.IsThereOn(LondonTime.DayOf(time.GetUtcNow().UtcDateTime))), Input.Area);
        var mine = await db.AreaLeads.AsNoTracking().Where(l => l.PersonId == person.Id).OrderByDescending(l => l.AskedAt).ToListAsync(cancellation);
        var names = all.ToDictionary(a => a.Id, a => a.Name);
        Mine = [.. mine.Where(l => l.OpenKey is not null || l.Decision is not null).Select(l => (l, names[l.AreaId]))];
        return Page();
    }

    /// <summary>A request.</summary>
    internal sealed class AskForm
    {
        public string? Area { get; set; }

        [Required(ErrorMessage = "Enter your job title")]
        [AtMost(AreaLead.JobLength)]
        [PlainName]
        public string? Job { get; set; }

        [Required(ErrorMessage = "Enter the agency that you work for")]
        [AtMost(AreaLead.JobLength)]
        [PlainName]
        public string? Agency { get; set; }

        [Required(ErrorMessage = "Say why you may act for the area")]
        [AtMost(AreaLead.ReasonLength)]
        public string? Why { get; set; }
    }
}
