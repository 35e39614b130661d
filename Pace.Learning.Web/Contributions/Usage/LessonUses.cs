using System.Security.Claims;
using Pace.Learning.Web.Contributions.Blocks;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Placements;
using Pace.Learning.Web.Courses.Progress;

namespace Pace.Learning.Web.Contributions.Usage;

/// <summary>A lesson that a parent's words are in, or will be in once it is published.</summary>
internal sealed record LessonUse(Guid ContributionId, string Title, string Course, string Lesson, int Readers, bool IsComing)
{
    /// <summary>Fewer than this could point at somebody.</summary>
    public const int FewestCounted = 5;

    /// <summary>How many people have met them there.</summary>
    public string Reach => IsComing ? "The lesson is not published yet, so nobody reads it there so far" : Readers < FewestCounted ? "Fewer than 5 people have read it so far" : $"{Readers} people have read it so far";
}

/// <summary>The lessons that the words of the parent who asks are in now, and those still being written that they were chosen for.</summary>
internal sealed class LessonUses(PaceDbContext db, ContributionTextVault texts, CourseCompletions completions, PublishedContent published, VoicePlaces lessons, TimeProvider time)
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
            var read = BlockPlaces.LessonsWith(published.Library, placement.Key);
            foreach (var place in read)
            {
                var readers = await completions.ReadersAsync(place.Lesson.Id, from, cancellation);
                uses.Add(new LessonUse(contribution.Id, said.Title, place.Course.Title, place.Lesson.Title, readers, IsComing: false));
            }
            if (read.Count == 0)
            {
                uses.AddRange((await lessons.WithAsync(placement.Key, cancellation)).Select(p => new LessonUse(contribution.Id, said.Title, p.Course.Title, p.Lesson.Title, 0, IsComing: true)));
            }
        }
        return uses;
    }
}
