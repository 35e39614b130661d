namespace Pace.Learning.Web.Accounts.People.Confirm;

/// <summary>The second person's page. It is also for those who see parents already: where there is only one administrator, they are the second person.</summary>
[OnlyFor(Roles.Admin, Roles.SafeguardingOfficer, Roles.ParticipationManager)]
internal sealed class ConfirmationsModel(WaitingRoles waiting, StaffRoles roles) : PageModel
{
    public const string Address = "/manage/confirmations";

    public IReadOnlyList<WaitingRole> Waiting { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Waiting = await waiting.ForAsync(User, cancellation);

    public async Task<IActionResult> OnPostConfirmAsync(Guid id, CancellationToken cancellation) =>
        await AnswerAsync(await roles.ConfirmAsync(id, User.RequiredPersonId, cancellation), "Confirmed. We have written to those concerned.", cancellation);

    public async Task<IActionResult> OnPostRefuseAsync(Guid id, CancellationToken cancellation) =>
        await AnswerAsync(await roles.RefuseAsync(id, User.RequiredPersonId, cancellation), "Refused. We have written to whoever asked.", cancellation);

    public async Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken cancellation) =>
        await AnswerAsync(await roles.TakeBackAsync(id, User.RequiredPersonId, cancellation), "Taken back.", cancellation);

    private async Task<IActionResult> AnswerAsync(Refusal? refusal, string done, CancellationToken cancellation)
    {
        if (refusal is null)
        {
            this.Notify(done);
            return Redirect(User.IsInRole(Roles.Admin) ? Find.PeopleModel.Address : Address);
        }
        ModelState.AddModelError("", refusal.Words);
        await OnGetAsync(cancellation);
        return Page();
    }
}
