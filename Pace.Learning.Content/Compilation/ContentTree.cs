using System.Globalization;

namespace Pace.Learning.Content.Compilation;

internal enum DocumentKind
{
    Course,
    Module,
    Lesson,
    Pathway,
    Page,
    Agreement,
    Version,
    Download,
}

/// <summary>A document's file and its part of the address.</summary>
internal sealed record DocumentFile(DocumentKind Kind, string Path, string Slug, string Url);

internal sealed record ModuleFiles(DocumentFile File, IReadOnlyList<DocumentFile> Lessons);

internal sealed record CourseFiles(DocumentFile File, IReadOnlyList<ModuleFiles> Modules);

internal sealed record VersionFile(DocumentFile File, int Number);

internal sealed record AgreementFiles(DocumentFile File, IReadOnlyList<VersionFile> Versions);

/// <summary>Which files are which documents, told from their paths.</summary>
internal sealed class ContentTree
{
    private const string CourseFile = "course.md";
    private const string ModuleFile = "module.md";
    private const string AgreementFile = "agreement.md";

    private readonly List<FindingLog> logs = [];

    public ContentTree(IReadOnlyCollection<string> paths)
    {
        var documents = paths.Where(p => p.EndsWith(".md", StringComparison.Ordinal)).Select(p => p.Split('/')).ToList();
        Courses = [.. documents.Where(p => p[0] is "courses" && Belongs(p, 3, 4)).GroupBy(p => p[1]).OrderBy(g => g.Key, StringComparer.Ordinal).Select(ReadCourse).OfType<CourseFiles>()];
        Pathways = ReadFlat(DocumentKind.Pathway, documents, "pathways", "/pathways/");
        Pages = ReadFlat(DocumentKind.Page, documents, "pages", "/");
        Agreements = [.. documents.Where(p => p[0] is "agreements" && Belongs(p, 3, 3)).GroupBy(p => p[1]).OrderBy(g => g.Key, StringComparer.Ordinal).Select(ReadAgreement).OfType<AgreementFiles>()];
    }

    public IReadOnlyList<CourseFiles> Courses { get; }

    public IReadOnlyList<DocumentFile> Pathways { get; }

    public IReadOnlyList<DocumentFile> Pages { get; }

    public IReadOnlyList<AgreementFiles> Agreements { get; }

    public IReadOnlyList<FindingLog> Findings => logs;

    public IEnumerable<DocumentFile> All => Courses
        .SelectMany(c => c.Modules.SelectMany(m => m.Lessons.Prepend(m.File)).Prepend(c.File))
        .Concat(Pathways).Concat(Pages).Concat(Agreements.SelectMany(a => a.Versions.Select(v => v.File).Prepend(a.File)));

    private CourseFiles? ReadCourse(IGrouping<string, string[]> course)
    {
        var folder = $"courses/{course.Key}";
        var url = $"/courses/{course.Key}";
        if (!IsWellNamed(course.Key, $"{folder}/{CourseFile}"))
        {
            return null;
        }
        if (!course.Any(p => p is [_, _, CourseFile]))
        {
            Report($"{folder}/{CourseFile}", $"The folder {folder} has no {CourseFile}.");
            return null;
        }
        foreach (var stray in course.Where(p => p is [_, _, not CourseFile]))
        {
            Report(string.Join('/', stray), "A lesson stands in a module's folder, such as 01-beginnings.");
        }
        var modules = course.Where(p => p.Length == 4).GroupBy(p => p[2]).Select(m => (Name: ReadName(m.Key, $"{folder}/{m.Key}/{ModuleFile}"), Files: m))
            .Where(m => m.Name is not null).OrderBy(m => m.Name!.Value.Order).ThenBy(m => m.Files.Key, StringComparer.Ordinal);
        return new(
            new(DocumentKind.Course, $"{folder}/{CourseFile}", course.Key, url),
            [.. modules.Select(m => ReadModule($"{folder}/{m.Files.Key}", url, m.Name!.Value.Slug, m.Files)).OfType<ModuleFiles>()]);
    }

