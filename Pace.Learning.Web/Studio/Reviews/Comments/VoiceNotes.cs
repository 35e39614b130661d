using System.Security.Claims;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Platform.Media;
using Pace.Learning.Web.Studio.Reviews.Members;

namespace Pace.Learning.Web.Studio.Reviews.Comments;

/// <summary>
/// What parents say aloud about a draft. It belongs to a comment and to nothing else: it is no contribution, nobody is asked to agree that it be used, and it is heard by whoever may read the
/// comment, for as long as they may.
/// </summary>
internal static class VoiceNotes
{
    /// <summary>The largest recording, in bytes: about half an hour.</summary>
    public const long MostBytes = 25L * 1024 * 1024;

    /// <summary>Where one is heard.</summary>
    public static string Address(Guid id) => $"/voices/notes/{id}";

    /// <summary>Where the key is that locks an unsent one on the parent's device.</summary>
    public static string KeyAddress(Guid documentId, int number) => $"{DraftAddresses.Draft(documentId, number)}/key";

    /// <summary>Those of comments, by comment.</summary>
    public static async Task<IReadOnlyDictionary<Guid, MediaFile>> OfAsync(PaceDbContext db, IReadOnlyCollection<ReviewComment> comments, CancellationToken cancellation)
    {
        var places = comments.ToDictionary(c => c.VoicePlace);
        var voices = await db.MediaFiles.AsNoTracking().Where(m => places.Keys.Contains(m.BelongsTo)).ToListAsync(cancellation);
        return voices.Where(m => places[m.BelongsTo].ParticipantId == m.OwnerId).ToDictionary(m => places[m.BelongsTo].Id);
    }

    /// <summary>Plays one.</summary>
    public static Task<IResult> PlayAsync(Guid id, HttpContext context, PaceDbContext db, PlayedRecording recording, TimeProvider time) =>
        recording.AnswerAsync(context, stop => FindAsync(id, context.User, db, time, stop));

    /// <summary>The key for the device, for a member who has this draft to read.</summary>
    public static async Task<IResult> KeyAsync(Guid id, int number, ClaimsPrincipal user, HttpResponse response, PaceDbContext db, OwnReviews reviews, PersonVault vault, CancellationToken cancellation)
    {
        response.Headers.CacheControl = "no-store, private";
        return await reviews.FindAsync(user, cancellation) is { IsMember: true } own
            && await db.ReviewRounds.AnyAsync(r => r.DocumentId == id && r.Number == number, cancellation)
            && await vault.DeriveAsync(own.Parent.Id, $"draft/{id:N}/on-device", cancellation) is { } key
            ? Results.Bytes(key, "application/octet-stream")
            : Results.NotFound();
    }

    private static async Task<MediaFile?> FindAsync(Guid id, ClaimsPrincipal user, PaceDbContext db, TimeProvider time, CancellationToken cancellation)
    {
        if (await db.MediaFiles.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellation) is not { OwnerId: var writer } media
            || (await db.ReviewComments.Where(c => c.ParticipantId == writer).Select(c => c.Id).ToListAsync(cancellation)).All(c => ReviewComment.VoicePlaceOf(c, writer) != media.BelongsTo))
        {
            return null;
        }
        if (await db.FindOwnProfileAsync(user, cancellation) is { } own && own.Id == writer)
        {
            return media;
        }
        if (!user.IsInRole(Roles.Editor) && !user.IsInRole(Roles.Publisher))
        {
            return null;
        }
        var now = time.GetUtcNow().UtcDateTime;
        return await db.ParticipantProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.Id == writer && !p.IsErased, cancellation) is { } parent && !parent.IsPausedAt(now) ? media : null;
    }
}
