using Pace.Learning.Content.Findings;

namespace Pace.Learning.Web.Platform.Published;

/// <summary>What would be published if drafts were.</summary>
/// <param name="Library">The library with them. A draft with an error stands in it as it was published last, as it would then.</param>
/// <param name="Findings">What is wrong with the drafts.</param>
/// <param name="Elsewhere">What becomes wrong in other files through them, such as links to a heading that is gone.</param>
public sealed record ContentPreview(ContentLibrary Library, IReadOnlyList<Finding> Findings, IReadOnlyList<Finding> Elsewhere);
