using Pace.Learning.Content.Compilation;
using Pace.Learning.Web.Studio.Documents;

namespace Pace.Learning.Web.Studio.Published;

/// <summary>Puts together what is laid over the content folder: revisions that are public, documents that were retired, lines that publishing added to lists.</summary>
internal sealed class PublishedTexts(Folders folders)
{
    /// <summary>What is public now.</summary>
    public Task<PublishedOverlay> ReadAsync(PaceDbContext db, CancellationToken cancellation) => ReadAsync(db, new Dictionary<string, string>(), [], cancellation);

    /// <summary>What would be public with some texts in place of theirs.</summary>
    /// <param name="db">The database.</param>
    /// <param name="written">Texts by path.</param>
    /// <param name="ids">Lines that would be added to the list of published ids.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<PublishedOverlay> ReadAsync(PaceDbContext db, IReadOnlyDictionary<string, string> written, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        var renamed = db.FormerPaths.Select(f => f.DocumentId);
        var known = await (from document in db.Documents
                           join revision in db.Revisions on new { document.Id, Number = document.PublishedNumber } equals new { Id = revision.DocumentId, Number = (int?)revision.Number }
                           select new { document.Path, document.FileHash, IsGone = document.Retirement != null || document.Removal != null, IsRenamed = renamed.Contains(document.Id), revision.Origin, revision.Text })
            .AsNoTracking().ToListAsync(cancellation);
        // What was taken in and not changed since is the file's, byte for byte.
        var texts = known.Where(d => !d.IsGone && (d.Origin is not RevisionOrigin.File || d.IsRenamed)).ToDictionary(d => d.Path, d => d.Text);
        var former = await db.FormerPaths.AsNoTracking().Select(f => f.Path).ToListAsync(cancellation);
        foreach (var (path, text) in written)
        {
            texts[path] = text;
        }
        foreach (var (file, text) in await ListsAsync(db, ids, cancellation))
        {
            texts[file] = text;
        }
        return new PublishedOverlay(texts, known.Where(d => d.IsGone).Select(d => d.Path).Concat(former.Except(known.Select(d => d.Path))).Except(written.Keys).ToHashSet());
    }

    private async Task<IReadOnlyList<(string File, string Text)>> ListsAsync(PaceDbContext db, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        var added = await db.ListLines.AsNoTracking().OrderBy(l => l.At).ThenBy(l => l.Text).ToListAsync(cancellation);
        return [.. added.Select(l => (l.File, l.Text)).Concat(ids.Select(id => (PublishedIds.File, id))).GroupBy(l => l.Item1)
            .Select(g => (g.Key, With(g.Key, [.. g.Select(l => l.Item2)])))];
    }

    /// <summary>A list of the folder with lines that it doesn't have.</summary>
    private string With(string file, IReadOnlyList<string> lines)
    {
        var full = Path.Combine(folders.Content, file);
        var text = File.Exists(full) ? DocumentFile.Of(File.ReadAllBytes(full)).Text : "";
        var there = text.Split('\n').ToHashSet(StringComparer.Ordinal);
        var missing = lines.Where(l => !there.Contains(l)).ToList();
        return missing.Count == 0 ? text : $"{(text.Length == 0 || text[^1] is '\n' ? text : text + "\n")}{string.Join('\n', missing)}\n";
    }
}
