using Microsoft.AspNetCore.Mvc.Rendering;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.Preferences.KeepAway;

/// <summary>Whom a parent keeps away from: chosen from the directory, first the area, then who there. It is never asked why.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class KeepAwayModel(PaceDbContext db, PersonVault vault, AreaDirectory directory, KeptAwayWords words, ParticipantLedger record, TimeProvider time) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/taking-part/keep-away";

    private const string All = "all";

    private ParticipantPreferences preferences = null!;
    private IReadOnlyList<KeptAway> kept = [];

    /// <summary>The area that was chosen in the first step.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Area { get; set; }

    /// <summary>Who there.</summary>
    [BindProperty]
    public string? Who { get; set; }

    /// <summary>Kinds of agencies to keep away from wherever they are.</summary>
    [BindProperty]
    public List<AgencyKind> Kinds { get; set; } = [];

    public IReadOnlyList<string> Lines { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public Area? Chosen { get; private set; }

    public IReadOnlyList<SelectListItem> Agencies { get; private set; } = [];

    public static IReadOnlyList<Choice> EveryKind { get; } = [.. Enum.GetValues<AgencyKind>().Where(k => k != AgencyKind.Other).Select(k => new Choice(k.ToString(), k.Words))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }
        if (Area is { Length: > 0 } && Chosen is null)
        {
            ModelState.AddModelError(nameof(Area), "Choose an area from the list");
        }
        Kinds = [.. kept.Where(k => k.AreaId is null).Select(k => k.Kind).OfType<AgencyKind>()];
        return Page();
    }

    /// <summary>Adds everybody of an area, or an agency there.</summary>
    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || Chosen is not { } area)
        {
            return NotFound();
        }
        if (await ReadAsync(area, cancellation) is not { } away)
        {
            ModelState.AddModelError(nameof(Who), "Choose who there");
            return Page();
        }
        if (kept.Count >= KeptAway.Most && !kept.Contains(away))
        {
            ModelState.AddModelError(nameof(Who), $"You can list {KeptAway.Most}. Take one off the list first");
            return Page();
        }
        return await SaveAsync([.. kept.Where(k => k != away), away], "It is on your list. We will not ask you to speak to them.", cancellation);
    }

    /// <summary>Takes one off the list.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(string? line, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }
        return await SaveAsync([.. kept.Where((_, i) => Lines[i] != line)], "It is off your list.", cancellation);
    }

    /// <summary>Keeps the kinds of agencies that are to be kept away wherever they are.</summary>
    public async Task<IActionResult> OnPostKindsAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }
        var kinds = Kinds.Where(k => Enum.IsDefined(k)).Distinct().Order().Select(k => new KeptAway(null, k, null));
        return await SaveAsync([.. kept.Where(k => k.AreaId is not null), .. kinds], "Saved.", cancellation);
    }

    private async Task<KeptAway?> ReadAsync(Area area, CancellationToken cancellation)
    {
        if (Who == All)
        {
            return new KeptAway(area.Id, null, null);
        }
        if (Guid.TryParse(Who, out var id))
        {
            return (await directory.AgenciesAsync(area.Id, cancellation)).FirstOrDefault(a => a.Id == id) is { } listed ? new KeptAway(area.Id, listed.Kind, listed.Id) : null;
        }
        return Enum.TryParse<AgencyKind>(Who, out var kind) && Enum.IsDefined(kind) ? new KeptAway(area.Id, kind, null) : null;
    }

    private async Task<IActionResult> SaveAsync(IReadOnlyCollection<KeptAway> all, string notice, CancellationToken cancellation)
    {
        preferences.KeepAwayFrom(await vault.SealIfAnyAsync(preferences.ParticipantId, ParticipantPreferences.KeptAwayPurpose, KeptAway.Write(all), cancellation), time.GetUtcNow().UtcDateTime);
        await record.AppendAsync(preferences.ParticipantId, "participant.choices-changed", User.RequiredPersonId, cancellation);
        await db.SaveChangesAsync(cancellation);
        this.Notify(notice);
        return Redirect(Address);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if ((await db.ParticipantOf(User).Include(p => p.Preferences).SingleOrDefaultAsync(cancellation))?.Preferences is not { } found)
        {
            return false;
        }
        preferences = found;
        kept = KeptAway.Read(await vault.OpenIfAnyAsync(found.ParticipantId, ParticipantPreferences.KeptAwayPurpose, found.SealedKeptAway, cancellation));
        Lines = await words.OfAsync(kept, cancellation);
        var today = LondonTime.DayOf(time.GetUtcNow().UtcDateTime);
        var there = (await directory.AllAsync(cancellation)).Where(a => !a.IsPartnership && a.IsThereOn(today)).ToList();
        Chosen = there.Find(a => a.Slug == Area);
        Areas = AreaChoices.Of(there, Area);
        Agencies = Chosen is null ? [] : AreaChoices.Agencies(
            await directory.AgenciesAsync(Chosen.Id, cancellation), new SelectListItem("Choose who", ""), new SelectListItem("All who work there", All));
        return true;
    }
}
