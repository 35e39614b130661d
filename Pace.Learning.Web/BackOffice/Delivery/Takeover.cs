using Pace.Learning.Content.Delivery;

namespace Pace.Learning.Web.BackOffice.Delivery;

/// <summary>
/// Decides when what Umbraco holds takes the place of the content folder for the first time. An Umbraco that is being filled would take most of the site away: it is waited for until it has
/// something of each kind that the folder has, and nothing has changed in it for a while.
/// </summary>
internal sealed class Takeover(PublishedContent published, IOptions<UmbracoOptions> options, TimeProvider time)
{
    private string seen = "";
    private DateTimeOffset since;

    /// <summary>Why the site doesn't go over to it yet; <c>null</c>: it may.</summary>
    /// <param name="items">All that Umbraco delivers now.</param>
    public string? NotYet(IReadOnlyList<DeliveredItem> items)
    {
        var there = new DeliveredTree(items).ByPath.Keys.Select(FolderOf).ToHashSet();
        if (published.Folder.Paths.Where(DeliveredSite.Holds).Select(FolderOf).FirstOrDefault(f => !there.Contains(f)) is { } missing)
        {
            return $"Umbraco has no {missing} yet. Bring the content there (\"content push\"), or take the {missing} out of the content folder; until then the site shows what is in the folder.";
        }
        var (now, mark) = (time.GetUtcNow(), string.Join(' ', items.Select(i => $"{i.Id} {i.UpdatedAt:O}")));
        if (mark != seen)
        {
            (seen, since) = (mark, now);
        }
        return now - since >= options.Value.SettleFor ? null
            : $"Umbraco is being filled: the site goes over to it once nothing has changed there for {options.Value.SettleFor.TotalSeconds:0} seconds, and shows what is in the content folder until then.";
    }

    private static string FolderOf(string path) => path[..path.IndexOf('/', StringComparison.Ordinal)];
}
