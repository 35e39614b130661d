using Pace.Learning.Content.Language;
using Pace.Learning.Content.Rules;

namespace Pace.Learning.Content.Compilation;

/// <summary>Puts the library together: what compiled without errors, and the last good version of what did not.</summary>
internal sealed class Publication
{
    private readonly ContentTree tree;
    private readonly DraftSet drafts;
    private readonly LockedVersions locked;
    private readonly ContentLibrary? lastGood;
    private bool hasKept;
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public Publication(ContentTree tree, DraftSet drafts, LockedVersions locked, ContentLibrary? lastGood)
    {
        (this.tree, this.drafts, this.locked, this.lastGood) = (tree, drafts, locked, lastGood);
        foreach (var draft in drafts.All.Where(d => d.IsGood))
        {
            taken.Add(draft.Id ?? draft.File.Url);
            taken.Add(draft.File.Url);
        }
    }

    public ContentLibrary Library(IReadOnlyList<Source> sources, IReadOnlyList<Download> downloads, LanguageGuide guide, IReadOnlyList<Finding> findings, DateOnly day)
    {
        List<Course> courses = [.. tree.Courses.Select(Assemble).OfType<Course>().OrderBy(c => c.Title, StringComparer.Ordinal)];
        List<Page> pages = [.. tree.Pages.Select(Assemble).OfType<Page>().OrderBy(p => p.Title, StringComparer.Ordinal)];
        List<Pathway> pathways = [.. tree.Pathways.Select(p => Assemble(p, courses)).OfType<Pathway>().OrderBy(p => p.Level).ThenBy(p => p.Title, StringComparer.Ordinal)];
        return new(courses, pathways, pages, Agreements(day), sources, WithKept(downloads), findings) { Day = day, LanguageGuide = guide };
    }

    private Course? Assemble(CourseFiles files)
    {
        var old = lastGood?.Courses.FirstOrDefault(c => c.Path == files.File.Path);
        if (drafts.ByPath[files.File.Path] is CourseDraft { IsGood: true, Course: { } fresh })
        {
            return fresh with { Modules = [.. files.Modules.Select(m => Assemble(m, old)).OfType<Module>()] };
        }
        if (old is null || !Keep(old.Id, old.Url))
        {
            return null;
        }
        // A course's whole old version stays, whatever its files say now.
        return old with
        {
            Modules = [.. old.Modules.Where(m => IsSame(m.Path, m.Id) || Keep(m.Id)).Select(m => m with
            {
                Lessons = [.. m.Lessons.Where(l => IsSame(l.Path, l.Id) || Keep(l.Id, l.Url))],
            })],
        };
    }

    private Module? Assemble(ModuleFiles files, Course? oldCourse)
    {
        var old = oldCourse?.Modules.FirstOrDefault(m => m.Path == files.File.Path);
        var module = drafts.ByPath[files.File.Path] is ModuleDraft { IsGood: true, Module: { } fresh } ? fresh
            : old is not null && Keep(old.Id) ? old
            : null;
        return module is null ? null : module with { Lessons = [.. files.Lessons.Select(l => Assemble(l, oldCourse)).OfType<Lesson>()] };
    }

    private Lesson? Assemble(DocumentFile file, Course? oldCourse)
    {
        if (drafts.ByPath[file.Path] is LessonDraft { IsGood: true, Lesson: { } fresh })
        {
            return fresh;
        }
        var old = oldCourse?.Lessons.FirstOrDefault(l => l.Path == file.Path);
        return old is not null && Keep(old.Id, old.Url) ? old : null;
    }

    private Page? Assemble(DocumentFile file)
    {
        if (drafts.ByPath[file.Path] is PageDraft { IsGood: true, Document: { } fresh })
        {
            return fresh;
        }
        var old = lastGood?.Pages.FirstOrDefault(p => p.Path == file.Path);
        return old is not null && Keep(old.Id, old.Url) ? old : null;
    }

