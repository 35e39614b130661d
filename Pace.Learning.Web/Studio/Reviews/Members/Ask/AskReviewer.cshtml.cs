using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.People;

namespace Pace.Learning.Web.Studio.Reviews.Members.Ask;

/// <summary>The manager asks one parent. The button stands on the parent's own page too.</summary>
[OnlyFor(Roles.ParticipationManager)]
internal sealed class AskReviewerModel(ReviewerRecorder reviewers, ParticipantNames names) : PageModel
{
    public PersonAct Act { get; private set; } = null!;

    public string? Name { get; private set; }

    public string PersonUrl { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        if (await reviewers.AskAsync(id, User.RequiredPersonId, cancellation) is { } refusal)
        {
            ModelState.AddModelError("", refusal.Words);
            return Page();
        }
        this.Notify("Asked. The question waits on their page. They can say yes, no, or nothing.");
        return Redirect(PersonUrl);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await reviewers.OfAsync(id, cancellation) is not [var act])
        {
            return false;
        }
        (Act, PersonUrl, Name) = (act, OnePersonModel.Address(id), (await names.OfAsync([id], cancellation)).GetValueOrDefault(id));
        return true;
    }
}
