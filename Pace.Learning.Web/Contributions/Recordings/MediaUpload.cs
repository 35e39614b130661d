using System.Security.Claims;
using System.Security.Cryptography;
using Pace.Learning.Web.Contributions.Transcripts;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Contributions.Recordings;

/// <summary>Puts a recording to a draft: encrypted while it arrives, with a key that only the parent's own key opens.</summary>
public sealed class MediaUpload(PaceDbContext db, PersonVault vault, RecordingStore store, TimeProvider time)
{
    /// <summary>The largest recording, in bytes.</summary>
    public const long MostBytes = 300L * 1024 * 1024;

    /// <summary>The largest file of captions, in characters.</summary>
    public const int MostCaptions = 200_000;

    /// <summary>
    /// Keeps an upload. Its bytes are written once, as they arrive; what is then done about it in the database is done again when something else about the same
    /// contribution was quicker.
    /// </summary>
    internal async Task<UploadResult> SaveAsync(ClaimsPrincipal user, Guid contributionId, Stream upload, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        var key = RandomNumberGenerator.GetBytes(32);
        var receipt = await store.WriteAsync(id, key, upload, MostBytes, cancellation);
        if (receipt.Written is not { } written)
        {
            return new UploadResult(UploadProblems.Of(receipt.Refusal));
        }
        var kept = default(KeptRecording);
        var isInDoubt = false;
        try
        {
            kept = await db.RetryOnConflictAsync(stop => KeepAsync(user, contributionId, id, key, written, stop), cancellation);
        }
        catch (CommitInDoubtException)
        {
            isInDoubt = true;
            throw;
        }
        finally
        {
            if (kept is not { IsKept: true } && !isInDoubt)
            {
                await store.DeleteFilesAsync([id]);
            }
        }
        if (kept.Dropped is { } dropped)
        {
            await store.DeleteFilesAsync([dropped]);
        }
        return kept.Result;
    }

    /// <summary>Adds captions to the draft's recording.</summary>
    internal async Task<UploadResult> CaptionAsync(ClaimsPrincipal user, Guid contributionId, string captions, CancellationToken cancellation)
    {
        if (!captions.TrimStart('\uFEFF').StartsWith("WEBVTT", StringComparison.Ordinal) || captions.Length > MostCaptions)
        {
            return new UploadResult(UploadProblems.Captions);
        }
        return await db.RetryOnConflictAsync(async stop =>
        {
            if (await db.FindOwnContributionAsync(user, contributionId, stop) is not { Erasure: null } contribution)
            {
                return UploadResult.Gone;
            }
            if (contribution.MediaId is not { } id || await db.MediaFiles.FindAsync([id], stop) is not { } media)
            {
                return new UploadResult(UploadProblems.Missing);
            }
            media.Caption(await vault.SealAsync(contribution.ParticipantId, media.CaptionsPurpose, captions, stop));
            return UploadResult.Taken;
        }, cancellation);
    }

    private async Task<KeptRecording> KeepAsync(ClaimsPrincipal user, Guid contributionId, Guid id, byte[] key, WrittenMedia written, CancellationToken cancellation)
    {
        if (await db.FindOwnContributionAsync(user, contributionId, cancellation) is not { Erasure: null, Kind.IsRecorded: true } contribution)
        {
            return new KeptRecording(UploadResult.Gone, null);
        }
        if (contribution.Kind == ContributionKind.Audio && written.Type.IsFilm)
        {
            return new KeptRecording(new UploadResult(UploadProblems.Film), null);
        }
        if (!await db.HasRoomForAsync(contribution.ParticipantId, written.Length, cancellation))
        {
            return new KeptRecording(new UploadResult(UploadProblems.Full), null);
        }
        var now = time.GetUtcNow().UtcDateTime;
        var sealedKey = await vault.SealAsync(contribution.ParticipantId, MediaFile.KeyPurposeOf(id), Convert.ToBase64String(key), cancellation);
        db.MediaFiles.Add(new MediaFile(id, contribution.ParticipantId, contribution.Id, sealedKey, written, now));
        var dropped = await DropAsync(contribution, cancellation);
        contribution.Record(id, now);
        if (await db.TranscriptRequests.OpenFor(contributionId).SingleOrDefaultAsync(cancellation) is { } request)
        {
            request.Follow(id);
        }
        return new KeptRecording(UploadResult.Taken, dropped);
    }

    // A try that was never shared is gone once there is a better one.
    private async Task<Guid?> DropAsync(Contribution contribution, CancellationToken cancellation)
    {
        if (contribution.MediaId is not { } before || contribution.Versions.Any(v => v.MediaId == before) || await db.MediaFiles.FindAsync([before], cancellation) is not { } media)
        {
            return null;
        }
        db.MediaFiles.Remove(media);
        return before;
    }

    private sealed record KeptRecording(UploadResult Result, Guid? Dropped)
    {
        public bool IsKept => Result == UploadResult.Taken;
    }
}

/// <summary>What became of an upload.</summary>
/// <param name="Problem">What was wrong with it.</param>
/// <param name="IsGone">There is nothing to put it to any more, or never was for this parent.</param>
internal sealed record UploadResult(UploadProblem? Problem, bool IsGone = false)
{
    public static readonly UploadResult Taken = new(Problem: null);
    public static readonly UploadResult Gone = new(null, IsGone: true);
}
