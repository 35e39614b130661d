using System.Security.Claims;
using Pace.Learning.Web.Media.Files;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Media;

/// <summary>What is done with files of the library: each act with its ledger entry, all of it or nothing.</summary>
internal sealed class MediaRecorder(PaceDbContext db, StoredFiles files, Ledger ledger, ContentWatch content, TimeProvider time)
{
    /// <summary>What the ledger calls a file of the library.</summary>
    public const string Subject = "media";

    public static readonly Refusal Changed = new("", "Somebody else changed this file meanwhile. Look at it again, and save once more.");
    public static readonly Refusal Gone = new("", "This file isn’t in the library any more.");

    private const int MostOfAName = 1_000;

    /// <summary>Adds a file. Its path is made of the folder and the name, with a number where that is taken.</summary>
    public async Task<Guid> AddAsync(ClaimsPrincipal staff, NewMedia added, IReadOnlyCollection<string> takenStems, CancellationToken cancellation)
    {
        var stored = await files.KeepAsync(added.File, added.Upload, cancellation);
        var id = Guid.CreateVersion7();
        await db.RetryOnConflictAsync(async stop =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            var path = await FreePathAsync(added, takenStems, stop);
            var item = new MediaItem(id, path, added.Words, added.Cover, staff.RequiredPersonId, now);
            item.Put(stored, staff.RequiredPersonId, now);
            db.MediaItems.Add(item);
            await RecordAsync(item, "media.added", new { Sha256 = stored.Hash, Contribution = added.Cover?.ContributionId }, staff, stop);
        }, cancellation);
        // Whoever deleted the same bytes a moment ago didn't know of this row.
        await files.KeepAsync(added.File, added.Upload, cancellation);
        content.LookNow();
        return id;
    }

    /// <summary>Puts another file behind a path.</summary>
    public async Task<Refusal?> ReplaceAsync(ClaimsPrincipal staff, Guid id, int seen, TakenFile file, Stream upload, CancellationToken cancellation)
    {
        var stored = await files.KeepAsync(file, upload, cancellation);
        var refusal = await ChangeAsync(id, seen, async (item, stop) =>
        {
            if (item.Current.Type != file.Type)
            {
                return new Refusal("Input.File", $"This is a {file.Type.Name} file, and the one at this address is {item.Current.Type.Name}. Choose one of the same kind, or add this one as a new file");
            }
            item.Put(stored, staff.RequiredPersonId, time.GetUtcNow().UtcDateTime);
            await RecordAsync(item, "media.replaced", new { Sha256 = stored.Hash, item.Current.Number }, staff, stop);
            return null;
        }, cancellation);
        if (refusal is null)
        {
            await files.KeepAsync(file, upload, cancellation);
        }
        else
        {
            await files.DeleteUnusedAsync(stored.Smaller.Select(s => s.Hash).Prepend(stored.Hash));
        }
        return refusal;
    }

    /// <summary>Shows an earlier file again.</summary>
    public Task<Refusal?> PutBackAsync(ClaimsPrincipal staff, Guid id, int seen, int number, CancellationToken cancellation) => ChangeAsync(id, seen, async (item, stop) =>
    {
        if (item.Revisions.FirstOrDefault(r => r.Number == number) is not { } earlier)
        {
            return Gone;
        }
        item.Put(earlier.File, staff.RequiredPersonId, time.GetUtcNow().UtcDateTime);
        await RecordAsync(item, "media.replaced", new { Sha256 = earlier.Hash, item.Current.Number }, staff, stop);
        return null;
    }, cancellation);

    /// <summary>Changes its words.</summary>
    public Task<Refusal?> DescribeAsync(ClaimsPrincipal staff, Guid id, int seen, MediaWords words, CancellationToken cancellation) => ChangeAsync(id, seen, async (item, stop) =>
    {
        item.Describe(words);
        await RecordAsync(item, "media.described", new { item.Version }, staff, stop);
        return null;
    }, cancellation);

    /// <summary>Puts it in the bin.</summary>
    public Task<Refusal?> BinAsync(ClaimsPrincipal staff, Guid id, int seen, int uses, CancellationToken cancellation) => ChangeAsync(id, seen, async (item, stop) =>
    {
        item.Bin(staff.RequiredPersonId, time.GetUtcNow().UtcDateTime);
        await RecordAsync(item, "media.binned", new { Uses = uses }, staff, stop);
        return null;
    }, cancellation);

    /// <summary>Takes it out of the bin.</summary>
    public Task<Refusal?> RestoreAsync(ClaimsPrincipal staff, Guid id, CancellationToken cancellation) => ChangeAsync(id, null, async (item, stop) =>
    {
        item.Restore();
        await RecordAsync(item, "media.restored", new { }, staff, stop);
        return null;
    }, cancellation);

    /// <summary>Deletes what is in the bin, with everything that was ever behind its path.</summary>
    public async Task<Refusal?> DeleteAsync(ClaimsPrincipal staff, Guid id, CancellationToken cancellation)
    {
        IReadOnlyList<string> hashes = [];
        var refusal = await ChangeAsync(id, null, async (item, stop) =>
        {
            if (item.Binned is null)
            {
                return Changed;
            }
            hashes = [.. item.Revisions.SelectMany(r => r.Hashes)];
            db.MediaItems.Remove(item);
            await RecordAsync(item, "media.deleted", new { }, staff, stop);
            return null;
        }, cancellation);
        if (refusal is null)
        {
            await files.DeleteUnusedAsync(hashes);
        }
        return refusal;
    }

    private async Task<Refusal?> ChangeAsync(Guid id, int? seen, Func<MediaItem, CancellationToken, Task<Refusal?>> act, CancellationToken cancellation)
    {
        var refusal = await db.RetryOnConflictAsync(async stop =>
            await db.WholeMediaItems.SingleOrDefaultAsync(i => i.Id == id, stop) is not { } item ? Gone
            : seen is { } version && item.Version != version ? Changed
            : await act(item, stop), cancellation);
        if (refusal is null)
        {
            content.LookNow();
        }
        return refusal;
    }

    private async Task<string> FreePathAsync(NewMedia added, IReadOnlyCollection<string> takenStems, CancellationToken cancellation)
    {
        for (var number = 1; number < MostOfAName; number++)
        {
            var path = MediaPath.Of(added.Folder, added.Name, added.File.Type, number);
            var stem = MediaPath.StemOf(path);
            if (!takenStems.Contains(stem) && !await db.MediaItems.AnyAsync(i => i.Stem == stem, cancellation))
            {
                return path;
            }
        }
        throw new InvalidOperationException($"There are {MostOfAName} files of one name in one folder.");
    }

    private Task<LedgerEntry> RecordAsync<T>(MediaItem item, string act, T payload, ClaimsPrincipal staff, CancellationToken cancellation) =>
        ledger.AppendAsync(db, new LedgerSubject(Subject, item.Id), act, payload, staff.PersonId, cancellation);
}

/// <summary>A file that is to be added.</summary>
/// <param name="File">What was found out about it.</param>
/// <param name="Upload">Its bytes.</param>
/// <param name="Folder">Where it goes; empty: to the top.</param>
/// <param name="Name">What it is called in its path.</param>
/// <param name="Words">Its words.</param>
/// <param name="Cover">The contribution that covers it.</param>
internal sealed record NewMedia(TakenFile File, Stream Upload, string Folder, string Name, MediaWords Words, MediaCover? Cover);
