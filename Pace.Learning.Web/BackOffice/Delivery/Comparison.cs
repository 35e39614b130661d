using Pace.Learning.Content.Delivery;

namespace Pace.Learning.Web.BackOffice.Delivery;

/// <summary>Finds out what Umbraco delivers now, beginning with what it delivered before. Nothing is gone on one word: what is missing is asked for again.</summary>
/// <param name="client">Asks Umbraco.</param>
/// <param name="before">What it delivered before, in its order.</param>
internal sealed class Comparison(DeliveryClient client, IReadOnlyList<DeliveredItem> before)
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(300);

    // Nothing of ours stands in one of these.
    private static readonly HashSet<string> Leaves = new(["paceLesson", "pacePage", "pacePathway", "paceStatement", "paceOffer", "paceAgreementVersion"], StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<Guid, DeliveredItem> known = before.ToDictionary(i => i.Id);

    /// <summary>Everything: a list of all documents with their dates, and those that differ.</summary>
    /// <param name="told">Documents that are read anew whatever their dates say.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="DeliveryFailedException">It can't be asked, or says what can't be.</exception>
    public async Task<IReadOnlyList<DeliveredItem>> WithEverythingAsync(IReadOnlyCollection<Guid> told, CancellationToken cancellation)
    {
        var listed = await client.ListAsync(cancellation);
        if (listed.Count == 0 && known.Count > 0)
        {
            throw new DeliveryFailedException("Umbraco says that it has no documents at all.");
        }
        var there = listed.Select(i => i.Id).ToHashSet();
        var stays = await AskedAgainAsync([.. known.Keys.Where(id => !there.Contains(id))], cancellation);
        var changed = listed.Where(i => told.Contains(i.Id) || IsNew(i)).Select(i => i.Id).ToHashSet();
        var read = (await client.ReadAsync(changed, cancellation)).ToDictionary(i => i.Id);
        // In the order of the list; one that was unpublished between the two questions is gone.
        return [.. listed.Select(i => changed.Contains(i.Id) ? read.GetValueOrDefault(i.Id) : known[i.Id]).OfType<DeliveredItem>(), .. stays];
    }

    /// <summary>Some documents, with those below them, which come and go with them.</summary>
    /// <param name="told">Which.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Everything as it is now, and keys that are of no document.</returns>
    /// <exception cref="DeliveryFailedException">It can't be asked.</exception>
    public async Task<(IReadOnlyList<DeliveredItem> Next, IReadOnlyCollection<Guid> Others)> WithAsync(IReadOnlyCollection<Guid> told, CancellationToken cancellation)
    {
        var read = (await client.ReadAsync(told, cancellation)).ToDictionary(i => i.Id);
        HashSet<Guid> missing = [.. told.Where(id => known.ContainsKey(id) && !read.ContainsKey(id))];
        missing.UnionWith(missing.SelectMany(id => Below(known[id])).ToList());
        foreach (var parent in read.Values.Where(i => !Leaves.Contains(i.ContentType)).ToList())
        {
            var below = await client.ListBelowAsync(parent.Id, cancellation);
            var there = below.Select(i => i.Id).ToHashSet();
            missing.UnionWith(known.TryGetValue(parent.Id, out var old) ? Below(old).Where(id => !there.Contains(id) && !read.ContainsKey(id)) : []);
            foreach (var item in await client.ReadAsync([.. below.Where(i => IsNew(i) && !read.ContainsKey(i.Id)).Select(i => i.Id)], cancellation))
            {
                read[item.Id] = item;
            }
        }
        foreach (var item in await AskedAgainAsync([.. missing.Where(id => !read.ContainsKey(id))], cancellation))
        {
            read[item.Id] = item;
        }
        List<DeliveredItem> next = [.. before.Select(i => read.TryGetValue(i.Id, out var now) ? now : missing.Contains(i.Id) ? null : i).OfType<DeliveredItem>(), .. read.Values.Where(i => !known.ContainsKey(i.Id))];
        return (await SortedAsync(next, read.Values, cancellation), [.. told.Where(id => !known.ContainsKey(id) && !read.ContainsKey(id))]);
    }

    // What is new at its place stands among its siblings as editors sorted them.
    private async Task<IReadOnlyList<DeliveredItem>> SortedAsync(List<DeliveredItem> next, IEnumerable<DeliveredItem> read, CancellationToken cancellation)
    {
        var moved = read.Where(i => !known.TryGetValue(i.Id, out var old) || old.Path != i.Path).Select(ParentPath).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var parent in next.Where(i => i.Path is { } path && moved.Contains(path.TrimEnd('/'))).ToList())
        {
            var order = (await client.ListChildrenAsync(parent.Id, cancellation)).Select((i, place) => (i.Id, place)).ToDictionary(i => i.Id, i => i.place);
            next = [.. next.Where(i => !order.ContainsKey(i.Id)), .. next.Where(i => order.ContainsKey(i.Id)).OrderBy(i => order[i.Id])];
        }
        return next;
    }

    private IEnumerable<Guid> Below(DeliveredItem parent) => parent.Path?.TrimEnd('/') is { Length: > 0 } path
        ? before.Where(i => i.Path is { } other && other.Length > path.Length + 1 && other.StartsWith(path + "/", StringComparison.OrdinalIgnoreCase)).Select(i => i.Id)
        : [];

    private static string? ParentPath(DeliveredItem item) => item.Path?.TrimEnd('/') is { } path ? path[..Math.Max(0, path.LastIndexOf('/'))] : null;

    private bool IsNew(DeliveredItem listed) => !known.TryGetValue(listed.Id, out var old) || old.UpdatedAt != listed.UpdatedAt || old.Path != listed.Path;

    // One answer that a page isn't there proves nothing.
    private async Task<IReadOnlyList<DeliveredItem>> AskedAgainAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return [];
        }
        await Task.Delay(AskAgainAfter, cancellation);
        return await client.ReadAsync(ids, cancellation);
    }
}
