using Microsoft.AspNetCore.Antiforgery;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Accounts.Sessions;
using Pace.Learning.Web.Courses.ContributionBlocks;
using Pace.Learning.Web.Courses.GuardedMedia;
using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Web.Courses.Lessons;

/// <summary>Puts a lesson together for one learner.</summary>
internal sealed class LessonViews(LessonRecords records, IContributionBlocks blocks, IGuardedMedia media, IAntiforgery antiforgery, FormOwners owners, PaceDbContext db)
{
    private static readonly Dictionary<string, FilledBlock> None = [];
    private static readonly HashSet<string> NoMedia = [];

    /// <summary>The lesson; <c>null</c> when the session isn't as its cookie says, which this is the first to ask.</summary>
    public async Task<LessonView?> OfAsync(HttpContext context, LessonPlace place, params IReadOnlyList<Unsaved> unsaved)
    {
        var personId = context.User.RequiredPersonId;
        if (await records.ReadAsync(context.User, OpenSessionQuestion.Of(context), place, context.RequestAborted) is not { } record)
        {
            return null;
        }
        var owner = await owners.ValueAsync(context, place.Lesson.Title);
        var keys = place.Lesson.Body.PersonalBlocks.OfType<ContributionBlock>().Select(v => v.Contribution).ToList();
        var allowed = keys.Count == 0 ? None : await blocks.AllowedAsync(keys, context.RequestAborted);
        var guarded = place.Lesson.Body.PersonalBlocks.OfType<GuardedMediaBlock>().Select(m => m.Guard).ToList();
        var shown = guarded.Count == 0 ? NoMedia : await media.AllowedAsync(guarded, context.RequestAborted);
        return new LessonView(place, personId, record, allowed, shown, antiforgery.GetAndStoreTokens(context), owner, InOrder(place.Lesson, unsaved));
    }

    private static IReadOnlyList<Unsaved> InOrder(Lesson lesson, IReadOnlyList<Unsaved> unsaved) => unsaved.Count < 2
        ? unsaved
        : [.. lesson.Body.PersonalBlocks.SelectMany(b => b is PoolBlock pool ? pool.Checks.Select(c => c.Id) : [b.Id]).SelectMany(id => unsaved.Where(u => u.BlockId == id))];

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
