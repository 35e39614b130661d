using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Participation.Voices;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Published;
using Pace.Learning.Web.Platform.Security;

namespace Pace.Learning.Web.Participation.ThankYous;

/// <summary>Where a learner's note goes. One note for each contribution is enough; a second is thanked for and not kept.</summary>
internal static class ThankYouEndpoints
{
    public static string Address(string key) => $"/voices/{key}/thank-you";

    public static async Task<IResult> WriteAsync(
        string key, HttpContext context, PaceDbContext db, PersonVault vault, Voices.ParentVoices voices, PublishedContent published, TimeProvider time)
    {
        var cancellation = context.RequestAborted;
        if (await voices.FindAsync(key, cancellation) is not { } voice)
        {
            return Results.NotFound();
        }
        var text = (await context.Request.ReadFormAsync(cancellation))["text"].ToString().Trim();
        var from = context.User.RequiredPersonId;
        var isWanted = text.Length is > 0 and <= ThankYou.TextLength
            && !await db.NoThankYous.AnyAsync(n => n.ParticipantId == voice.ParticipantId, cancellation)
            && !await db.ThankYous.AnyAsync(t => t.FromPersonId == from && t.ContributionId == voice.ContributionId, cancellation);
        if (isWanted)
        {
            var id = Guid.CreateVersion7();
            var @sealed = await vault.SealAsync(voice.ParticipantId, ThankYou.Purpose(id), text, cancellation);
            db.ThankYous.Add(new ThankYou(id, voice.ParticipantId, voice.ContributionId, from, @sealed, time.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync(cancellation);
        }
        return Results.LocalRedirect(VoicePlaces.LessonsWith(published.Library, key) is [var place, ..] ? $"{place.Lesson.Url}#{place.Block.Id}" : "/courses");
    }
}
