using Pace.Learning.Content.Files;
using Pace.Learning.Content.Findings;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Signals;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Drafts;
using Pace.Learning.Web.Studio.Elsewhere;
using Pace.Learning.Web.Studio.Published;

namespace Pace.Learning.Web.Studio.Tree;

/// <summary>
/// Gives a course, a module or an agreement another folder: everything that stands in it moves in the same act, whether it was worked on here or is a file only. Drafts, reviews and
/// releases hang on documents and not on paths, so they stay; so do ids, and with them what learners did.
/// </summary>
internal sealed class FolderNames(PaceDbContext db, DocumentFiles files, StudioTrees trees, DraftRecorder drafts, DocumentRecord record, WritingPlaces places, PublishedContent published, StudioRevisions live, TimeProvider time)
{
    private const string Taken = "There is, or was, something else with this name. Choose another";

    /// <summary>The folder that a document is about; <c>null</c>: it stands by itself.</summary>
    public static string? FolderOf(string path) =>
        DocumentPath.KindOf(path) is DocumentKind.Course or DocumentKind.Module or DocumentKind.Agreement ? path[..path.LastIndexOf('/')] : null;

    private static string DocumentOf(string folder) => folder.Split('/') switch
    {
        ["agreements", ..] => $"{folder}/agreement.md",
        { Length: 2 } => $"{folder}/course.md",
        _ => $"{folder}/module.md",
    };

    /// <summary>What stands in a folder, and moves with it.</summary>
    public async Task<IReadOnlyList<TreeNode>> ContentsAsync(string folder, CancellationToken cancellation) =>
        [.. (await trees.AllAsync(cancellation)).SelectMany(p => p.Nodes).SelectMany(Flat).Where(n => n.Path.StartsWith($"{folder}/", StringComparison.Ordinal) && n.State is not "missing")];

    /// <summary>Whether anything in a folder is public: then it is a publisher's to move.</summary>
    public async Task<bool> IsPublicAsync(string folder, CancellationToken cancellation) =>
        await db.Documents.AnyAsync(d => d.Path.StartsWith(folder + "/") && d.PublishedNumber != null, cancellation) || (await UnknownAsync(folder, cancellation)).Count > 0;

    /// <summary>Whether people may have signed something in it: its files are locked where they stand.</summary>
    public bool IsLocked(string folder) => published.Library.HoldsLocked($"{folder}/agreement.md");

    /// <summary>Renames.</summary>
    public async Task<Refusal?> RenameAsync(string folder, string name, Guid by, CancellationToken cancellation)
    {
        var to = $"{folder[..folder.LastIndexOf('/')]}/{name}";
        var refusal = await db.RetryOnConflictAsync(stop => TryAsync(folder, to, by, stop), cancellation);
        if (refusal is null)
        {
            await live.RefreshAsync(cancellation);
        }
        return refusal;
    }

    private async Task<Refusal?> TryAsync(string from, string to, Guid by, CancellationToken cancellation)
    {
        if (from == to)
        {
            return null;
        }
        if (places.Refuse(DocumentOf(from), "Input.Name") is { } elsewhere)
        {
            return elsewhere;
        }
        if (IsLocked(from))
        {
            return new Refusal("Input.Name", "People may have signed a version of it, so its address stays");
        }
        var known = await db.Documents.Where(d => d.Path.StartsWith(from + "/")).OrderBy(d => d.Path).ToListAsync(cancellation);
        var unknown = await UnknownAsync(from, cancellation);
        if (await OfPlaceAsync(from, to, known, cancellation) is { } taken)
        {
            return taken;
        }
        foreach (var document in known)
        {
            if (await files.ReadAsync(document.Path, cancellation) is { } file && file.Sha256 != document.FileHash)
            {
                return new Refusal("Input.Name", $"The file {document.Path} was changed in the content folder as well. Decide first which words count");
            }
        }
        if (await OfChecksAsync(from, to, known, unknown, cancellation) is { } broken)
        {
            return broken;
        }
        var now = LedgerTime.Now(time);
        foreach (var path in unknown)
        {
            known.Add(await drafts.TakeInAsync(path, now, cancellation) ?? throw new InvalidOperationException($"The file {path} went while it was being moved."));
        }
        var paths = known.ConvertAll(d => Moved(d.Path, from, to));
        db.FormerPaths.RemoveRange(await db.FormerPaths.Where(f => paths.Contains(f.Path)).ToListAsync(cancellation));
        foreach (var document in known)
        {
            var old = document.Path;
            if (document.Rename(Moved(old, from, to)) is { } refusal)
            {
                db.ChangeTracker.Clear();
                return new Refusal("Input.Name", refusal.Words);
            }
            db.FormerPaths.Add(new FormerPath(old, document.Id, now));
            await record.AppendAsync(db, document.Id, "document.renamed", new { From = old, To = document.Path, Folder = to }, by, cancellation);
        }
        await Signals.RaiseAsync(db, SignalTopics.Published, cancellation);
        return null;
    }

