using Pace.Learning.Web.Studio.Documents;

namespace Pace.Learning.Web.Studio.Elsewhere;

/// <summary>What a document stands in, where that was sent to review from elsewhere and isn't public yet: a new lesson's new course.</summary>
internal static class KeptAbove
{
    /// <summary>The documents that one stands in, public or not.</summary>
    public static IReadOnlyList<string> PathsOf(string path) => path.Split('/') switch
    {
        ["courses", var course, var module, not "module.md"] => [$"courses/{course}/course.md", $"courses/{course}/{module}/module.md"],
        ["courses", var course, _, "module.md"] => [$"courses/{course}/course.md"],
        ["agreements", var agreement, not "agreement.md"] => [$"agreements/{agreement}/agreement.md"],
        _ => [],
    };

    /// <summary>Their newest texts, by their paths.</summary>
    public static async Task<Dictionary<string, string>> OfAsync(PaceDbContext db, string path, CancellationToken cancellation)
    {
        var above = PathsOf(path);
        return above.Count == 0 ? [] : await (from document in db.Documents
                                              join revision in db.Revisions on new { document.Id, Number = document.LastNumber } equals new { Id = revision.DocumentId, revision.Number }
                                              where above.Contains(document.Path) && document.PublishedNumber == null && document.Removal == null && revision.Origin == RevisionOrigin.Elsewhere
                                              select new { document.Path, revision.Text }).AsNoTracking().ToDictionaryAsync(d => d.Path, d => d.Text, cancellation);
    }
}
