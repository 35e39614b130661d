using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Courses.Progress;

namespace Pace.Learning.Web.Courses.Reflections;

/// <summary>What became of a text that was sent.</summary>
/// <param name="CompletedCourse">Whether it was the last thing missing.</param>
/// <param name="Other">What another tab or device had saved meanwhile; then nothing was saved, and the learner joins the two.</param>
internal sealed record ReflectionResult(bool CompletedCourse, OtherText? Other);

/// <summary>A text that is newer than the one somebody was looking at.</summary>
/// <param name="Text">The words.</param>
/// <param name="Version">The version to say that one has seen it.</param>
internal sealed record OtherText(string Text, int Version);

/// <summary>Saves a private note over the version that the learner was looking at, and over no other.</summary>
internal sealed class ReflectionRecorder(PaceDbContext db, PersonVault vault, LearningActs acts)
{
    public async Task<ReflectionResult> SaveAsync(
        Guid personId, LessonPlace place, ReflectionBlock prompt, string text, int seenVersion, CancellationToken cancellation)
    {
        OtherText? other = null;
        var completed = await acts.RunAsync(personId, place.Course, new Position(place.Lesson.Id, prompt.Id), async now =>
        {
            other = null;
            var saved = await db.Reflections.SingleOrDefaultAsync(
                r => r.PersonId == personId && r.LessonId == place.Lesson.Id && r.BlockId == prompt.FullId, cancellation);
            if (saved is not null && saved.Version != seenVersion)
            {
                var savedText = saved.SealedText is { } old ? await vault.OpenAsync(personId, prompt.FullId, old, cancellation) ?? "" : "";
                other = savedText == text ? null : new OtherText(savedText, saved.Version);
                return;
            }
            var sealedText = string.IsNullOrWhiteSpace(text) ? null : await vault.SealAsync(personId, prompt.FullId, text, cancellation);
            if (saved is not null)
            {
                saved.Rewrite(sealedText, now);
            }
            else if (sealedText is not null)
            {
                db.Reflections.Add(new Reflection(personId, place.Lesson.Id, prompt.FullId, sealedText, now));
            }
        }, cancellation);
        return new ReflectionResult(completed, other);
    }
}
