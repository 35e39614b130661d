using Microsoft.AspNetCore.Mvc.Rendering;
using Pace.Learning.Web.Parents.Details;

namespace Pace.Learning.Web.Talks.Ask;

/// <summary>A trainer asks for speakers. They ask the charity, never a parent.</summary>
[OnlyFor(Roles.Trainer)]
public sealed class AskModel(PaceDbContext db, TimeProvider time) : PageModel
{
    /// <summary>The form.</summary>
    [BindProperty]
    public TalkForm Input { get; set; } = new();

    internal static IReadOnlyList<Choice> Audiences { get; } = [.. TalkLabels.Audiences.Select(a => new Choice(a.Code, a.Title))];

    internal static IReadOnlyList<Choice> Places { get; } = [new("online", "Online"), new("place", "In a place")];

    internal static IReadOnlyList<Choice> Topics { get; } =
        [.. TalkLabels.AllTopics.Select(t => new Choice(t.Topic.ToString(), char.ToUpperInvariant(t.Title[0]) + t.Title[1..]))];

    internal static IReadOnlyList<SelectListItem> Regions { get; } = [new("", ""), .. AreaNames.Regions.Select(r => new SelectListItem(r, r))];

    /// <summary>Shows the form.</summary>
    public void OnGet()
    {
    }

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var startsAt = Input.StartsAt();
        if (ModelState.IsValid && startsAt is null)
        {
            ModelState.AddModelError("Input.Time", "The clocks go forward that night, so this time doesn’t exist. Choose another");
        }
        if (startsAt <= now)
        {
            ModelState.AddModelError("Input.Day", "Choose a date that is still to come");
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var talk = new Talk(User.RequiredPersonId, startsAt!.Value, Input.Wish(), now);
        db.Talks.Add(talk);
        await db.SaveChangesAsync(cancellation);
        this.Notify("We have your request. We ask parents whom it suits, and tell you when somebody says yes.");
        return Redirect(TalkAddresses.Trainer(talk.Id));
    }
}
