using Microsoft.AspNetCore.Mvc.Rendering;
using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Web.Agreements.Plans.Edit;

/// <summary>A new action, or other words, owners or another date for one.</summary>
[AllowAnonymous]
internal sealed class EditModel(PlanServices services, PlanRecorder acts, AreaDirectory areas) : PlanPage(services)
{
    /// <summary>The form.</summary>
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>What is changed; <c>null</c>: a new one.</summary>
    public PlanAction? Changed { get; private set; }

    /// <summary>How it stands now, when somebody else changed it meanwhile.</summary>
    public bool ShowsNow { get; private set; }

    public IReadOnlyList<SelectListItem> Clauses { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Agencies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? item, string? clause, CancellationToken cancellation)
    {
        if (await LoadAsync(id, item, cancellation) is { } other)
        {
            return other;
        }
        Input = Changed is { } action
            ? new InputModel
            {
                Clause = action.ClauseId, What = action.What, Agency = action.AgencyId.ToString(), OwnerRole = action.OwnerRole, OwnerName = action.OwnerName,
                OtherOwner = action.OtherOwner, Due = DateFields.From(action.DueOn), Seen = action.Version,
            }
            : new InputModel { Clause = clause, OtherOwner = Organisation };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid? item, CancellationToken cancellation)
    {
        if (await LoadAsync(id, item, cancellation) is { } other)
        {
            return other;
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var refusal = Read(out var task) ?? await acts.ActAsync(
            id, (plan, now) => item is { } action ? plan.Change(action, Input.Seen, task!, Acting, now) : plan.Add(task!, Acting, now), cancellation);
        if (refusal is not null)
        {
            await ShowNowAsync(refusal, item, cancellation);
            Refuse(refusal);
            return Page();
        }
        this.Notify(item is null ? "Added to the plan." : "Changed. What it said before stays in its history.");
        return Redirect(item is { } changed ? PlanAddresses.Action(id, changed) : PlanAddresses.Plan(id));
    }

    private Refusal? Read(out PlanTask? task)
    {
        task = null;
        // An action for a clause of an earlier version can be changed without being given another one.
        var title = Version?.Clause(Input.Clause ?? "")?.Title ?? (Changed?.ClauseId == Input.Clause ? Changed?.ClauseTitle : null);
        if (title is null)
        {
            return new Refusal("Clause", "Choose what it is for");
        }
        if (Agencies.FirstOrDefault(a => a.Value.Length > 0 && a.Value == Input.Agency) is not { } agency)
        {
            return new Refusal("Agency", "Choose the agency that sees to it");
        }
        task = new PlanTask
        {
            ClauseId = Input.Clause!, ClauseTitle = title, What = Input.What, AgencyId = Guid.Parse(agency.Value), AgencyName = agency.Text, OwnerRole = Input.OwnerRole,
            OwnerName = Input.OwnerName, OtherOwner = Input.OtherOwner, DueOn = Input.Due.Date,
        };
        return null;
    }

    private async Task ShowNowAsync(Refusal refusal, Guid? item, CancellationToken cancellation)
    {
        if (refusal != Plan.Changed || item is not { } id)
        {
            return;
        }
        await ReloadAsync(cancellation);
        (Changed, ShowsNow) = (Plan?.Find(id), true);
        ModelState.Remove("Input.Seen");
        Input.Seen = Changed?.Version ?? 0;
    }

    private async Task<IActionResult?> LoadAsync(Guid id, Guid? item, CancellationToken cancellation)
    {
        if (await OpenAsync(id, newer => item is { } same ? PlanAddresses.Edit(newer, same) : PlanAddresses.Add(newer), cancellation) is { } other)
        {
            return other;
        }
        Changed = item is { } changed ? Plan?.Find(changed) : null;
        if (!MayEdit || (item is not null && Changed is null))
        {
            return NotFound();
        }
        var kept = Changed is { } old && Version?.Clause(old.ClauseId) is null ? new SelectListItem($"{old.ClauseTitle} (earlier version)", old.ClauseId) : null;
        Clauses =
        [
            new SelectListItem("", ""), .. kept is null ? Array.Empty<SelectListItem>() : [kept],
            .. Commitment.Of(Version).SelectMany(c => InGroup(c)),
        ];
        var agencies = await areas.AgenciesAsync(Agreement.AreaId, cancellation);
        var gone = Changed is { } before && agencies.All(a => a.Id != before.AgencyId) ? new SelectListItem(before.AgencyName, before.AgencyId.ToString()) : null;
        Agencies = [new SelectListItem("", ""), .. agencies.Select(a => new SelectListItem(a.Name, a.Id.ToString())), .. gone is null ? Array.Empty<SelectListItem>() : [gone]];
        return null;
    }

    private static IEnumerable<SelectListItem> InGroup(Commitment commitment)
    {
        var group = commitment.IsLettered ? new SelectListGroup { Name = commitment.Heading } : null;
        return commitment.Clauses.Select(c => new SelectListItem(c.Title, c.Id) { Group = group });
    }

    /// <summary>The form.</summary>
    public sealed class InputModel
    {
        /// <summary>What it is for.</summary>
        public string? Clause { get; set; }

        /// <summary>What will be done.</summary>
        public string? What { get; set; }

        /// <summary>The agency's id.</summary>
        public string? Agency { get; set; }

        /// <summary>The role there.</summary>
        public string? OwnerRole { get; set; }

        /// <summary>The person's name.</summary>
        public string? OwnerName { get; set; }

        /// <summary>Who sees to it on our side.</summary>
        public string? OtherOwner { get; set; }

        /// <summary>By when.</summary>
        public DateFields Due { get; set; } = new();

        /// <summary>Which state of the action the reader saw.</summary>
        public int Seen { get; set; }
    }
}
