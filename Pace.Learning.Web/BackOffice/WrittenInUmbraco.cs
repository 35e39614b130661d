using Pace.Learning.Web.BackOffice.Delivery;
using Pace.Learning.Web.Studio.Elsewhere;

namespace Pace.Learning.Web.BackOffice;

/// <summary>Who may edit what: what Umbraco holds (<see cref="DeliveredSite.Holds"/>, and versions of agreements that it delivers) is written there by those who may there, everything else in the Studio. See docs/adr/0022-umbraco.md.</summary>
internal sealed class WrittenInUmbraco(DeliveredPlaces places, IOptions<UmbracoOptions> options) : IWrittenElsewhere
{
    /// <inheritdoc/>
    public string Name => "Umbraco";

    /// <inheritdoc/>
    public Uri Address => new(options.Value.Url!, "/umbraco");

    /// <inheritdoc/>
    public bool Holds(string path) => DeliveredSite.Holds(path) || places.ByPath.ContainsKey(path);

    /// <inheritdoc/>
    public Uri AddressOf(string path) => places.ByPath.TryGetValue(path, out var item) ? new(options.Value.Url!, EditPath(item.Id)) : Address;

    /// <summary>Where a document is opened in Umbraco's back office, on its own host.</summary>
    public static string EditPath(Guid key) => $"/umbraco/section/content/workspace/document/edit/{key}";
}
