using Pace.Learning.Content.Delivery;

namespace Pace.Learning.Web.BackOffice.Delivery;

/// <summary>Where the documents stand that Umbraco delivered last.</summary>
internal sealed class DeliveredPlaces(DeliveredSite site)
{
    private volatile Known known = new([], new([]));

    /// <summary>The documents by the paths of their files.</summary>
    public IReadOnlyDictionary<string, DeliveredItem> ByPath
    {
        get
        {
            var (items, now) = (site.Items, known);
            if (!ReferenceEquals(items, now.Items))
            {
                known = now = new(items, new DeliveredTree(items));
            }
            return now.Tree.ByPath;
        }
    }

    private sealed record Known(IReadOnlyList<DeliveredItem> Items, DeliveredTree Tree);
}
