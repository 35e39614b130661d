using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.Placements.Free;

/// <summary>A place whose words nobody sees any more: others can have it, or it is left empty.</summary>
[OnlyFor(Roles.ParticipationManager, Roles.Editor)]
internal sealed class FreePlaceModel(PaceDbContext db, VoicePlaces places, PlacementRecorder placing, ParticipantNames names, TimeProvider time) : PageModel
{
    public VoicePlace? Place { get; private set; }

    public string? Name { get; private set; }

    public DateTime? TakenBack { get; private set; }

    /// <summary>The page's address.</summary>
    public static string Address(string key) => $"/manage/participation/contributions/places/{key}";

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancellation)
    {
        if (await db.HeldInVain(time.GetUtcNow().UtcDateTime).Where(p => p.Key == key).Select(p => (Guid?)p.ContributionId).SingleOrDefaultAsync(cancellation) is not { } id)
        {
            return NotFound();
        }
        var contribution = await db.Contributions.AsNoTracking().SingleAsync(c => c.Id == id, cancellation);
        Place = await places.WithAsync(key, cancellation) is [var place, ..] ? place : null;
        // Whose words were taken back is not for those who write lessons.
        Name = User.IsInRole(Roles.ParticipationManager) ? (await names.OfAsync([contribution.ParticipantId], cancellation)).GetValueOrDefault(contribution.ParticipantId) : null;
        TakenBack = contribution.Withdrawal?.At;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancellation)
    {
        if (!await placing.FreeAsync(User, key, cancellation))
        {
            return NotFound();
        }
        this.Notify("The place is empty now.");
        return Redirect(Manage.SharedContributionsModel.Address);
    }
}
