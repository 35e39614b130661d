using Microsoft.AspNetCore.Mvc.Rendering;

namespace Pace.Learning.Web.Accounts.People.StandIn;

/// <summary>The manager names somebody for the days that they are away.</summary>
[OnlyFor(Roles.ParticipationManager)]
internal sealed class StandInPageModel(StandIns standIns) : PageModel
{
    public const string Address = "/manage/stand-in";

    [BindProperty]
    public StandInForm Input { get; set; } = new();

    public IReadOnlyList<NamedStandIn> Ahead { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Staff { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        return LoadAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAskAsync(CancellationToken cancellation)
    {
        if (ModelState.IsValid && await standIns.AskAsync(Input.PersonId, Input.From.Date, Input.Until.Date, Input.Why, User.RequiredPersonId, cancellation) is { } refusal)
        {
            ModelState.AddModelError(refusal.Field, refusal.Words);
        }
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellation);
            return Page();
        }
        this.Notify("Asked. It counts once a second person has confirmed it; they have a mail.");
        return Redirect(Address);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellation)
    {
        await standIns.EndAsync(id, User.RequiredPersonId, cancellation);
        this.Notify("They don’t stand in for you.");
        return Redirect(Address);
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Ahead = await standIns.AheadAsync(cancellation);
        Staff = [new("", ""), .. (await standIns.EligibleAsync(cancellation)).Select(p => new SelectListItem(p.Name, $"{p.Id}"))];
    }

    internal sealed class StandInForm
    {
        public Guid? PersonId { get; set; }

        public DateFields From { get; set; } = new();

        public DateFields Until { get; set; } = new();

        [AtMost(RoleGrant.WhyLength, What = "This")]
        public string? Why { get; set; }
    }
}
