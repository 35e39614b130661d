using Pace.Learning.Content.Language;
using Pace.Learning.Content.Prose;
using Pace.Learning.Content.Rules;

namespace Pace.Learning.Content.Compilation;

/// <summary>Puts the library together: what compiled without errors, and the last good version of what did not. Drafts that somebody looks at are in it whatever is wrong with them.</summary>
internal sealed class Publication
{
    private readonly ContentTree tree;
    private readonly ProofSet documents;
    private readonly LockedVersions locked;
    private readonly ContentLibrary? lastGood;
    private readonly IReadOnlySet<string> looked;
    private readonly List<ContentDocument> kept = [];
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public Publication(ContentTree tree, ProofSet documents, LockedVersions locked, ContentLibrary? lastGood, IReadOnlySet<string> looked)
    {
        (this.tree, this.documents, this.locked, this.lastGood, this.looked) = (tree, documents, locked, lastGood, looked);
        foreach (var document in documents.All.Where(d => d.IsGood))
        {
            taken.Add(document.Id ?? document.File.Url);
            taken.Add(document.File.Url);
        }
    }

    public ContentLibrary Library(IReadOnlyList<Source> sources, IReadOnlyList<Download> downloads, LanguageGuide guide, IReadOnlyList<Finding> findings, DateOnly day)
    {
        List<Course> courses = [.. tree.Courses.Select(Assemble).OfType<Course>().OrderBy(c => c.Title, StringComparer.Ordinal)];
        List<Page> pages = [.. tree.Pages.Select(Assemble).OfType<Page>().OrderBy(p => p.Title, StringComparer.Ordinal)];
        List<Pathway> pathways = [.. tree.Pathways.Select(p => Assemble(p, courses)).OfType<Pathway>().OrderBy(p => p.Level).ThenBy(p => p.Title, StringComparer.Ordinal)];
        return new(courses, pathways, pages, Agreements(day), sources, WithKept(downloads), findings) { Day = day, LanguageGuide = guide, Faulty = documents.All.Where(d => !d.IsGood).Select(d => d.File.Path).ToHashSet() };
    }

    private Course? Assemble(CourseFiles files)
    {
        var old = lastGood?.Courses.FirstOrDefault(c => c.Path == files.File.Path);
        if (documents.ByPath[files.File.Path] is { Document: Course fresh } course && Takes(course, fresh.Id, fresh.Url))
        {
            return fresh with { Modules = [.. files.Modules.Select(m => Assemble(m, old)).OfType<Module>()] };
        }
        if (old is null || !Keep(old.Id, old.Url))
        {
            return null;
        }
        // A course's whole old version stays, whatever its files say now; only what was taken away is gone.
        return Kept(old with
        {
            Modules = [.. old.Modules.Where(m => IsThere(m) && (IsSame(m.Path, m.Id) || Keep(m.Id))).Select(m => m with
            {
                Lessons = [.. m.Lessons.Where(l => IsThere(l) && (IsSame(l.Path, l.Id) || Keep(l.Id, l.Url))).Select(Kept)],
            })],
        });
    }

    private Module? Assemble(ModuleFiles files, Course? oldCourse)
    {
        var old = oldCourse?.Modules.FirstOrDefault(m => m.Path == files.File.Path);
        var module = documents.ByPath[files.File.Path] is { Document: Module fresh } document && Takes(document, fresh.Id) ? fresh
            : old is not null && Keep(old.Id) ? Kept(old)
            : null;
        return module is null ? null : module with { Lessons = [.. files.Lessons.Select(l => Assemble(l, oldCourse)).OfType<Lesson>()] };
    }

    private Lesson? Assemble(DocumentFile file, Course? oldCourse)
    {
        if (documents.ByPath[file.Path] is { Document: Lesson fresh } lesson && Takes(lesson, fresh.Id, fresh.Url))
        {
            return fresh;
        }
        var old = oldCourse?.Lessons.FirstOrDefault(l => l.Path == file.Path);
        return old is not null && Keep(old.Id, old.Url) ? Kept(old) : null;
    }

    private Page? Assemble(DocumentFile file)
    {
        if (documents.ByPath[file.Path] is { Document: Page fresh } page && Takes(page, fresh.Id, fresh.Url))
        {
            return fresh;
        }
        var old = lastGood?.Pages.FirstOrDefault(p => p.Path == file.Path);
        return old is not null && Keep(old.Id, old.Url) ? Kept(old) : null;
    }

    private Pathway? Assemble(DocumentFile file, IReadOnlyList<Course> courses)
    {
        if (documents.ByPath[file.Path] is { Document: Pathway fresh } way && Takes(way, fresh.Id, fresh.Url))
        {
            return fresh with { Steps = [.. way.Steps.Select(s => Find(s.Course, s.Modules, s.Required, s.Why, courses)).OfType<PathwayStep>()] };
        }
        var old = lastGood?.Pathways.FirstOrDefault(p => p.Path == file.Path);
        return old is not null && Keep(old.Id, old.Url)
            ? Kept(old) with { Steps = [.. old.Steps.Select(s => Find(s.Course.Id, [.. s.Modules.Select(m => m.Id)], s.Required, s.Why, courses)).OfType<PathwayStep>()] }
            : null;
    }

