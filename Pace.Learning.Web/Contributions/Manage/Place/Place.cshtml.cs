using Pace.Learning.Web.Contributions.Placements;

namespace Pace.Learning.Web.Contributions.Manage.Place;

/// <summary>Where a contribution is to stand: first the course, then one of the places that its lessons have, with what stands there now.</summary>
[OnlyFor(Roles.ParticipationManager, Roles.Editor)]
internal sealed class PlaceModel(PaceDbContext db, SharedContributionReader shared, VoicePlaces places, PlaceViews views, PlacementRecorder placing, TimeProvider time) : PageModel
{
    /// <summary>The place.</summary>
    [BindProperty]
    public string? Key { get; set; }

    public Contribution Contribution { get; private set; } = null!;

    public ContributionText Words { get; private set; } = null!;

    public string? Parent { get; private set; }

    public Course? Course { get; private set; }

    public IReadOnlyList<PlacesOfCourse> Courses { get; private set; } = [];

    public IReadOnlyList<Choice> Places { get; private set; } = [];

    /// <summary>The page's address.</summary>
    public static string Address(Guid id, string? course = null) => $"/manage/participation/contributions/{id}/place{(course is null ? "" : $"?course={course}")}";

    public async Task<IActionResult> OnGetAsync(Guid id, string? course, CancellationToken cancellation) => await LoadAsync(id, course, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, string? course, CancellationToken cancellation)
    {
        var refusal = await placing.PutAsync(User, id, Key, replaces: null, cancellation);
        if (refusal?.Field == PlacementRecorder.IsTaken)
        {
            return Redirect(ReplaceModel.Address(id, Key!));
        }
        if (refusal is not null)
        {
            ModelState.AddModelError(refusal.Field, refusal.Words);
            return await LoadAsync(id, course, cancellation) ? Page() : NotFound();
        }
        this.Notify(await places.WithAsync(Key, cancellation) is [{ IsComing: true }, ..]
            ? "It stands there. Learners see it once the lesson is published, while the parent’s yes holds."
            : "It stands there. Learners see it while the parent’s yes holds.");
        return Redirect(SharedContributionModel.Address(id));
    }

    private async Task<bool> LoadAsync(Guid id, string? course, CancellationToken cancellation)
    {
        var contribution = await db.Contributions.VisibleTo(User, db, time.GetUtcNow().UtcDateTime).AsNoTracking().Include(c => c.Versions).SingleOrDefaultAsync(c => c.Id == id, cancellation);
        if (contribution is null || await shared.WordsOfAsync(contribution, cancellation) is not { } words)
        {
            return false;
        }
        (Contribution, Words, Parent) = (contribution, words, await shared.ParentOfAsync(contribution, cancellation));
        Courses = await places.CoursesAsync(cancellation);
        if (Courses.FirstOrDefault(c => c.Course.Slug == course) is { } chosen)
        {
            Course = chosen.Course;
            var blocks = chosen.Places.DistinctBy(p => p.Key).ToList();
            var standing = await views.StandingAsync(User, blocks.ConvertAll(b => b.Key), cancellation);
            Places = [.. blocks.Select(b => new Choice(b.Key, $"{b.LessonName}: {b.Block.About}", standing.GetValueOrDefault(b.Key) switch
            {
                null => "Now: nothing",
                { ContributionId: var standingId } when standingId == id => "Now: these words",
                var there => there.Line,
            }))];
        }
        return true;
    }
}
