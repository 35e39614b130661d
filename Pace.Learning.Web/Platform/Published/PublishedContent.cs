using Pace.Learning.Content.Library;

namespace Pace.Learning.Web.Platform.Published;

/// <summary>What is published right now. Read <see cref="Library"/> once a request: it is replaced whole when files change.</summary>
public sealed class PublishedContent
{
    /// <summary>The current library.</summary>
    public ContentLibrary Library { get; } = ContentLibrary.Empty;
}
