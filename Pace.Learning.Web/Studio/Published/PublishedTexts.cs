using System.Text;
using Pace.Learning.Web.Studio.Documents;

namespace Pace.Learning.Web.Studio.Published;

/// <summary>Puts together what is laid over the content folder: revisions that are public, documents that were retired, lines that publishing added to lists.</summary>
internal sealed class PublishedTexts(Folders folders)
{
    /// <summary>What is public now.</summary>
    /// <param name="db">The database.</param>
    /// <param name="before">What was read the last time: texts that are still the same are its arrays.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<PublishedRevisions> ReadAsync(PaceDbContext db, PublishedRevisions before, CancellationToken cancellation)
    {
        var renamed = db.FormerPaths.Select(f => f.DocumentId);
        var known = await (from document in db.Documents
                           join revision in db.Revisions on new { document.Id, Number = document.PublishedNumber } equals new { Id = revision.DocumentId, Number = (int?)revision.Number }
                           select new { document.Path, IsGone = document.Retirement != null || document.Removal != null, IsRenamed = renamed.Contains(document.Id), revision.Origin, revision.Text })
            .AsNoTracking().ToListAsync(cancellation);
        // What was taken in and not changed since is the file's, byte for byte; what was written elsewhere is delivered from there.
        var texts = known.Where(d => !d.IsGone && d.Origin is not RevisionOrigin.Elsewhere && (d.Origin is not RevisionOrigin.File || d.IsRenamed)).Select(d => (File: d.Path, d.Text)).Concat(Lists(await LinesAsync(db, cancellation)));
        var former = await db.FormerPaths.AsNoTracking().Select(f => f.Path).ToListAsync(cancellation);
        return new(
            texts.ToDictionary(t => t.File, t => Kept(before, t.File, Encoding.UTF8.GetBytes(t.Text))),
            known.Where(d => d.IsGone).Select(d => d.Path).Concat(former.Except(known.Select(d => d.Path))).ToHashSet());
    }

    /// <summary>The lists of the content folder with more lines than are in the database.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> ListsAsync(PaceDbContext db, IReadOnlyCollection<(string File, string Text)> more, CancellationToken cancellation) =>
        Lists([.. await LinesAsync(db, cancellation), .. more]).ToDictionary(l => l.File, l => Encoding.UTF8.GetBytes(l.Text));

    private static byte[] Kept(PublishedRevisions before, string path, byte[] text) => before.Texts.TryGetValue(path, out var same) && same.AsSpan().SequenceEqual(text) ? same : text;

    private static async Task<List<(string File, string Text)>> LinesAsync(PaceDbContext db, CancellationToken cancellation) =>
        [.. (await db.ListLines.AsNoTracking().OrderBy(l => l.At).ThenBy(l => l.Text).ToListAsync(cancellation)).Select(l => (l.File, l.Text))];

    private IEnumerable<(string File, string Text)> Lists(IEnumerable<(string File, string Text)> lines) =>
        lines.GroupBy(l => l.File).Select(g => (g.Key, With(g.Key, [.. g.Select(l => l.Text).Distinct()])));

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
