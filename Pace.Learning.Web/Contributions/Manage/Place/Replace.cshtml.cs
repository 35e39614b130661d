using Pace.Learning.Web.Contributions.Placements;

namespace Pace.Learning.Web.Contributions.Manage.Place;

/// <summary>Asks once before somebody's words make room for others, with both in view.</summary>
[OnlyFor(Roles.ParticipationManager, Roles.Editor)]
internal sealed class ReplaceModel(PaceDbContext db, SharedContributionReader shared, VoicePlaces places, PlaceViews views, PlacementRecorder placing, TimeProvider time) : PageModel
{
    /// <summary>What the editor saw there.</summary>
    [BindProperty]
    public Guid? Replaces { get; set; }

    public Contribution Contribution { get; private set; } = null!;

    public ContributionText Words { get; private set; } = null!;

    public string? Parent { get; private set; }

    public VoicePlace Place { get; private set; } = null!;

    public StandingThere There { get; private set; } = null!;

    /// <summary>The page's address.</summary>
    public static string Address(Guid id, string key) => $"/manage/participation/contributions/{id}/place/{key}";

    public async Task<IActionResult> OnGetAsync(Guid id, string key, CancellationToken cancellation)
    {
        if (await places.WithAsync(key, cancellation) is not [var place, ..] || await db.Contributions.VisibleTo(User, db, time.GetUtcNow().UtcDateTime).AsNoTracking().Include(c => c.Versions)
            .SingleOrDefaultAsync(c => c.Id == id, cancellation) is not { } contribution || await shared.WordsOfAsync(contribution, cancellation) is not { } words)
        {
            return NotFound();
        }
        (Contribution, Words, Parent, Place) = (contribution, words, await shared.ParentOfAsync(contribution, cancellation), place);
        // Nothing to ask about: the place is free, or it is these words that stand there.
        if ((await views.StandingAsync(User, [key], cancellation)).GetValueOrDefault(key) is not { } there || there.ContributionId == id)
        {
            return Redirect(PlaceModel.Address(id, place.Course.Slug));
        }
        There = there;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string key, CancellationToken cancellation)
    {
        if (await placing.PutAsync(User, id, key, Replaces, cancellation) is { } refusal)
        {
            ModelState.Clear();
            ModelState.AddModelError("", refusal.Field == PlacementRecorder.IsTaken ? "Other words stand there now than a moment ago. Look at both, and decide." : refusal.Words);
            return await OnGetAsync(id, key, cancellation);
        }
        this.Notify("It stands there now. The parent whose words made room gets a kind note.");
        return Redirect(SharedContributionModel.Address(id));
    }
}
