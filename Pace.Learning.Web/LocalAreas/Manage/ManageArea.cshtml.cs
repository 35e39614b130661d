using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.LocalAreas.Leads;

namespace Pace.Learning.Web.LocalAreas.Manage;

/// <summary>One area for staff: who acts for it, what it took over from, who belongs to it.</summary>
[OnlyFor(Roles.Admin)]
internal sealed class ManageAreaModel(AreaDirectory areas, AreaLeads leads, PersonDirectory people, PaceDbContext db) : PageModel
{
    [BindProperty]
    public RemovalForm Input { get; set; } = new();

    public Area Area { get; private set; } = null!;

    public IReadOnlyList<ActingLead> Acting { get; private set; } = [];

    public IReadOnlyList<Area> Members { get; private set; } = [];

    public IReadOnlyList<Area> Before { get; private set; } = [];

    public IReadOnlyList<Area> After { get; private set; } = [];

    public static string UrlOf(Area area) => $"{ManageAreasModel.Address}/{area.Slug}";

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation) => await LoadAsync(slug, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostRemoveAsync(string slug, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation) || Acting.FirstOrDefault(l => l.Lead.Id == Input.Lead) is not { } lead)
        {
            return NotFound();
        }
        if (Input.Reason?.Trim() is not { Length: > 0 and <= AreaLead.ReasonLength } reason)
        {
            ModelState.AddModelError("Input.Reason", "Say why, in up to 1,000 characters. They will read it");
            return Page();
        }
        if (await leads.RemoveAsync(lead.Lead.Id, User.RequiredPersonId, reason, cancellation) is { } refusal)
        {
            ModelState.AddModelError(refusal.Field, refusal.Words);
            return Page();
        }
        this.Notify($"{lead.Name} no longer acts for {Area.Name}. We have written to them.");
        return Redirect(UrlOf(Area));
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken cancellation)
    {
        if (await areas.FindAsync(slug, cancellation) is not { } found)
        {
            return false;
        }
        Area = found;
        var all = (await areas.AllAsync(cancellation)).ToDictionary(a => a.Id);
        Members = [.. found.MemberIds.Select(id => all[id]).OrderBy(a => a.Name, StringComparer.Ordinal)];
        var successions = await areas.SuccessionsAsync(cancellation);
        Before = [.. successions.JustBefore(found.Id).Select(id => all[id])];
        After = [.. successions.JustAfter(found.Id).Select(id => all[id])];
        var acting = await db.AreaLeads.AsNoTracking().Where(l => l.AreaId == found.Id && l.Decision!.How != null && l.End == null).OrderBy(l => l.AskedAt)
            .ToListAsync(cancellation);
        var known = await people.OfAsync([.. acting.Select(l => l.PersonId)], cancellation);
        Acting = [.. acting.Select(l => new ActingLead(l, known[l.PersonId].Name, known[l.PersonId].Email))];
        return true;
    }

    /// <summary>Somebody who acts for the area.</summary>
    internal sealed record ActingLead(AreaLead Lead, string Name, string Email);

    /// <summary>Who is taken off, and why.</summary>
    internal sealed class RemovalForm
    {
        public Guid Lead { get; set; }

        public string? Reason { get; set; }
    }
}
