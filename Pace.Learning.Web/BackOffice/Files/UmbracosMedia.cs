using Pace.Learning.Content.Delivery;

namespace Pace.Learning.Web.BackOffice.Files;

/// <summary>Tells files of Umbraco's media from those of the content folder and of other sites.</summary>
internal sealed class UmbracosMedia(PublishedContent published, IOptions<UmbracoOptions> options)
{
    /// <summary>Those of some files that are Umbraco's. A path of our own media is nobody else's, and a link to another site leads there.</summary>
    public IReadOnlyList<MediaUse> Of(IEnumerable<MediaUse> uses)
    {
        var (here, umbraco) = (published.Folder.Paths.ToHashSet(StringComparer.Ordinal), options.Value.Url!.GetLeftPart(UriPartial.Authority) + "/");
        return [.. uses.Where(u => u.Picked is not null || (u.Address.StartsWith('/') ? !here.Contains(u.Address[1..]) : u.Address.StartsWith(umbraco, StringComparison.OrdinalIgnoreCase)))];
    }
}
