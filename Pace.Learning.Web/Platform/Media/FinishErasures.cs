using Pace.Learning.Web.Platform.Jobs;
using Pace.Learning.Web.Platform.Media.Store;

namespace Pace.Learning.Web.Platform.Media;

/// <summary>
/// Does again what follows an erasure, and could not be done then: files that no row names any more go, since a store may have been out of reach or the site have stopped just then;
/// and what was deleted goes from the database's files, since a reader may have held them. What was just being written when the site was killed goes as well.
/// </summary>
internal sealed class FinishErasures(PaceDbContext db, IMediaStore store, UndeletedFiles undeleted, IEnumerable<IStoredFolder> folders, TimeProvider time) : IRecurringJob
{
    /// <summary>Before that a file may belong to an act that isn't finished.</summary>
    public static readonly TimeSpan Youngest = TimeSpan.FromHours(6);

    private const int MostAtOnce = 500;

    public static string Name => "finish-erasures";

    public static string What => "Deletes files and traces that an erasure left behind, where something was in its way";

    public async Task RunAsync(CancellationToken cancellation)
    {
        var before = time.GetUtcNow().UtcDateTime - Youngest;
        var allNamed = new HashSet<string>();
        foreach (var folder in folders)
        {
            store.DeleteUnfinished(folder.Name, before);
            var old = store.ListOwn(folder.Name).Where(f => f.WrittenAt < before).Select(f => f.Name).ToList();
            // Read after the files, so that one that came between is among them.
            var named = await folder.NamedAsync(cancellation);
            allNamed.UnionWith(named);
            foreach (var name in old.Where(n => !named.Contains(n)))
            {
                await undeleted.DeleteAsync(name);
            }
        }
        await DeleteNotedAsync(allNamed, cancellation);
        if (await undeleted.TryAgainAsync(allNamed) is > 0 and var left)
        {
            throw new InvalidOperationException($"{Count.Of(left, "file")} could not be deleted. It is tried again.");
        }
        if (!await db.PurgeDeletedKeysAsync())
        {
            throw new InvalidOperationException("The database's log could not be emptied: somebody reads for very long. It is tried again.");
        }
    }

    private async Task DeleteNotedAsync(HashSet<string> named, CancellationToken cancellation)
    {
        var gone = new List<string>();
        foreach (var name in await db.FilesToDelete.Select(f => f.Name).ToListAsync(cancellation))
        {
            // Files of the library are named after what is in them: another row may name the same.
            if (named.Contains(name) || await undeleted.DeleteAsync(name))
            {
                gone.Add(name);
            }
        }
        foreach (var some in gone.Chunk(MostAtOnce))
        {
            await db.FilesToDelete.Where(f => EF.Parameter(some).Contains(f.Name)).ExecuteDeleteAsync(cancellation);
        }
    }
}

/// <summary>A folder of the store whose files are each named by a row.</summary>
internal interface IStoredFolder
{
    /// <summary>The folder.</summary>
    string Name { get; }

    /// <summary>The names of all files that rows name.</summary>
    Task<IReadOnlySet<string>> NamedAsync(CancellationToken cancellation);
}

internal sealed class RecordingsFolder(PaceDbContext db) : IStoredFolder
{
    public string Name => RecordingStore.Folder;

    public async Task<IReadOnlySet<string>> NamedAsync(CancellationToken cancellation) =>
        (await db.MediaFiles.Select(m => m.Id).ToListAsync(cancellation)).Select(RecordingStore.NameOf).ToHashSet();
}
