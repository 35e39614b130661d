using Pace.Learning.Content.Findings;

namespace Pace.Learning.Web.Platform.Published;

/// <summary>What would be published if drafts were.</summary>
/// <param name="Library">The library with them. A draft with an error is in it as well, as far as it can be read, unless something else has its id or address.</param>
/// <param name="Findings">What is wrong with the drafts.</param>
/// <param name="Elsewhere">What becomes wrong in other files through them, such as links to a heading that is gone.</param>
public sealed record ContentPreview(ContentLibrary Library, IReadOnlyList<Finding> Findings, IReadOnlyList<Finding> Elsewhere);