    private List<AgreementDocument> Agreements(DateOnly day)
    {
        var found = tree.Agreements.Select(files => Assemble(files, day)).OfType<AgreementDocument>().ToList();
        // Unlike other documents, one that people may have signed doesn't go because its files have.
        var gone = lastGood?.Agreements.Where(a => IsLocked(a) && found.All(d => d.Path != a.Path) && Keep(a.Id, a.Url)) ?? [];
        return [.. found.Concat(gone.ToList()).OrderBy(a => a.Id, StringComparer.Ordinal)];
    }

    /// <summary>A document with all its locked versions as they were locked; otherwise all of its last good state, so that no old text passes for the newest.</summary>
    private AgreementDocument? Assemble(AgreementFiles files, DateOnly day)
    {
        var old = lastGood?.Agreements.FirstOrDefault(a => a.Path == files.File.Path);
        if (documents.ByPath[files.File.Path] is { IsGood: true, Document: AgreementDocument fresh }
            && LockedOf(files).All(IsWhole) && (old is null || KeptVersions.InEffectSoFar(old, day).All(v => IsWhole(v.Path))))
        {
            var versions = files.Versions.Select(v => Assemble(v, old)).OfType<AgreementVersion>().ToList();
            return fresh with { Versions = [.. versions.Select((v, i) => WithSunset(v, versions.Skip(i + 1).FirstOrDefault(next => next.IsLocked)))] };
        }
        return old is not null && (IsSame(old.Path, old.Id) || Keep(old.Id, old.Url)) ? old : null;
    }

    private AgreementVersion? Assemble(VersionFile file, AgreementDocument? old) =>
        documents.ByPath[file.File.Path] is { Version: { } fresh } version && Takes(version, file.File.Url) ? fresh : old?.Version(file.Number) is { IsLocked: false } kept ? kept : null;

    private static AgreementVersion WithSunset(AgreementVersion version, AgreementVersion? next) =>
        version.SunsetOn is null && next is not null ? version with { SunsetOn = next.EffectiveOn.AddDays(next.GraceDays) } : version;

    private IEnumerable<string> LockedOf(AgreementFiles files) =>
        locked.All.Select(l => l.Path).Where(path => path.StartsWith(files.File.Path[..(files.File.Path.LastIndexOf('/') + 1)], StringComparison.Ordinal));

    private bool IsWhole(string path) => documents.ByPath.TryGetValue(path, out var document) && document is { IsGood: true, Version.IsLocked: true };

    private static bool IsLocked(AgreementDocument document) => document.Versions.Any(v => v.IsLocked);

    private static PathwayStep? Find(string courseId, IReadOnlyList<string> moduleIds, bool required, string why, IReadOnlyList<Course> courses) =>
        courses.FirstOrDefault(c => c.Id == courseId) is { } course
            ? new(course, moduleIds.Count == 0 ? course.Modules : [.. course.Modules.Where(m => moduleIds.Contains(m.Id))], required, why)
            : null;

    /// <summary>What documents that were kept offer stays as well.</summary>
    private List<Download> WithKept(IReadOnlyList<Download> downloads) =>
        [.. downloads.Concat(kept.Count == 0 ? [] : lastGood!.Downloads.Where(d => kept.Exists(k => Offers(k, d)))).DistinctBy(d => d.File).OrderBy(d => d.File, StringComparer.Ordinal)];

    private static bool Offers(ContentDocument document, Download download)
    {
        var link = $"\"{new Address(AddressKind.Site, download.Url).Encoded()}\"";
        return document.Body.Segments.OfType<HtmlSegment>().Any(s => s.Html.Value.Contains(link, StringComparison.Ordinal));
    }

    private T Kept<T>(T old)
        where T : ContentDocument
    {
        kept.Add(old);
        return old;
    }

    private bool IsThere(ContentDocument old) => documents.ByPath.ContainsKey(old.Path);

    private bool IsSame(string path, string id) => documents.ByPath.TryGetValue(path, out var document) && document.IsGood && document.Id == id;

    /// <summary>Whether a document goes in as it has been compiled: with an error only when it is looked at, and nothing good has its id or address.</summary>
    private bool Takes(Proof document, params string[] names) =>
        document.IsGood || (looked.Contains(document.File.Path) && !names.Any(taken.Contains) && names.All(taken.Add));

    /// <summary>Whether an old version may stay: not when something new has its id or address.</summary>
    private bool Keep(params string[] names) => !names.Any(taken.Contains) && names.All(taken.Add);
}
