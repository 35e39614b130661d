using System.Collections.Concurrent;
using System.Text.Json;
using Pace.Learning.Content.Delivery;

namespace Pace.Learning.Web.BackOffice.Files;

/// <summary>
/// Files of Umbraco's media that documents show: each is brought over once, kept here, and looked after from then on. What Umbraco takes from the public is taken from here; what it can't
/// send just now stays as it was.
/// </summary>
internal sealed class BroughtFiles(Folders folders, FileBringer bringer, TimeProvider time, ILogger<BroughtFiles> log) : IDisposable
{
    private const int LookedAtOnce = 50;
    private const int AtOnce = 3;
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentDictionary<string, BroughtFile> files = new(Read(folders, log), StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Refused> refused = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task>> coming = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim turns = new(AtOnce);
    private readonly Lock keeping = new();
    private int number;
    private int kept;

    /// <summary>Raised when a file has come that nobody waits for any more.</summary>
    public event Action? Arrived;

    /// <summary>Goes up when anything has changed.</summary>
    public int Number => Volatile.Read(ref number);

    /// <summary>All that documents may name, by their paths in the content folder; those that are gone in Umbraco aren't among them.</summary>
    public IReadOnlyDictionary<string, BroughtFile> Shown => Named(files.Values.Where(f => !f.IsGone));

    /// <summary>Those that documents once named, also what is gone.</summary>
    public IReadOnlyDictionary<string, BroughtFile> Ever => Named(files.Values);

    /// <summary>A file's path in the content folder; <c>null</c>: nobody has asked for it.</summary>
    /// <exception cref="UnreadableDeliveryException">It can't be shown.</exception>
    public string? PathAt(string address) =>
        files.TryGetValue(address, out var file) ? !file.IsGone ? file.Path : throw NotShown(address, FileBringer.InTheBin)
        : refused.TryGetValue(address, out var why) ? throw NotShown(address, why.Words)
        : coming.ContainsKey(address) ? throw NotShown(address, "it is still being brought over")
        : null;

    /// <summary>The path that a file had when it could be shown.</summary>
    public string? FormerPathAt(string address) => files.TryGetValue(address, out var file) ? file.Path : null;

    /// <summary>The file that is served under a name, with its type; <c>null</c>: there is none, or not any more.</summary>
    public (BroughtFile File, string Hash, string ContentType)? Find(string hash, string extension)
    {
        foreach (var file in files.Values.Where(f => !f.IsGone))
        {
            if (file.Hash == hash && file.Extension == extension)
            {
                return (file, hash, file.ContentType);
            }
            if (extension == BroughtCopy.Extension && file.Smaller.Any(s => s.Hash == hash))
            {
                return (file, hash, BroughtCopy.ContentType);
            }
        }
        return null;
    }

    /// <summary>Brings files that aren't here yet. What takes longer than somebody wants to wait goes on, and is told of by <see cref="Arrived"/>.</summary>
    public async Task BringAsync(IEnumerable<MediaUse> uses, TimeSpan patience, CancellationToken cancellation)
    {
        List<Task> waited = [];
        foreach (var use in uses.GroupBy(u => u.Address).Select(g => g.FirstOrDefault(u => u.Picked is not null) ?? g.First()))
        {
            Describe(use);
            if (!files.ContainsKey(use.Address) && (!refused.TryGetValue(use.Address, out var why) || !why.IsForGood))
            {
                waited.Add(coming.GetOrAdd(use.Address, _ => new(() => BringOneAsync(use, cancellation))).Value);
            }
        }
        if (waited.Count == 0)
        {
            return;
        }
        var all = Task.WhenAll(waited);
        if (await Task.WhenAny(all, Task.Delay(patience, cancellation)) != all)
        {
            _ = all.ContinueWith(_ => Arrived?.Invoke(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Asks Umbraco whether files are still the same, those first that were looked at the longest ago.</summary>
    /// <param name="told">Keys of files that Umbraco told something of: these, and those whose keys aren't known; <c>null</c>: some.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task LookAgainAsync(IReadOnlyCollection<Guid>? told, CancellationToken cancellation)
    {
        var some = told is null
            ? files.Values.OrderBy(f => f.LookedAt).Take(LookedAtOnce)
            : files.Values.Where(f => f.Media is not { } key || told.Contains(key));
        foreach (var address in refused.Where(r => told is not null || !r.Value.IsForGood).Select(r => r.Key))
        {
            refused.TryRemove(address, out _);
        }
        await Parallel.ForEachAsync(some.ToList(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (file, stop) => await LookAgainAsync(file, stop));
    }

    /// <summary>Forgets what no document names any more, and deletes it.</summary>
    public async Task ForgetOthersAsync(IReadOnlySet<string> named)
    {
        foreach (var address in refused.Keys.Where(a => !named.Contains(a)))
        {
            refused.TryRemove(address, out _);
        }
        foreach (var file in files.Values.Where(f => !named.Contains(f.Address)).ToList())
        {
            if (files.TryRemove(file.Address, out var gone))
            {
                await DeleteAsync(gone);
                Changed();
            }
        }
        Keep();
    }

    public void Dispose() => turns.Dispose();

    // A picker tells what a file shows, and may tell something else each time.
    private void Describe(MediaUse use)
    {
        if (use.Picked is { } picked && files.TryGetValue(use.Address, out var file) && (file.Alt != picked.AlternativeText || file.Media != picked.Id)
            && files.TryUpdate(use.Address, file with { Alt = picked.AlternativeText, Media = picked.Id }, file))
        {
            Changed();
        }
    }

    private async Task BringOneAsync(MediaUse use, CancellationToken cancellation)
    {
        try
        {
            await turns.WaitAsync(cancellation);
            try
            {
                var (_, file, why) = await bringer.BringAsync(use.Address, null, cancellation);
                if (file is not null)
                {
                    files[use.Address] = file with { Media = use.Picked?.Id, Alt = use.Picked?.AlternativeText };
                    refused.TryRemove(use.Address, out _);
                }
                else
                {
                    refused[use.Address] = why!;
                }
            }
            finally
            {
                turns.Release();
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The site closes.
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            log.LogError(e, "The file {Address} of Umbraco can't be kept.", use.Address);
            refused[use.Address] = new("it can’t be kept here", IsForGood: false);
        }
        finally
        {
            coming.TryRemove(use.Address, out _);
            Changed();
        }
    }

    private async Task LookAgainAsync(BroughtFile file, CancellationToken cancellation)
    {
        var (answer, now, _) = await bringer.BringAsync(file.Address, file, cancellation);
        if (answer is FileAnswer.Gone && !file.IsGone)
        {
            // One answer proves nothing.
            await Task.Delay(AskAgainAfter, cancellation);
            (answer, now, _) = await bringer.BringAsync(file.Address, file, cancellation);
        }
        var looked = file with { LookedAt = time.GetUtcNow().UtcDateTime };
        var next = now is not null ? now with { Media = file.Media, Alt = file.Alt } : answer is FileAnswer.Gone ? looked with { IsGone = true } : looked;
        if (!files.TryUpdate(file.Address, next, file) || (next.Hash == file.Hash && next.IsGone == file.IsGone))
        {
            return;
        }
        Changed();
        if (next.IsGone || next.Hash != file.Hash)
        {
            await DeleteAsync(file);
        }
    }

    // Two addresses may hold the same bytes.
    private Task DeleteAsync(BroughtFile file) => bringer.DeleteAsync(file.Hashes.Except(files.Values.Where(f => !f.IsGone).SelectMany(f => f.Hashes)));

    private static UnreadableDeliveryException NotShown(string address, string why) => new($"The file {address} can’t be shown: {why}.");

    private void Changed() => Interlocked.Increment(ref number);

    private static Dictionary<string, BroughtFile> Named(IEnumerable<BroughtFile> some) => some.OrderBy(f => f.Address, StringComparer.Ordinal).DistinctBy(f => f.Path).ToDictionary(f => f.Path, StringComparer.Ordinal);

    private static string IndexOf(Folders folders) => Path.Combine(folders.Data, "umbraco", "files.json");

    private static Dictionary<string, BroughtFile> Read(Folders folders, ILogger log)
    {
        try
        {
            return File.Exists(IndexOf(folders)) ? JsonSerializer.Deserialize(File.ReadAllBytes(IndexOf(folders)), BroughtFileJson.Default.IReadOnlyListBroughtFile)!.ToDictionary(f => f.Address) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            log.LogWarning(e, "The list of files from Umbraco can't be read; they are brought over anew.");
            return [];
        }
    }

    private void Keep()
    {
        lock (keeping)
        {
            if (kept == Number)
            {
                return;
            }
            try
            {
                kept = Number;
                var index = IndexOf(folders);
                Directory.CreateDirectory(Path.GetDirectoryName(index)!);
                var written = $"{index}.{Guid.NewGuid():N}";
                File.WriteAllBytes(written, JsonSerializer.SerializeToUtf8Bytes([.. files.Values.OrderBy(f => f.Address, StringComparer.Ordinal)], BroughtFileJson.Default.IReadOnlyListBroughtFile));
                File.Move(written, index, overwrite: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                log.LogWarning(e, "The list of files from Umbraco can't be kept; they are brought over anew after the next start.");
            }
        }
    }
}

/// <summary>Why a file isn't shown.</summary>
/// <param name="Words">The reason, for editors.</param>
/// <param name="IsForGood">Whether asking again is of no use while the file is the same.</param>
internal sealed record Refused(string Words, bool IsForGood);
