using System.Globalization;

namespace Pace.Learning.Content.Compilation;

/// <summary>Every document of a folder, compiled.</summary>
internal sealed class DraftSet
{
    public DraftSet(ContentTree tree, IReadOnlyDictionary<string, Manuscript> manuscripts, ContentSite site, LockedVersions locked)
    {
        All = [.. Begin(tree, manuscripts, site, locked)];
        Parallel.ForEach(All, draft => draft.Compile());
        ByPath = All.ToDictionary(d => d.File.Path);
        CoursesById = tree.Courses
            .Where(c => ByPath[c.File.Path].Id is not null).GroupBy(c => ByPath[c.File.Path].Id!).ToDictionary(g => g.Key, g => g.First());
    }

    /// <summary>In the order of the tree.</summary>
    public IReadOnlyList<Draft> All { get; }

    public IReadOnlyDictionary<string, Draft> ByPath { get; }

    public IReadOnlyDictionary<string, CourseFiles> CoursesById { get; }

    private static IEnumerable<Draft> Begin(ContentTree tree, IReadOnlyDictionary<string, Manuscript> manuscripts, ContentSite site, LockedVersions locked)
    {
        PageWriter Page(DocumentFile file, PageKind kind = PageKind.Text) =>
            new(manuscripts[file.Path], site, manuscripts[file.Path].WrittenId ?? file.Slug, kind);

        foreach (var course in tree.Courses)
        {
            int? readingAge = int.TryParse(manuscripts[course.File.Path].FrontMatter?.Text("reading-age"), NumberStyles.None, CultureInfo.InvariantCulture, out var years) ? years : null;
            yield return new CourseDraft(course.File, Page(course.File));
            foreach (var module in course.Modules)
            {
                yield return new ModuleDraft(module.File, Page(module.File), readingAge);
                foreach (var lesson in module.Lessons)
                {
                    yield return new LessonDraft(lesson, Page(lesson, PageKind.Lesson), readingAge);
                }
            }
        }
        foreach (var pathway in tree.Pathways)
        {
            yield return new PathwayDraft(pathway, Page(pathway));
        }
        foreach (var page in tree.Pages)
        {
            yield return new PageDraft(page, Page(page));
        }
        foreach (var agreement in tree.Agreements)
        {
            yield return new AgreementDraft(agreement.File, Page(agreement.File));
            foreach (var (file, number) in agreement.Versions)
            {
                yield return new VersionDraft(file, Page(file, PageKind.Agreement), number, locked);
            }
        }
    }
}
