using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Elsewhere;
using Pace.Learning.Web.Studio.Usage;

namespace Pace.Learning.Web.Studio.Tree;

/// <summary>Reads what there is: the files of the content folder, and what was begun here.</summary>
internal sealed class StudioTrees(PaceDbContext db, DocumentFiles files, WritingPlaces writing, PublishedContent published)
{
    /// <summary>Everything.</summary>
    public async Task<IReadOnlyList<TreePart>> AllAsync(CancellationToken cancellation)
    {
        var known = await ReadAsync(cancellation);
        return
        [
            new("Courses", CoursesOf(known), NewAddress("course", "courses/new/course.md")),
            new("Pathways", Of(known, "pathways/"), NewAddress("pathway", "pathways/new.md")),
            new("Pages", Of(known, "pages/"), NewAddress("page", "pages/new.md")),
            new("Agreements", AgreementsOf(known)),
            new("Statements", Of(known, "statements/")),
            new("Sheets to print", Of(known, "downloads/"), NewAddress("download", "downloads/new.md")),
        ];
    }

    private string? NewAddress(string kind, string example) => writing.Of(example) is null ? $"/studio/new?kind={kind}" : null;

    /// <summary>The neighbourhood of a document: its course with the module that it stands in, or its part.</summary>
    public async Task<StudioTree> AroundAsync(string path, CancellationToken cancellation)
    {
        var known = await ReadAsync(cancellation);
        var parts = path.Split('/');
        if (parts is not ["courses", var name, ..])
        {
            var list = parts[0] == "agreements" ? AgreementsOf(known) : Of(known, parts[0] + "/");
            return new([new(parts[0], list)], [], null);
        }
        var module = parts is [_, _, var folder, _] ? $"courses/{name}/{folder}/" : null;
        var course = CoursesOf(known).Where(c => c.Path.StartsWith($"courses/{name}/", StringComparison.Ordinal))
            .Select(c => c with { Inner = [.. c.Inner.Select(m => module is not null && m.Path.StartsWith(module, StringComparison.Ordinal) ? m : m with { Inner = [] })] }).ToList();
        return new([new("Course", course)], [.. course.Where(c => c.Path != path)], module is null || writing.Of(path) is not null ? null : $"/studio/new?kind=lesson&in={Uri.EscapeDataString(module.TrimEnd('/'))}");
    }

    /// <summary>Documents in the bin.</summary>
    public async Task<IReadOnlyList<BinnedDocument>> BinAsync(CancellationToken cancellation)
    {
        var binned = await db.Documents.AsNoTracking().Where(d => d.Removal != null).OrderByDescending(d => d.Removal!.At).Select(d => new { d.Id, d.Path, d.Removal!.At }).ToListAsync(cancellation);
        var titles = await TitlesAsync([.. binned.Select(d => d.Id)], cancellation);
        return [.. binned.Select(d => new BinnedDocument(d.Id, titles.GetValueOrDefault(d.Id) ?? DocumentTitle.OfPath(d.Path), d.At))];
    }

    private async Task<SortedDictionary<string, TreeNode>> ReadAsync(CancellationToken cancellation)
    {
        var worked = await db.Documents.AsNoTracking().Select(d => new { d.Id, d.Path, d.State, IsBinned = d.Removal != null, IsRetired = d.Retirement != null, IsPublic = d.PublishedNumber != null }).ToListAsync(cancellation);
        var titles = await TitlesAsync([.. worked.Select(d => d.Id)], cancellation);
        var former = await db.FormerPaths.AsNoTracking().Select(f => f.Path).ToListAsync(cancellation);
        var publicTitles = PublicDocuments.Of(published.Library);
        var nodes = new SortedDictionary<string, TreeNode>(StringComparer.Ordinal);
        var here = files.Paths.Except(former).Where(p => writing.Of(p) is null);
        foreach (var path in here.Concat(published.Folder.Paths.Where(p => DocumentPath.KindOf(p) is not null && writing.Of(p) is not null)))
        {
            nodes[path] = new TreeNode { Path = path, Title = publicTitles.GetValueOrDefault(path)?.Title ?? DocumentTitle.OfPath(path), Address = StudioAddresses.Open(path) };
        }
        foreach (var document in worked)
        {
            if (document.IsBinned || (document.State is WorkState.Idle && writing.Of(document.Path) is not null && !nodes.ContainsKey(document.Path)))
            {
                nodes.Remove(document.Path);
                continue;
            }
            nodes[document.Path] = new TreeNode
            {
                Path = document.Path,
                Title = titles.GetValueOrDefault(document.Id) ?? publicTitles.GetValueOrDefault(document.Path)?.Title ?? DocumentTitle.OfPath(document.Path),
                Address = StudioAddresses.Document(document.Id),
                State = document.State switch
                {
                    WorkState.Draft => "draft",
                    WorkState.InReview => "review",
                    WorkState.Approved => "approved",
                    WorkState.Scheduled => "scheduled",
                    _ => document.IsRetired ? "retired" : document.IsPublic ? null : "not public",
                },
            };
        }
        return nodes;
    }

