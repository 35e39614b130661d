using System.Runtime.CompilerServices;
using System.Text;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Files;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Contributions.Consents.Statements;
using Pace.Learning.Web.Courses;
using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Tree;

namespace Pace.Learning.Web.Studio.Usage;

/// <summary>Tells where documents and sources are used, in what people read and in what is being written.</summary>
internal sealed class UsageReader(PaceDbContext db, PublishedContent published, CourseCompletions learners, AgreementRegister register, StatementUses statements)
{
    private static readonly ConditionalWeakTable<ContentLibrary, List<ReadText>> Known = [];

    /// <summary>Everything that texts name, to be asked about more than one thing.</summary>
    public async Task<NamedThings> ReadAsync(CancellationToken cancellation)
    {
        var library = published.Library;
        var worked = await db.Documents.AsNoTracking().Where(d => d.Removal == null).Select(d => new { d.Path, d.Id }).ToDictionaryAsync(d => d.Path, d => d.Id, cancellation);
        var drafts = await (from draft in db.Drafts.AsNoTracking()
                            join document in db.Documents on draft.DocumentId equals document.Id
                            where document.Removal == null
                            select new { document.Path, draft.Text }).ToListAsync(cancellation);
        var written = drafts.ConvertAll(d => new ReadText(d.Path, DocumentTitle.Of(d.Text, d.Path), References.IdOf(d.Text), IsPublic: false, [.. References.Of(d.Path, d.Text)]));
        return new NamedThings(PublicDocuments.Of(library), [.. PublicTexts(library), .. written], worked);
    }

    /// <summary>Where a document is used, with everything that stands in it.</summary>
    public async Task<DocumentUsage> OfAsync(string path, CancellationToken cancellation)
    {
        var named = await ReadAsync(cancellation);
        return new DocumentUsage(named.NamingDocument(path), [.. await OthersAsync(path, named, cancellation)]);
    }

    /// <summary>What else hangs on a document. Few people and none look alike in numbers, but not in what is decided.</summary>
    public async Task<IReadOnlyList<string>> OthersAsync(string path, NamedThings named, CancellationToken cancellation)
    {
        var others = new List<string>();
        if (named.UrlOf(path) is { } url && SiteNav.Main.Concat(SiteNav.Footer).Any(l => l.Href == url))
        {
            others.Add("The menus of the site lead to it.");
        }
        switch (DocumentPath.KindOf(path))
        {
            // What becomes of a lesson's learners is decided for itself, when it goes.
            case DocumentKind.Course or DocumentKind.Module when await PeopleAsync(path, cancellation) is > 0 and var people:
                others.Add($"{SmallNumbers.AtLeast(people)} read something in it or answered its questions. It stays in their own record.");
                break;
            case DocumentKind.Agreement or DocumentKind.AgreementVersion when await AreasAsync(path, cancellation) is > 0 and var areas:
                others.Add($"It is, or was, in force in {Count.Of(areas, "area")}.");
                break;
            case DocumentKind.Statement when (await statements.YesesAsync(cancellation)).GetValueOrDefault(path) is > 0 and var yeses:
                others.Add(yeses < SmallNumbers.Fewest ? "A few yeses of parents rest on its words." : $"{Count.Of(yeses, "yes", "yeses")} of parents rest on its words.");
                break;
            default:
                break;
        }
        return others;
    }

    private List<ReadText> PublicTexts(ContentLibrary library) => Known.GetValue(library, _ => [.. Read(published)]);

    private static IEnumerable<ReadText> Read(PublishedContent published)
    {
        var (folder, known) = (published.Folder, PublicDocuments.Of(published.Library));
        foreach (var path in folder.Paths.Where(p => DocumentPath.KindOf(p) is not null).Order(StringComparer.Ordinal))
        {
            var (text, document) = (TextOf(folder, path), known.GetValueOrDefault(path));
            yield return new ReadText(path, document?.Title ?? DocumentTitle.Of(text, path), document?.Id ?? References.IdOf(text), IsPublic: true, [.. References.Of(path, text)]);
        }
    }

    private static string TextOf(IContentFolder folder, string path)
    {
        try
        {
            using var reader = new StreamReader(folder.Open(path), Encoding.UTF8);
            return reader.ReadToEnd();
        }
        catch (IOException)
        {
            // Deleted a moment ago: the next library is without it.
            return "";
        }
    }

