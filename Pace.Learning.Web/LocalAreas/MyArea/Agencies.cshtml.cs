using System.ComponentModel.DataAnnotations;
using Pace.Learning.Web.LocalAreas.Agencies;

namespace Pace.Learning.Web.LocalAreas.MyArea;

/// <summary>The list of agencies: add one, put one right, take one off.</summary>
[NotForParents]
internal sealed class AgenciesModel(AreaAccess access, AreaDirectory areas, AreaAgencies agencies) : PageModel
{
    [BindProperty]
    public AgencyForm Input { get; set; } = new();

    public Area Area { get; private set; } = null!;

    public IReadOnlyList<AreaAgency> All { get; private set; } = [];

    /// <summary>The agency that is being put right; <c>null</c>: a new one.</summary>
    public AreaAgency? Changed { get; private set; }

    public static IReadOnlyList<Choice> Kinds { get; } = [.. Enum.GetValues<AgencyKind>().Select(k => new Choice(k.ToString(), k.Words))];

    public static string UrlOf(Area area) => $"/area/agencies?area={area.Slug}";

    public async Task<IActionResult> OnGetAsync(string? area, Guid? change, CancellationToken cancellation)
    {
        if (!await LoadAsync(area, change, cancellation) || (change is not null && Changed is null))
        {
            return NotFound();
        }
        Input = Changed is { } agency ? new AgencyForm { Kind = agency.Kind, Name = agency.Name } : Input;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? area, Guid? change, CancellationToken cancellation)
    {
        if (!await LoadAsync(area, change, cancellation))
        {
            return NotFound();
        }
        if (Input.Kind is null)
        {
            ModelState.AddModelError("Input.Kind", "Choose what kind of agency it is");
        }
        var by = User.RequiredPersonId;
        if (ModelState.IsValid && (change is { } id
            ? await agencies.DescribeAsync(Area.Id, id, Input.Kind!.Value, Input.Name!, by, cancellation)
            : await agencies.AddAsync(Area.Id, Input.Kind!.Value, Input.Name!, by, cancellation)) is { } refusal)
        {
            ModelState.AddModelError(refusal.Field, refusal.Words);
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        this.Notify(change is null ? "The agency is on the list." : "The agency is changed.");
        return Redirect(UrlOf(Area));
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? area, Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(area, null, cancellation) || await agencies.RemoveAsync(Area.Id, id, User.RequiredPersonId, cancellation) is not null)
        {
            return NotFound();
        }
        this.Notify("The agency is off the list. What it has signed stays.");
        return Redirect(UrlOf(Area));
    }

    private async Task<bool> LoadAsync(string? area, Guid? change, CancellationToken cancellation)
    {
        if (await access.OpenAsync(User, area, cancellation) is not { } found)
        {
            return false;
        }
        Area = found;
        All = [.. (await areas.AgenciesAsync(found.Id, cancellation)).Where(a => a.AreaId == found.Id)];
        Changed = All.FirstOrDefault(a => a.Id == change);
        return true;
    }

    /// <summary>An agency.</summary>
    internal sealed class AgencyForm
    {
        public AgencyKind? Kind { get; set; }

        [Required(ErrorMessage = "Enter the agency’s name")]
        [AtMost(Agency.NameLength)]
        [PlainName]
        public string? Name { get; set; }
    }
}
