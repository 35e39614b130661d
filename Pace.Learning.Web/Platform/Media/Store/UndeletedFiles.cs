using System.Collections.Concurrent;

namespace Pace.Learning.Web.Platform.Media.Store;

/// <summary>Deletes files whose rows are gone. What can't be deleted, since the store is out of reach, is remembered here until <see cref="FinishErasures"/> has tried again.</summary>
internal sealed class UndeletedFiles(IMediaStore store, ILogger<UndeletedFiles> log)
{
    private readonly ConcurrentDictionary<string, bool> left = new();

    /// <summary>Deletes a file, or remembers it: what was done to the rows stays done.</summary>
    /// <returns>Whether it is gone.</returns>
    public async Task<bool> DeleteAsync(string name)
    {
        try
        {
            await store.DeleteAsync(name, CancellationToken.None);
            left.TryRemove(name, out _);
            return true;
        }
        catch (Exception failure)
        {
            left[name] = true;
            log.LogError(failure, "The file {Name} could not be deleted. No page leads to it; it is tried again.", name);
            return false;
        }
    }

    /// <summary>Tries again with those that are left. Answers how many still are.</summary>
    /// <param name="named">Files that a row names, maybe again: files are named after what is in them.</param>
    public async Task<int> TryAgainAsync(IReadOnlySet<string> named)
    {
        foreach (var name in left.Keys)
        {
            if (named.Contains(name))
            {
                left.TryRemove(name, out _);
                continue;
            }
            await DeleteAsync(name);
        }
        return left.Count;
    }
}
