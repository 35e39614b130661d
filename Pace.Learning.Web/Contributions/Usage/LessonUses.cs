using System.Security.Claims;
using Pace.Learning.Web.Contributions.Blocks;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Courses.Progress;

namespace Pace.Learning.Web.Contributions.Usage;

/// <summary>A lesson that a parent's words are in.</summary>
internal sealed record LessonUse(Guid ContributionId, string Title, string Course, string Lesson, int Readers)
{
    /// <summary>Fewer than this could point at somebody.</summary>
    public const int FewestCounted = 5;

    /// <summary>How many people have met them there.</summary>
    public string Reach => Readers < FewestCounted ? "Fewer than 5 people have read it so far" : $"{Readers} people have read it so far";
}

/// <summary>The lessons that the words of the parent who asks are in now.</summary>
internal sealed class LessonUses(PaceDbContext db, ContributionTextVault texts, CourseCompletions completions, PublishedContent published, TimeProvider time)
{
    public async Task<IReadOnlyList<LessonUse>> OfAsync(ClaimsPrincipal parent, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var own = db.OwnContributions(parent).Select(c => c.Id);
        var placed = await db.Placements.AsNoTracking().Where(p => own.Contains(p.ContributionId)).ToListAsync(cancellation);
        var uses = new List<LessonUse>();
        foreach (var placement in placed)
        {
            var since = await db.Consents.Where(c => c.ContributionId == placement.ContributionId && c.Use == ConsentUse.Course).LiveAt(db, now)
                .Select(c => c.GivenAt).FirstOrDefaultAsync(cancellation);
            if (since is not { } given || await db.FindOwnContributionAsync(parent, placement.ContributionId, cancellation) is not { } contribution
                || await texts.DraftOfAsync(contribution, cancellation) is not { } said)
            {
                continue;
            }
            var from = given > placement.PlacedAt ? given : placement.PlacedAt;
            foreach (var place in BlockPlaces.LessonsWith(published.Library, placement.Key))
            {
                var readers = await completions.ReadersAsync(place.Lesson.Id, from, cancellation);
                uses.Add(new LessonUse(contribution.Id, said.Title, place.Course.Title, place.Lesson.Title, readers));
            }
        }
        return uses;
    }
}