    private Pathway? Assemble(DocumentFile file, IReadOnlyList<Course> courses)
    {
        if (drafts.ByPath[file.Path] is PathwayDraft { IsGood: true, Pathway: { } fresh } draft)
        {
            return fresh with { Steps = [.. draft.Steps.Select(s => Find(s.Course, s.Modules, s.Required, s.Why, courses)).OfType<PathwayStep>()] };
        }
        var old = lastGood?.Pathways.FirstOrDefault(p => p.Path == file.Path);
        return old is not null && Keep(old.Id, old.Url)
            ? old with { Steps = [.. old.Steps.Select(s => Find(s.Course.Id, [.. s.Modules.Select(m => m.Id)], s.Required, s.Why, courses)).OfType<PathwayStep>()] }
            : null;
    }

    private List<AgreementDocument> Agreements(DateOnly day)
    {
        var documents = tree.Agreements.Select(files => Assemble(files, day)).OfType<AgreementDocument>().ToList();
        // Unlike other documents, one that people may have signed doesn't go because its files have.
        var gone = lastGood?.Agreements.Where(a => IsLocked(a) && documents.All(d => d.Path != a.Path) && Keep(a.Id, a.Url)) ?? [];
        return [.. documents.Concat(gone.ToList()).OrderBy(a => a.Id, StringComparer.Ordinal)];
    }

    /// <summary>A document with all its locked versions as they were locked; otherwise all of its last good state, so that no old text passes for the newest.</summary>
    private AgreementDocument? Assemble(AgreementFiles files, DateOnly day)
    {
        var old = lastGood?.Agreements.FirstOrDefault(a => a.Path == files.File.Path);
        if (drafts.ByPath[files.File.Path] is AgreementDraft { IsGood: true, Document: { } fresh }
            && LockedOf(files).All(IsWhole) && (old is null || KeptVersions.InEffectSoFar(old, day).All(v => IsWhole(v.Path))))
        {
            var versions = files.Versions.Select(v => Assemble(v, old)).OfType<AgreementVersion>().ToList();
            return fresh with { Versions = [.. versions.Select((v, i) => WithSunset(v, versions.Skip(i + 1).FirstOrDefault(next => next.IsLocked)))] };
        }
        return old is not null && (IsSame(old.Path, old.Id) || Keep(old.Id, old.Url)) ? old : null;
    }

    private AgreementVersion? Assemble(VersionFile file, AgreementDocument? old) =>
        drafts.ByPath[file.File.Path] is VersionDraft { IsGood: true, Version: { } fresh } ? fresh : old?.Version(file.Number) is { IsLocked: false } kept ? kept : null;

    private static AgreementVersion WithSunset(AgreementVersion version, AgreementVersion? next) =>
        version.SunsetOn is null && next is not null ? version with { SunsetOn = next.EffectiveOn.AddDays(next.GraceDays) } : version;

    private IEnumerable<string> LockedOf(AgreementFiles files) =>
        locked.All.Select(l => l.Path).Where(path => path.StartsWith(files.File.Path[..(files.File.Path.LastIndexOf('/') + 1)], StringComparison.Ordinal));

    private bool IsWhole(string path) => drafts.ByPath.TryGetValue(path, out var draft) && draft is VersionDraft { IsGood: true, Version.IsLocked: true };

    private static bool IsLocked(AgreementDocument document) => document.Versions.Any(v => v.IsLocked);

    private static PathwayStep? Find(string courseId, IReadOnlyList<string> moduleIds, bool required, string why, IReadOnlyList<Course> courses) =>
        courses.FirstOrDefault(c => c.Id == courseId) is { } course
            ? new(course, moduleIds.Count == 0 ? course.Modules : [.. course.Modules.Where(m => moduleIds.Contains(m.Id))], required, why)
            : null;

    /// <summary>What documents that were kept offer stays as well.</summary>
    private List<Download> WithKept(IReadOnlyList<Download> downloads) =>
        [.. downloads.Concat(hasKept ? lastGood!.Downloads : []).DistinctBy(d => d.File).OrderBy(d => d.File, StringComparer.Ordinal)];

    private bool IsSame(string path, string id) => drafts.ByPath.TryGetValue(path, out var draft) && draft.IsGood && draft.Id == id;

    /// <summary>Whether an old version may stay: not when something new has its id or address.</summary>
    private bool Keep(params string[] names)
    {
        var keeps = !names.Any(taken.Contains) && names.All(taken.Add);
        hasKept |= keeps;
        return keeps;
    }
}
