using Microsoft.AspNetCore.Antiforgery;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Courses.ContributionBlocks;

namespace Pace.Learning.Web.Courses.Lessons;

/// <summary>Puts a lesson together for one learner.</summary>
internal sealed class LessonViews(LessonRecords records, IContributionBlocks blocks, IAntiforgery antiforgery, PaceDbContext db)
{
    private static readonly Dictionary<string, FilledBlock> None = [];

    public async Task<LessonView> OfAsync(HttpContext context, LessonPlace place, Unsaved? unsaved = null)
    {
        var personId = context.User.RequiredPersonId;
        var record = await records.ReadAsync(personId, place, context.RequestAborted);
        var keys = place.Lesson.Body.PersonalBlocks.OfType<ContributionBlock>().Select(v => v.Contribution).ToList();
        var allowed = keys.Count == 0 ? None : await blocks.AllowedAsync(keys, context.RequestAborted);
        return new LessonView(place, personId, record, allowed, antiforgery.GetAndStoreTokens(context), unsaved);
    }

    /// <summary>Remembers the lesson as the place to go on from. Written when it changes only, so that reading on costs nothing.</summary>
    public async Task RememberAsync(LessonView view, CancellationToken cancellation)
    {
        if (view.Record.IsEnrolled && view.Record.LastLessonId != view.Lesson.Id)
        {
            await db.Enrolments.Where(e => e.PersonId == view.PersonId && e.CourseId == view.Place.Course.Id).ExecuteUpdateAsync(
                e => e.SetProperty(x => x.LastLessonId, view.Lesson.Id).SetProperty(x => x.LastAnchor, (string?)null), cancellation);
        }
    }
}
