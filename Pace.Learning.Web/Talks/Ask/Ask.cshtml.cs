using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Web.Talks.Ask;

/// <summary>A trainer asks for speakers. They ask the charity, never a parent.</summary>
[OnlyFor(Roles.Trainer)]
internal sealed class AskModel(PaceDbContext db, AreaDirectory directory, TimeProvider time) : PageModel
{
    private IReadOnlyList<Area> all = [];

    /// <summary>The form.</summary>
    [BindProperty]
    public TalkForm Input { get; set; } = new();

    public IReadOnlyList<ChoiceGroup> Areas { get; private set; } = [];

    /// <summary>The agencies that the chosen areas have listed.</summary>
    public IReadOnlyList<Choice> Agencies { get; private set; } = [];

    public static IReadOnlyList<Choice> Audiences { get; } = [.. TalkLabels.Audiences.Select(a => new Choice(a.Code, a.Title))];

    public static IReadOnlyList<Choice> Places { get; } = [new("online", "Online"), new("place", "In a place")];

    public static IReadOnlyList<Choice> Topics { get; } =
        [.. TalkLabels.AllTopics.Select(t => new Choice(t.Topic.ToString(), char.ToUpperInvariant(t.Title[0]) + t.Title[1..]))];

    public static IReadOnlyList<Choice> Kinds { get; } = [.. Enum.GetValues<AgencyKind>().Select(k => new Choice(k.ToString(), k.Words))];

    public static IReadOnlyList<Choice> Wider { get; } = [.. TalkLabels.Wider.Select(w => new Choice(w.Value.ToString(), w.Title, w.Hint))];

    public static IReadOnlyList<SelectListItem> Regions { get; } = [new("", ""), .. Parents.Details.Regions.All.Select(r => new SelectListItem(r, r))];

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private IReadOnlyList<Area> Chosen => [.. all.Where(a => Input.Areas.Contains(a.Slug))];

    /// <summary>Shows the form.</summary>
    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    /// <summary>Shows the agencies of the areas that were chosen. Nothing is asked yet.</summary>
    public async Task<IActionResult> OnPostAgenciesAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        // Nothing is missing yet; what was typed stays in the state as it is.
        foreach (var field in ModelState.Values)
        {
            field.Errors.Clear();
            field.ValidationState = ModelValidationState.Skipped;
        }
        if (Agencies.Count == 0)
        {
            ModelState.AddModelError("Input.Areas", Input.Areas.Count == 0 ? "Choose an area first, then we show its agencies" : "These areas have not listed their agencies. Choose the kinds of agencies below");
        }
        return Page();
    }

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        ModelState.Add(nameof(Input), Input.Check(Now));
        if (Chosen.Count < Input.Areas.Distinct().Count())
        {
            ModelState.Add(nameof(Input), [new Refusal(nameof(Input.Areas), "Choose areas from the list")]);
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var agencies = (await AgenciesAsync(cancellation)).Where(a => Input.Agencies.Contains(a.Id)).ToList();
        var talk = new Talk(User.RequiredPersonId, Input.Day.At(Input.Time)!.Value, Input.Wish(Chosen, agencies), Now);
        db.Talks.Add(talk);
        await db.SaveChangesAsync(cancellation);
        this.Notify("We have your request. We ask parents whom it suits, and tell you when somebody says yes.");
        return Redirect(TalkAddresses.Trainer(talk.Id));
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var today = LondonTime.DayOf(Now);
        all = [.. (await directory.AllAsync(cancellation)).Where(a => a.IsThereOn(today))];
        Areas = AreaChoices.Several(all);
        var names = all.ToDictionary(a => a.Id, a => a.Name);
        Agencies = [.. (await AgenciesAsync(cancellation)).Select(a => new Choice(a.Id.ToString(), a.Name, names.GetValueOrDefault(a.AreaId)))];
        // Of an area that isn't chosen any more no agency is.
        var offered = Agencies.Select(a => a.Value).ToHashSet();
        Input.Agencies.RemoveAll(id => !offered.Contains(id.ToString()));
    }

    private async Task<IReadOnlyList<AreaAgency>> AgenciesAsync(CancellationToken cancellation)
    {
        List<AreaAgency> found = [];
        foreach (var area in Chosen)
        {
            found.AddRange(await directory.AgenciesAsync(area.Id, cancellation));
        }
        return [.. found.DistinctBy(a => a.Id)];
    }
}
