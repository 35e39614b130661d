namespace Pace.Learning.Content.Compilation;

/// <summary>Every document of a folder, compiled.</summary>
internal sealed class ProofSet
{
    public ProofSet(ContentTree tree, IReadOnlyDictionary<string, Submission> submissions, ContentSite site, LockedVersions locked)
    {
        var given = Begin(tree, submissions, locked).ToArray();
        var lasting = new Proof[given.Length];
        Parallel.For(0, given.Length, i => lasting[i] = given[i].Document.Prove(given[i].Given, site));
        Lasting = lasting;
        All = [.. lasting.Select(p => p.Again())];
        ByPath = All.ToDictionary(d => d.File.Path);
        CoursesById = tree.Courses
            .Where(c => ByPath[c.File.Path].Id is not null).GroupBy(c => ByPath[c.File.Path].Id!).ToDictionary(g => g.Key, g => g.First());
    }

    /// <summary>As they were compiled, without what is found when they are looked at together: to be kept.</summary>
    public IReadOnlyList<Proof> Lasting { get; }

    /// <summary>In the order of the tree.</summary>
    public IReadOnlyList<Proof> All { get; }

    public IReadOnlyDictionary<string, Proof> ByPath { get; }

    public IReadOnlyDictionary<string, CourseFiles> CoursesById { get; }

    private static IEnumerable<(Submission Document, Given Given)> Begin(ContentTree tree, IReadOnlyDictionary<string, Submission> submissions, LockedVersions locked)
    {
        foreach (var course in tree.Courses)
        {
            yield return (submissions[course.File.Path], Given.Nothing);
            var inCourse = new Given(CourseReadingAge: submissions[course.File.Path].ReadingAge);
            foreach (var module in course.Modules)
            {
                foreach (var file in module.Lessons.Prepend(module.File))
                {
                    yield return (submissions[file.Path], inCourse);
                }
            }
        }
        foreach (var file in tree.Pathways.Concat(tree.Pages))
        {
            yield return (submissions[file.Path], Given.Nothing);
        }
        foreach (var agreement in tree.Agreements)
        {
            yield return (submissions[agreement.File.Path], Given.Nothing);
            foreach (var (file, _) in agreement.Versions)
            {
                yield return (submissions[file.Path], new(LockedAs: locked.HashOf(file.Path)));
            }
        }
    }
}
