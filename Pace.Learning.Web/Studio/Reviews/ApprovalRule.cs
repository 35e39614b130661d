using Pace.Learning.Web.Studio.Documents;

namespace Pace.Learning.Web.Studio.Reviews;

/// <summary>When a revision is approved: enough parents say so, or whoever publishes where parents aren't asked, and nobody waits for a change.</summary>
internal static class ApprovalRule
{
    /// <param name="kind">What it is.</param>
    /// <param name="said">What was said of exactly this revision.</param>
    /// <param name="options">How many parents it takes.</param>
    public static bool IsEnough(DocumentKind kind, IReadOnlyCollection<Approval> said, StudioOptions options) =>
        said.All(a => a.Verdict is Verdict.Approved)
        && (kind.NeedsParents ? said.Count(a => a.IsParent) >= Math.Max(1, options.ParentApprovals) : said.Any(a => !a.IsParent));
}