    private ModuleFiles? ReadModule(string folder, string courseUrl, string slug, IEnumerable<string[]> files)
    {
        var path = $"{folder}/{ModuleFile}";
        if (!files.Any(p => p[3] is ModuleFile))
        {
            Report(path, $"The folder {folder} has no {ModuleFile}.");
            return null;
        }
        var lessons = files.Where(p => p[3] is not ModuleFile)
            .Select(p => (Path: string.Join('/', p), Name: ReadName(p[3][..^3], string.Join('/', p))))
            .Where(l => l.Name is not null).OrderBy(l => l.Name!.Value.Order).ThenBy(l => l.Path, StringComparer.Ordinal);
        return new(
            new(DocumentKind.Module, path, slug, $"{courseUrl}#{slug}"),
            [.. lessons.Select(l => new DocumentFile(DocumentKind.Lesson, l.Path, l.Name!.Value.Slug, $"{courseUrl}/{slug}/{l.Name!.Value.Slug}"))]);
    }

    private AgreementFiles? ReadAgreement(IGrouping<string, string[]> files)
    {
        var folder = $"agreements/{files.Key}";
        var path = $"{folder}/{AgreementFile}";
        if (!IsWellNamed(files.Key, path))
        {
            return null;
        }
        if (!files.Any(p => p[2] is AgreementFile))
        {
            Report(path, $"The folder {folder} has no {AgreementFile}.");
            return null;
        }
        var url = $"/agreements/documents/{files.Key}";
        var versions = new List<VersionFile>();
        foreach (var name in files.Select(p => p[2]).Where(name => name is not AgreementFile))
        {
            if (int.TryParse(name[..^3], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000 && name[0] is not '0')
            {
                versions.Add(new(new(DocumentKind.Version, $"{folder}/{name}", name[..^3], $"{url}/{number}"), number));
            }
            else
            {
                Report($"{folder}/{name}", "A version's file is its number: 1.md, 2.md and so on.");
            }
        }
        return new(new(DocumentKind.Agreement, path, files.Key, url), [.. versions.OrderBy(v => v.Number)]);
    }

    private List<DocumentFile> ReadFlat(DocumentKind kind, IEnumerable<string[]> documents, string folder, string prefix)
    {
        var files = new List<DocumentFile>();
        foreach (var parts in documents.Where(p => p[0] == folder && Belongs(p, 2, 2)).OrderBy(p => p[1], StringComparer.Ordinal))
        {
            var slug = parts[1][..^3];
            if (IsWellNamed(slug, string.Join('/', parts)))
            {
                files.Add(new(kind, string.Join('/', parts), slug, prefix + slug));
            }
        }
        return files;
    }

    /// <summary>Takes <c>02-records</c> apart into its order and its part of the address.</summary>
    private (int Order, string Slug)? ReadName(string name, string path)
    {
        var hyphen = name.IndexOf('-', StringComparison.Ordinal);
        if (hyphen is < 1 or > 4 || !int.TryParse(name.AsSpan(0, hyphen), NumberStyles.None, CultureInfo.InvariantCulture, out var order))
        {
            Report(path, $"\"{name}\" starts with a number that orders it, such as 01-{name}.");
            return null;
        }
        return IsWellNamed(name[(hyphen + 1)..], path) ? (order, name[(hyphen + 1)..]) : null;
    }

    private bool IsWellNamed(string name, string path)
    {
        if (Name.IsWellFormed(name))
        {
            return true;
        }
        Report(path, "Names of files and folders are lower-case letters, digits and hyphens.");
        return false;
    }

    private bool Belongs(string[] parts, int least, int most)
    {
        if (parts.Length >= least && parts.Length <= most)
        {
            return true;
        }
        Report(string.Join('/', parts), "Nothing reads a file in this place: look at \"Folders\" in the content format.");
        return false;
    }

    private void Report(string path, string message)
    {
        var log = new FindingLog(path);
        log.Error(1, RuleNames.Layout, message);
        logs.Add(log);
    }
}
