using System.Security.Claims;
using Pace.Learning.Web.Contributions.Blocks;
using Pace.Learning.Web.Contributions.Transcripts;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Contributions.Recordings;

/// <summary>Parents' recordings and their captions, for those who may hear, see or read them now.</summary>
internal static class ContributionMedia
{
    public static string Address(Guid id) => $"/voices/media/{id}";

    public static Task<IResult> PlayAsync(Guid id, HttpContext context, PaceDbContext db, PlayedRecording recording, ContributionBlocks blocks, TimeProvider time) =>
        recording.AnswerAsync(context, stop => FindAsync(id, context.User, db, blocks, time, stop));

    public static async Task<IResult> CaptionsAsync(
        Guid id, HttpContext context, PaceDbContext db, PersonVault vault, ContributionBlocks blocks, TimeProvider time)
    {
        var cancellation = context.RequestAborted;
        if (await FindAsync(id, context.User, db, blocks, time, cancellation) is not { SealedCaptions: { } captions } media
            || await vault.OpenAsync(media.OwnerId, media.CaptionsPurpose, captions, cancellation) is not { } text)
        {
            return Results.NotFound();
        }
        context.Response.Headers.CacheControl = "no-store, private";
        return Results.Text(text, "text/vtt");
    }

    private static async Task<MediaFile?> FindAsync(
        Guid id, ClaimsPrincipal user, PaceDbContext db, ContributionBlocks blocks, TimeProvider time, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var own = db.OwnContributions(user).Select(c => c.Id);
        var shared = db.Contributions.VisibleTo(user, db, now).Where(c => c.Versions.Any(v => v.MediaId == id)).Select(c => c.Id);
        var media = await db.MediaFiles.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellation);
        if (media is null)
        {
            return null;
        }
        return await own.ContainsAsync(media.BelongsTo, cancellation) || await shared.ContainsAsync(media.BelongsTo, cancellation)
            || (user.IsInRole(Roles.ParticipationManager) && await db.TranscriptsToType.AnyAsync(t => t.MediaId == id, cancellation))
            || await StandsInALessonAsync(id, db, blocks, cancellation) ? media : null;
    }

    private static async Task<bool> StandsInALessonAsync(Guid id, PaceDbContext db, ContributionBlocks blocks, CancellationToken cancellation)
    {
        var keys = await (
            from placement in db.Placements
            join version in db.ContributionVersions on placement.ContributionId equals version.ContributionId
            where version.MediaId == id
            select placement.Key).Distinct().ToListAsync(cancellation);
        return keys.Count > 0 && (await blocks.LiveAsync(keys, cancellation)).Any(v => v.MediaId == id && v.MayPlay);
    }
}
