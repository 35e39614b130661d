using System.Security.Cryptography;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Contributions.Recordings;

/// <summary>Puts a recording to a draft: encrypted while it arrives, with a key that only the parent's own key opens.</summary>
public sealed class MediaUpload(PaceDbContext db, PersonVault vault, MediaStore store, TimeProvider time)
{
    /// <summary>The largest recording, in bytes.</summary>
    public const long MostBytes = 300L * 1024 * 1024;

    /// <summary>The largest file of captions, in characters.</summary>
    public const int MostCaptions = 200_000;

    /// <summary>What a file's key is sealed for.</summary>
    public static string KeyPurpose(Guid id) => $"media/{id:N}/key";

    /// <summary>Keeps an upload; answers the code of what is wrong with it otherwise.</summary>
    public async Task<string?> SaveAsync(Contribution contribution, Stream upload, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        var key = RandomNumberGenerator.GetBytes(32);
        if (await store.WriteAsync(id, key, upload, MostBytes, cancellation) is not { } written)
        {
            return UploadProblems.Type;
        }
        if (contribution.Kind == ContributionKind.Audio && written.Type.ContentType.StartsWith("video/", StringComparison.Ordinal))
        {
            store.DeleteFile(id);
            return UploadProblems.Film;
        }
        var sealedKey = await vault.SealAsync(contribution.ParticipantId, KeyPurpose(id), Convert.ToBase64String(key), cancellation);
        db.MediaFiles.Add(new MediaFile(id, contribution.ParticipantId, contribution.Id, sealedKey, written, time.GetUtcNow().UtcDateTime));
        contribution.Record(id, time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>Adds captions to the draft's recording.</summary>
    public async Task<string?> CaptionAsync(Contribution contribution, string captions, CancellationToken cancellation)
    {
        if (!captions.TrimStart('\uFEFF').StartsWith("WEBVTT", StringComparison.Ordinal) || captions.Length > MostCaptions)
        {
            return UploadProblems.Captions;
        }
        if (contribution.MediaId is not { } id || await db.MediaFiles.FindAsync([id], cancellation) is not { } media)
        {
            return UploadProblems.Missing;
        }
        media.Caption(await vault.SealAsync(contribution.ParticipantId, media.CaptionsPurpose, captions, cancellation));
        await db.SaveChangesAsync(cancellation);
        return null;
    }
}