    // Nothing stands there or stood there, but for these documents themselves; and no other module of the course has the address.
    private async Task<Refusal?> OfPlaceAsync(string from, string to, List<Document> known, CancellationToken cancellation)
    {
        var own = known.Select(d => d.Id).ToHashSet();
        var (there, before) = ($"{to}/", await db.FormerPaths.AsNoTracking().Where(f => f.Path.StartsWith(to + "/")).ToListAsync(cancellation));
        var isTaken = await db.Documents.AnyAsync(d => d.Path.StartsWith(there), cancellation)
            || before.Exists(f => !own.Contains(f.DocumentId))
            || files.Paths.Any(p => p.StartsWith(there, StringComparison.Ordinal) && !before.Exists(f => f.Path == p));
        var parent = $"{from[..from.LastIndexOf('/')]}/";
        var others = files.Paths.Union(await db.Documents.Where(d => d.Path.StartsWith(parent)).Select(d => d.Path).ToListAsync(cancellation))
            .Except(await db.FormerPaths.Select(f => f.Path).ToListAsync(cancellation))
            .Where(p => p.StartsWith(parent, StringComparison.Ordinal) && !p.StartsWith($"{from}/", StringComparison.Ordinal) && p.IndexOf('/', parent.Length) > 0)
            .Select(p => FormerPath.WithoutNumber(p[parent.Length..p.IndexOf('/', parent.Length)]));
        var isModule = parent.Count(c => c == '/') == 2;
        return isTaken || (isModule && others.Contains(FormerPath.WithoutNumber(to[parent.Length..]))) ? new Refusal("Input.Name", Taken) : null;
    }

    // What is public compiles there as it does here.
    private async Task<Refusal?> OfChecksAsync(string from, string to, List<Document> known, IReadOnlyList<string> unknown, CancellationToken cancellation)
    {
        var ids = known.Where(d => d.Retirement is null && d.Removal is null).Select(d => d.Id).ToList();
        var texts = await (from document in db.Documents
                           join revision in db.Revisions on new { document.Id, Number = document.PublishedNumber } equals new { Id = revision.DocumentId, Number = (int?)revision.Number }
                           where ids.Contains(document.Id)
                           select new { document.Path, revision.Text }).ToDictionaryAsync(d => Moved(d.Path, from, to), d => d.Text, cancellation);
        foreach (var path in unknown)
        {
            texts[Moved(path, from, to)] = (await files.ReadAsync(path, cancellation))?.Text ?? "";
        }
        var preview = published.Preview(new MemoryFolder(texts), known.Select(d => d.Path).Concat(unknown).ToHashSet(StringComparer.Ordinal));
        return preview.Findings.Concat(preview.Elsewhere).FirstOrDefault(f => f.Severity is Severity.Error) is { } error
            ? new Refusal("Input.Name", $"It can’t stand there: {error.Path}: {error.Message}")
            : null;
    }

    private static string Moved(string path, string from, string to) => $"{to}{path[from.Length..]}";

    // Files that nobody has worked on here, and that nothing was renamed from.
    private async Task<IReadOnlyList<string>> UnknownAsync(string folder, CancellationToken cancellation)
    {
        var here = files.Paths.Where(p => p.StartsWith($"{folder}/", StringComparison.Ordinal)).ToList();
        var known = await db.Documents.Where(d => here.Contains(d.Path)).Select(d => d.Path).ToListAsync(cancellation);
        var former = await db.FormerPaths.Where(f => here.Contains(f.Path)).Select(f => f.Path).ToListAsync(cancellation);
        return [.. here.Except(known).Except(former)];
    }

    private static IEnumerable<TreeNode> Flat(TreeNode node) => node.Inner.SelectMany(Flat).Prepend(node);
}
