using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Findings;
using Pace.Learning.Content.Library;

namespace Pace.Learning.Tests.Content;

/// <summary>A small folder without faults, to which a test adds the one it is about.</summary>
internal sealed class SampleFolder
{
    public const string CoursePath = "courses/words/course.md";
    public const string ModulePath = "courses/words/01-records/module.md";
    public const string LessonPath = "courses/words/01-records/01-a-note.md";
    public const string LessonUrl = "/courses/words/records/a-note";
    public const string PagePath = "pages/help.md";

    /// <summary>The line on which the body of a lesson starts when nothing is added to its fields.</summary>
    public const int LessonBody = 6;

    private readonly Dictionary<string, byte[]> files = [];

    public SampleFolder()
    {
        With("sources.yaml", """
            - tag: TCE
              title: A case study
              publisher: Research in Practice
              about: An interview.
            - tag: EVAL22
              title: "An evaluation of \"three\" programmes"
              publisher: Pace
              year: 2022
              about: Three surveys.
            """);
        With(CoursePath, """
            ---
            id: words
            title: Words
            summary: About words.
            levels: [frontline-staff]
            hours: 1.5
            outcomes: [Write plainly]
            content-notes: []
            co-delivery: With parents.
            reading-age: 15
            reviewed: 2026-01-31
            confidence: [I can write., I can read., I can listen.]
            ---
            What the course is about.
            """);
        With(ModulePath, """
            ---
            id: records
            title: Records
            summary: About records.
            complete:
              read: all
              checks: 70
              reflect: 1
            ---
            """);
        Lesson("A note is read by many people.");
        Page("Somebody to talk to.");
        With("media/photo.png", [.. Convert.FromHexString("89504E470D0A1A0A0000000D4948445200000140000000C80802000000"), .. new byte[8]]);
        With("media/a-call.mp3", "sound");
        With("media/a-film.mp4", "film");
        With("media/a-film.vtt", "WEBVTT");
        With("media/a-call.md", "**Worker:** Hello.");
        With("downloads/checklist.md", "# Before a meeting\n\nSend the papers.\n");
        With("downloads/plan.pdf", new string('x', 2_500));
    }

    public SampleFolder With(string path, string text) => With(path, System.Text.Encoding.UTF8.GetBytes(text));

    public SampleFolder With(string path, byte[] bytes)
    {
        files[path] = bytes;
        return this;
    }

    public SampleFolder Without(string path)
    {
        files.Remove(path);
        return this;
    }

    /// <summary>Replaces some text of a file.</summary>
    public SampleFolder Change(string path, string old, string text)
    {
        var now = System.Text.Encoding.UTF8.GetString(files[path]);
        Assert.Contains(old, now, StringComparison.Ordinal);
        return With(path, now.Replace(old, text, StringComparison.Ordinal));
    }

    public SampleFolder Lesson(string body, string fields = "", string path = LessonPath, string id = "a-note", string title = "A note") =>
        With(path, $"---\nid: {id}\ntitle: {title}\nsummary: What a note does.\n{fields}---\n{body}\n");

    public SampleFolder Page(string body, string path = PagePath, string id = "help", int readingAge = 12) =>
        With(path, $"---\nid: {id}\ntitle: Help\nsummary: Where to turn.\nreading-age: {readingAge}\n---\n{body}\n");

    public IContentFolder Files => new MemoryFolder(new Dictionary<string, byte[]>(files));

    public ContentLibrary Compile(ContentLibrary? lastGood = null) => new ContentCompiler().Compile(Files, lastGood);

    /// <summary>The findings, one to a line, without their messages.</summary>
    public string Findings() => string.Join('\n', Compile().Findings.Select(Brief));

    public static string Brief(Finding finding) => $"{finding.Path}:{finding.Line}: {finding.Severity.ToString().ToLowerInvariant()}: {finding.Rule}";

    /// <summary>The lesson of the folder, which must have compiled.</summary>
    public Lesson CompiledLesson()
    {
        var library = Compile();
        Assert.Empty(library.Findings);
        Assert.True(library.TryGetLesson(LessonUrl, out var place));
        return place.Lesson;
    }

    /// <summary>A body's markup, blocks that are filled for each reader left out.</summary>
    public static string Html(CompiledText body) => string.Concat(body.Segments.OfType<HtmlSegment>().Select(s => s.Html));
}
