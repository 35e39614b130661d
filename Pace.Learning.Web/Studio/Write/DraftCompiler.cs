using Pace.Learning.Content.Files;
using Pace.Learning.Web.Studio.Elsewhere;

namespace Pace.Learning.Web.Studio.Write;

/// <summary>
/// Compiles a text that somebody is writing, as part of everything else that is public. Unlike what is published it shows faulty documents too: a writer looks at what isn't finished.
/// </summary>
internal sealed class DraftCompiler(PublishedContent published)
{
    /// <summary>The library with a text in place of its document's.</summary>
    /// <param name="db">The database.</param>
    /// <param name="path">The document.</param>
    /// <param name="text">What it says.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ContentLibrary> CompileAsync(PaceDbContext db, string path, string text, CancellationToken cancellation)
    {
        var written = await AboveAsync(db, path, cancellation);
        written[path] = text;
        return published.Preview(new MemoryFolder(written)).Library;
    }

    /// <summary>What a document stands in may be a draft as well: a new lesson's new course.</summary>
    private static async Task<Dictionary<string, string>> AboveAsync(PaceDbContext db, string path, CancellationToken cancellation)
    {
        var above = KeptAbove.PathsOf(path);
        var kept = await KeptAbove.OfAsync(db, path, cancellation);
        var drafts = await (from document in db.Documents
                            join draft in db.Drafts on document.Id equals draft.DocumentId
                            where above.Contains(document.Path) && document.PublishedNumber == null && document.Removal == null
                            select new { document.Path, draft.Text }).ToListAsync(cancellation);
        foreach (var draft in drafts)
        {
            kept[draft.Path] = draft.Text;
        }
        return kept;
    }
}