    /// <summary>Titles of what isn't public as it stands there: a draft may have another, and what is retired or in the bin is in no library.</summary>
    private async Task<Dictionary<Guid, string>> TitlesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var (documents, drafts, revisions) = (db.Documents.AsNoTracking(), db.Drafts, db.Revisions);
        var written = await (from document in documents
                             where ids.Contains(document.Id)
                             join draft in drafts on document.Id equals draft.DocumentId into begun
                             from draft in begun.DefaultIfEmpty()
                             where draft != null || document.PublishedNumber == null || document.Retirement != null || document.Removal != null
                             select new
                             {
                                 document.Id, document.Path,
                                 Text = draft != null ? draft.Text : revisions.Where(r => r.DocumentId == document.Id && r.Number == document.LastNumber).Select(r => r.Text).FirstOrDefault(),
                             }).ToListAsync(cancellation);
        return written.ToDictionary(d => d.Id, d => DocumentTitle.Of(d.Text ?? "", d.Path));
    }

    private static List<TreeNode> CoursesOf(SortedDictionary<string, TreeNode> known) =>
    [
        .. known.Values.Where(n => n.Path is var p && p.StartsWith("courses/", StringComparison.Ordinal)).GroupBy(n => n.Path.Split('/')[1])
            .Select(g => WithQuestions(Head(g, $"courses/{g.Key}/course.md")) with
            {
                Inner = [.. g.Where(n => n.Path.Count(c => c == '/') == 3).GroupBy(n => n.Path[..(n.Path.LastIndexOf('/') + 1)])
                    .Select(m => Head(m, m.Key + "module.md") with { Inner = [.. m.Where(n => !n.Path.EndsWith("/module.md", StringComparison.Ordinal))] })],
            }).OrderBy(c => c.Title, StringComparer.OrdinalIgnoreCase),
    ];

    // A course's survey is no document: it is asked from the course's own fields.
    private static TreeNode WithQuestions(TreeNode course) => course.State is "missing" ? course : course with
    {
        Parts = [new TextPart("Confidence questions", course.Address.StartsWith("/studio/open", StringComparison.Ordinal) ? $"{course.Address}#says" : $"{course.Address}?field=confidence#field-confidence")],
    };

    private static List<TreeNode> AgreementsOf(SortedDictionary<string, TreeNode> known) =>
    [
        .. known.Values.Where(n => n.Path.StartsWith("agreements/", StringComparison.Ordinal)).GroupBy(n => n.Path.Split('/')[1])
            .Select(g => Head(g, $"agreements/{g.Key}/agreement.md") with { Inner = [.. g.Where(n => !n.Path.EndsWith("/agreement.md", StringComparison.Ordinal)).OrderBy(n => n.Path.Length).ThenBy(n => n.Path, StringComparer.Ordinal)] }),
    ];

    private static List<TreeNode> Of(SortedDictionary<string, TreeNode> known, string folder) =>
        [.. known.Values.Where(n => n.Path.StartsWith(folder, StringComparison.Ordinal)).OrderBy(n => n.Title, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The document that a folder is about; while nobody has written it, its name stands there.</summary>
    private static TreeNode Head(IEnumerable<TreeNode> inFolder, string path) =>
        inFolder.FirstOrDefault(n => n.Path == path) ?? new TreeNode { Path = path, Title = DocumentTitle.OfPath(path), Address = StudioAddresses.Home, State = "missing" };
}

/// <summary>A document in the bin.</summary>
internal sealed record BinnedDocument(Guid Id, string Title, DateTime At);
