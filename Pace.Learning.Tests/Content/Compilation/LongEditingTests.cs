using Pace.Learning.Content.Library;
using static Pace.Learning.Tests.Content.SampleFolder;

namespace Pace.Learning.Tests.Content.Compilation;

/// <summary>What people do to a folder in a long week: break files, mend them, move them, give two of them one id.</summary>
public class LongEditingTests
{
    private static readonly string[] Paths =
        [LessonPath, "courses/words/01-records/02-b.md", "courses/words/02-letters/01-c.md", "courses/letters/01-records/01-d.md"];

    private static readonly string[] Ids = ["a-note", "b", "c", "words", "help"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void WhateverTheEdits_ThereIsAlwaysALibrary_AndWhatHasNoErrorIsInIt(int seed)
    {
        var random = new Random(seed);
        var folder = new SampleFolder();
        var library = folder.Compile();
        for (var i = 0; i < 150; i++)
        {
            Edit(folder, random);

            library = folder.Compile(library);

            var broken = library.Findings.Select(f => f.Path).ToHashSet();
            var published = library.Courses.SelectMany(c => c.Lessons).Select(l => l.Path).ToHashSet();
            Assert.All(
                library.Courses.SelectMany(c => c.Modules).SelectMany(m => LessonsOn(folder, m)).Where(path => !broken.Contains(path) && !broken.Contains(CourseOf(path))),
                path => Assert.Contains(path, published));
        }
    }

    private static IEnumerable<string> LessonsOn(SampleFolder folder, Module module)
    {
        var place = module.Path[..(module.Path.LastIndexOf('/') + 1)];
        return folder.Files.Paths.Where(p => p.StartsWith(place, StringComparison.Ordinal) && p != module.Path);
    }

    private static string CourseOf(string lesson) => string.Join('/', lesson.Split('/')[..2]) + "/course.md";

    private static void Edit(SampleFolder folder, Random random)
    {
        var path = Paths[random.Next(Paths.Length)];
        var id = Ids[random.Next(Ids.Length)];
        var course = random.Next(2) == 0 ? "words" : "letters";
        switch (random.Next(9))
        {
            case 0 or 1:
                folder.Lesson(":::reflection\nid: r\n---\nThink.\n:::", path: path, id: id);
                break;
            case 2:
                folder.Lesson(":::nonsense\n:::", path: path, id: id);
                break;
            case 3:
                folder.Without(path);
                break;
            case 4:
                folder.With(path, "---\nid: [\n---\n");
                break;
            case 5:
                folder.With($"courses/{course}/0{random.Next(1, 3)}-{(random.Next(2) == 0 ? "records" : "letters")}/module.md", $"---\nid: m-{id}\ntitle: M\nsummary: S\n{(random.Next(3) == 0 ? "x: y\n" : "")}---\n");
                break;
            case 6:
                folder.With($"courses/{course}/course.md", Course(random.Next(3) == 0 ? id : course, random.Next(3) == 0 ? "many" : "1"));
                break;
            case 7:
                folder.Page(random.Next(2) == 0 ? "Text." : ":::nonsense", id: id);
                break;
            default:
                folder.With("pathways/way.md", $"---\nid: way\ntitle: W\nsummary: S\nlevel: frontline-staff\nreading-age: 12\nsteps:\n  - course: {course}\n    why: Because.\n---\n");
                break;
        }
    }

    private static string Course(string id, string hours) =>
        $"---\nid: {id}\ntitle: C\nsummary: S\nlevels: [frontline-staff]\nhours: {hours}\noutcomes: [O]\ncontent-notes: []\nco-delivery: P\nreading-age: 15\nreviewed: 2026-01-31\nconfidence: [I a, I b, I c]\n---\n";
}
