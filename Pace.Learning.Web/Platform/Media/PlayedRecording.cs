using Microsoft.Net.Http.Headers;

namespace Pace.Learning.Web.Platform.Media;

/// <summary>A recording, for somebody who may hear or see it now. Asked anew for each range, and within one before each chunk; nobody on the way may keep it.</summary>
internal sealed class PlayedRecording(PersonVault vault, RecordingStore store)
{
    /// <summary>Answers with it, or with a part of it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="findAsync">Finds it, as long as whoever asks may have it.</param>
    public async Task<IResult> AnswerAsync(HttpContext context, Func<CancellationToken, Task<MediaFile?>> findAsync)
    {
        var cancellation = context.RequestAborted;
        if (await findAsync(cancellation) is not { } media
            || await vault.OpenAsync(media.OwnerId, media.KeyPurpose, media.SealedKey, cancellation) is not { } key
            || await store.OpenAsync(media, Convert.FromBase64String(key), async stop => await findAsync(stop) is not null, context.Abort, cancellation) is not { } recording)
        {
            return Results.NotFound();
        }
        context.Response.Headers.CacheControl = "no-store, private";
        return Results.Stream(recording, media.ContentType, entityTag: new EntityTagHeaderValue($"\"{media.Id:N}\""), enableRangeProcessing: true);
    }
}
