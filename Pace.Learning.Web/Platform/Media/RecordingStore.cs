using System.Buffers.Binary;
using Pace.Learning.Web.Platform.Media.Store;

namespace Pace.Learning.Web.Platform.Media;

/// <summary>What was written of an upload.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Length">Bytes, before encryption.</param>
public sealed record WrittenMedia(MediaType Type, long Length);

/// <summary>What became of an upload.</summary>
/// <param name="Written">What was written.</param>
/// <param name="Refusal">Why nothing was.</param>
public sealed record MediaReceipt(WrittenMedia? Written, MediaRefusal? Refusal)
{
    internal static MediaReceipt Refused(MediaRefusal why) => new(null, why);
}

/// <summary>
/// Recordings in the store, in chunks that are encrypted each by itself: a part of a recording is read without the rest. They are written as they
/// arrive, so that no readable copy ever lies on the disk.
/// </summary>
public sealed class RecordingStore
{
    private readonly IMediaStore files;
    private readonly UndeletedFiles undeleted;

    internal RecordingStore(IMediaStore files, UndeletedFiles undeleted) => (this.files, this.undeleted) = (files, undeleted);

    internal const int ChunkBytes = 64 * 1024;
    internal const int SealBytes = 28;
    private const int TailBytes = 128;

    /// <summary>Writes an upload. Answers what it is; or why nothing was kept.</summary>
    public async Task<MediaReceipt> WriteAsync(Guid id, ReadOnlyMemory<byte> key, Stream upload, long mostBytes, CancellationToken cancellation)
    {
        MediaReceipt? receipt = null;
        await files.WriteAsync(NameOf(id), async (to, stop) =>
        {
            receipt = await WriteAsync(to, id, key, upload, mostBytes, stop);
            return receipt.Written is not null;
        }, cancellation);
        return receipt!;
    }

    /// <summary>Opens a recording for reading; <c>null</c> when its file isn't there. Before each chunk it asks whether reading may go on, and stops where not.</summary>
    public async Task<Stream?> OpenAsync(MediaFile media, byte[] key, Func<CancellationToken, Task<bool>> mayGoOnAsync, Action stop, CancellationToken cancellation) =>
        await files.OpenAsync(NameOf(media.Id), cancellation) is { } file ? new SealedMediaStream(file, media, key, mayGoOnAsync, stop) : null;

    /// <summary>
    /// Deletes the files of recordings whose rows are gone, and with them the only copies of their keys: a store that can't be reached leaves noise behind, and what was
    /// done stays done.
    /// </summary>
    public async Task DeleteFilesAsync(IEnumerable<Guid> ids)
    {
        foreach (var id in ids)
        {
            await undeleted.DeleteAsync(NameOf(id));
        }
    }

    internal static byte[] Purpose(Guid id, long index)
    {
        var purpose = new byte[24];
        id.TryWriteBytes(purpose);
        BinaryPrimitives.WriteInt64BigEndian(purpose.AsSpan(16), index);
        return purpose;
    }

    /// <summary>The folder of all of them.</summary>
    internal const string Folder = "recordings";

    internal static string NameOf(Guid id) => $"{Folder}/{id:N}.sealed";

    private static async Task<MediaReceipt> WriteAsync(
        Stream file, Guid id, ReadOnlyMemory<byte> key, Stream upload, long mostBytes, CancellationToken cancellation)
    {
        var buffer = new byte[ChunkBytes + TailBytes];
        var filled = await upload.ReadAtLeastAsync(buffer, MediaType.HeadBytes, throwOnEndOfStream: false, cancellation);
        var inspection = new MediaInspection(buffer.AsSpan(0, filled));
        if (inspection.Refusal is { } refusal)
        {
            return MediaReceipt.Refused(refusal);
        }
        await using var untagged = inspection.IsStripped ? new UntaggedMp3(buffer.AsSpan(0, filled).ToArray(), upload) : null;
        var rest = untagged ?? upload;
        filled = untagged is null ? filled : 0;
        long length = 0, index = 0;
        while (true)
        {
            filled += await rest.ReadAtLeastAsync(buffer.AsMemory(filled), buffer.Length - filled, throwOnEndOfStream: false, cancellation);
            var isEnd = filled < buffer.Length;
            // The last bytes of an MP3 may be a tag as well, so they are held back until it is known whether they are.
            var ready = !isEnd ? ChunkBytes : filled - (inspection.IsStripped && HasTailTag(buffer.AsSpan(0, filled)) ? TailBytes : 0);
            for (var start = 0; start < ready; start += ChunkBytes)
            {
                var chunk = buffer.AsMemory(start, Math.Min(ChunkBytes, ready - start));
                inspection.Append(chunk.Span);
                await file.WriteAsync(Sealing.Seal(key.Span, chunk.Span, Purpose(id, index++)), cancellation);
                length += chunk.Length;
            }
            if (length > mostBytes)
            {
                return MediaReceipt.Refused(MediaRefusal.TooLong);
            }
            if (isEnd)
            {
                return Finished(inspection.End(), length, untagged is { HasLeft: true });
            }
            buffer.AsSpan(ready, filled - ready).CopyTo(buffer);
            filled -= ready;
        }
    }

    private static MediaReceipt Finished(MediaFinding finding, long length, bool hasLeft) =>
        finding.Type is not { } type ? new MediaReceipt(null, finding.Refusal)
        : length == 0 ? MediaReceipt.Refused(MediaRefusal.Broken)
        : new MediaReceipt(new WrittenMedia(hasLeft ? type with { IsStripped = false } : type, length), null);

    private static bool HasTailTag(ReadOnlySpan<byte> end) => end.Length >= TailBytes && end[^TailBytes..].StartsWith("TAG"u8);
}
