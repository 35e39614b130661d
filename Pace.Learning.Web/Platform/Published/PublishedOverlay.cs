namespace Pace.Learning.Web.Platform.Published;

/// <summary>What is laid over the content folder.</summary>
/// <param name="Texts">Texts by path, in place of the folder's files or beside them.</param>
/// <param name="Removed">Files of the folder that count as not there.</param>
public sealed record PublishedOverlay(IReadOnlyDictionary<string, string> Texts, IReadOnlySet<string> Removed)
{
    /// <summary>Nothing: the folder alone.</summary>
    public static PublishedOverlay None { get; } = new(new Dictionary<string, string>(), new HashSet<string>());
}

/// <summary>Where published texts are kept beside the content folder. The room that has some registers it; without one the folder is all there is.</summary>
public interface IPublishedRevisions
{
    /// <summary>What is laid over the folder now.</summary>
    PublishedOverlay Current { get; }
}

/// <summary>The folder is all there is.</summary>
internal sealed class FolderAlone : IPublishedRevisions
{
    public PublishedOverlay Current => PublishedOverlay.None;
}