    private async Task<int> PeopleAsync(string path, CancellationToken cancellation)
    {
        var lessons = published.Library.Courses.SelectMany(c => c.Lessons).Where(l => PublishedRevisions.StandsIn(l.Path, path)).ToList();
        var blocks = lessons.SelectMany(l => l.Body.PersonalBlocks).SelectMany(b => b is PoolBlock pool ? pool.Checks.Prepend<PersonalBlock>(pool) : [b]);
        var people = await learners.PeopleAsync([.. lessons.Select(l => l.Id).Concat(blocks.Select(b => b.FullId))], cancellation);
        return people.Count == 0 ? 0 : people.Values.Max();
    }

    private async Task<int> AreasAsync(string path, CancellationToken cancellation)
    {
        var document = published.Library.Agreements.FirstOrDefault(a => a.Path == path || a.Versions.Any(v => v.Path == path));
        var version = document?.Versions.FirstOrDefault(v => v.Path == path)?.Number;
        return document is null ? 0 : (await register.AllAsync(cancellation)).Where(e => e.DocumentId == document.Id && (version is null || e.Version == version)).Select(e => e.AreaId).Distinct().Count();
    }
}

/// <summary>A text with what it names.</summary>
internal sealed record ReadText(string Path, string Title, string? Id, bool IsPublic, IReadOnlyList<Reference> References);

/// <summary>What texts name, to look things up in.</summary>
internal sealed class NamedThings(IReadOnlyDictionary<string, PublicDocument> known, IReadOnlyList<ReadText> texts, IReadOnlyDictionary<string, Guid> worked)
{
    private readonly ILookup<string, (ReadText Text, int Line)> byTarget = texts.SelectMany(t => t.References.Select(r => (r.Target, Where: (t, r.Line)))).ToLookup(r => r.Target, r => r.Where);

    /// <summary>Every document's file, in order.</summary>
    public IEnumerable<string> Paths => texts.Select(t => t.Path).Distinct().Order(StringComparer.Ordinal);

    /// <summary>A document's address on the site; <c>null</c>: it has none of its own, or isn't public.</summary>
    public string? UrlOf(string path) => known.GetValueOrDefault(path)?.Url;

    /// <summary>What a document is called.</summary>
    public string TitleOf(string path) => DocumentPath.KindOf(path) is DocumentKind.AgreementVersion
        ? $"{TitleOf(path[..(path.LastIndexOf('/') + 1)] + "agreement.md")}, version {Path.GetFileNameWithoutExtension(path)}"
        : known.GetValueOrDefault(path)?.Title ?? texts.LastOrDefault(t => t.Path == path)?.Title ?? DocumentTitle.OfPath(path);

    /// <summary>Where a document is opened in the Studio.</summary>
    public string AddressOf(string path) => worked.TryGetValue(path, out var id) ? StudioAddresses.Document(id) : StudioAddresses.Open(path);

    /// <summary>Documents that cite a source.</summary>
    public IReadOnlyList<DocumentUse> NamingSource(string tag) => Naming([References.Source(tag)], _ => false);

    /// <summary>Documents with a place for a parent's words.</summary>
    public IReadOnlyList<DocumentUse> NamingPlace(string key) => Naming([References.Place(key)], _ => false);

    /// <summary>Documents that name a file.</summary>
    public IReadOnlyList<DocumentUse> NamingFile(string path) => Naming([References.File(path)], other => other == path);

    /// <summary>Documents that name another or what stands in it, by its id, its file or its address.</summary>
    public IReadOnlyList<DocumentUse> NamingDocument(string path)
    {
        var own = texts.Where(t => PublishedRevisions.StandsIn(t.Path, path)).ToList();
        var files = own.Select(t => t.Path).Append(path).Distinct().ToList();
        return Naming(
            [
                .. files.Select(References.File), .. own.Select(t => t.Id).OfType<string>().Select(References.Id),
                .. files.Select(f => UrlOf(f) ?? FormerPath.AddressOf(f)).OfType<string>().Select(References.Address),
            ],
            other => PublishedRevisions.StandsIn(other, path));
    }

    private List<DocumentUse> Naming(IEnumerable<string> targets, Func<string, bool> isOwn) =>
    [
        .. targets.Distinct().SelectMany(t => byTarget[t]).Where(n => !isOwn(n.Text.Path)).GroupBy(n => n.Text.Path).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
        {
            var isPublic = g.Any(n => n.Text.IsPublic);
            return new DocumentUse(g.Key, TitleOf(g.Key), AddressOf(g.Key), [.. g.Where(n => n.Text.IsPublic == isPublic).Select(n => n.Line).Distinct().Order()], isPublic);
        }),
    ];
}
