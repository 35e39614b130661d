using Pace.Learning.Content.Files;

namespace Pace.Learning.Web.Platform.Published;

/// <summary>Documents that are written in another system, which delivers them. A higher room registers one; without it, files and what is published here are all there is.</summary>
public interface IDeliveredDocuments
{
    /// <summary>What it delivered last; <c>null</c>: nothing yet. Texts that stay the same are the same arrays each time.</summary>
    DeliveredDocuments? Current { get; }

    /// <summary>What it delivered when each document had no error, for a site that starts while one has; <c>null</c>: none has, or nobody knows a better text. It is never published itself.</summary>
    DeliveredDocuments? LastGood { get; }

    /// <summary>Raised when what it delivered has changed. What is published follows at once: it is live when the event comes back.</summary>
    event Action? Changed;
}

/// <summary>What another system delivers.</summary>
/// <param name="Files">The documents, by their paths in the content folder, with the files that they show.</param>
/// <param name="Holds">Whether a file of the content folder would be its to deliver: then what lies there isn't published, nor what was published here.</param>
public sealed record DeliveredDocuments(IContentFolder Files, Func<string, bool> Holds);
