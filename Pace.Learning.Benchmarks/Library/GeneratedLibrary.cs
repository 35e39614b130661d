using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pace.Learning.Benchmarks.Library;

/// <summary>A content folder of any size, made up, and without findings: of the parts that ours has, in about the same share. The same size and seed give the same files.</summary>
internal sealed class GeneratedLibrary
{
    private const int Pictures = 40;
    private const int Recordings = 20;
    private const int Downloads = 20;
    private const int ModulesOfACourse = 4;

    private static readonly string[] Levels = ["senior-leaders", "operational-managers", "frontline-staff"];

    private readonly Dictionary<string, byte[]> files = [];
    private readonly StringBuilder published = new();
    private readonly PlainSentences say;
    private readonly GeneratedBlocks blocks;
    private readonly Random random;
    private int left;
    private int lessons;

    /// <summary>Makes a folder.</summary>
    /// <param name="documents">How many documents it has; media, downloads and lists come on top.</param>
    /// <param name="seed">What the texts are drawn with.</param>
    public GeneratedLibrary(int documents, int seed = 1)
    {
        random = new Random(seed);
        say = new(random);
        blocks = new(random, say);
        left = documents;
        AddFiles();
        AddAgreement();
        for (var i = 1; left > 0; i++)
        {
            AddCourse(i);
            AddPathway(i);
            AddPage(2 * i);
            AddPage((2 * i) + 1);
        }
        Put("published-ids.txt", published.ToString());
    }

    /// <summary>Path to content.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => files;

    /// <summary>The paths of the documents, in the order in which they were made.</summary>
    public List<string> Documents { get; } = [];

    /// <summary>Writes it to a folder, as if it had been there for a while.</summary>
    public void WriteTo(string folder)
    {
        foreach (var (path, bytes) in files)
        {
            var file = new FileInfo(Path.Combine(folder, path));
            file.Directory!.Create();
            File.WriteAllBytes(file.FullName, bytes);
            file.LastWriteTimeUtc = DateTime.UtcNow.AddDays(-1);
        }
    }

    private void AddFiles()
    {
        Put("sources.yaml", string.Concat(GeneratedBlocks.Sources.Select(s => $"- tag: {s}\n  title: What {s} found\n  publisher: A county\n  year: 2024\n  about: Talks with forty people.\n")));
        var picture = Convert.FromHexString("89504E470D0A1A0A0000000D4948445200000140000000C80802000000");
        for (var i = 0; i < Pictures; i++)
        {
            files[$"media/picture-{i}.png"] = [.. picture, .. new byte[2_000]];
        }
        for (var i = 0; i < Recordings; i++)
        {
            files[$"media/call-{i}.mp3"] = new byte[4_000];
            Put($"media/call-{i}.md", $"**Worker:** {say.Some(6)}\n\n**Parent:** {say.Some(6)}\n");
        }
        for (var i = 0; i < Downloads; i++)
        {
            Put($"downloads/checklist-{i}.md", $"# Checklist {i}\n\n{string.Concat(Enumerable.Range(0, 8).Select(_ => $"- {say.One()}\n"))}");
            files[$"downloads/form-{i}.pdf"] = new byte[30_000];
        }
    }

    private void AddCourse(int number)
    {
        var slug = $"course-{number}";
        Add($"courses/{slug}/course.md", slug, $"""
            ---
            id: {slug}
            title: Course {number} about families and meetings
            summary: {say.One()}
            levels: [{Levels[number % 3]}, {Levels[(number + 1) % 3]}]
            hours: 2.5
            outcomes: [Ask first, Write it down, Come back with an answer]
            content-notes: []
            co-delivery: {say.One()}
            reading-age: 15
            reviewed: 2026-01-31
            confidence: [I can ask., I can listen., I can come back with an answer.]
            ---
            {Paragraphs(8)}
            """);
        for (var m = 1; m <= ModulesOfACourse; m++)
        {
            var module = $"{slug}-m{m}";
            Add($"courses/{slug}/0{m}-part-{m}/module.md", module, $"""
                ---
                id: {module}
                title: Part {m} of course {number}
                summary: {say.One()}
                complete:
                  read: all
                  checks: 70
                ---
                {say.Some(3)}
                """);
            for (var l = 1; l <= 4 + (m % 2); l++)
            {
                AddLesson($"courses/{slug}/0{m}-part-{m}/0{l}-step-{l}.md", $"{module}-l{l}", number);
            }
        }
    }

    private void AddLesson(string path, string id, int course)
    {
        var isHeavy = ++lessons % 5 == 0;
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"---\nid: {id}\ntitle: {say.Phrase().Replace(":", ",", StringComparison.Ordinal)}\nsummary: {say.One()}\n{(isHeavy ? "heavy: [threats]\n" : "")}---\n");
        if (isHeavy)
        {
            body.Append("\n:::content-note\ntopics: [threats]\nskip-to: what-to-try\n---\nThe next part tells of threats. There is no detail of what was done.\n:::\n");
        }
        body.Append(CultureInfo.InvariantCulture, $"\n## What happened\n\n{Paragraphs(7)}\n\n{blocks.Table()}\n");
        body.Append(CultureInfo.InvariantCulture, $"\n{say.One()} Read [what came before](ref:course-{random.Next(1, course + 1)}) and [how to try it](#what-to-try). {say.One()} So said {random.Next(1, 20)} of 32 parents [@{blocks.Source()}].\n");
        body.Append(CultureInfo.InvariantCulture, $"\n## What to try\n\n{Paragraphs(6)}\n\n- {say.One()}\n- {say.One()}\n- *{say.One()}* {say.One()}\n\n### Afterwards\n\n{Paragraphs(4)}\n");
        foreach (var (block, blockId) in blocks.OfLesson(lessons))
        {
            body.Append('\n').Append(block).Append('\n');
            if (blockId is not null && left > 0)
            {
                published.Append(CultureInfo.InvariantCulture, $"{id}/{blockId} {path}\n");
            }
        }
        Add(path, id, body.ToString());
    }

    private void AddPathway(int number) => Add($"pathways/way-{number}.md", $"way-{number}", $"""
        ---
        id: way-{number}
        title: A way through course {number}
        summary: {say.One()}
        level: {Levels[number % 3]}
        reading-age: 13
        steps:
          - course: course-{number}
            why: {say.One()}
          - course: course-{Math.Max(1, number - 1)}
            modules: [course-{Math.Max(1, number - 1)}-m1]
            required: false
            why: {say.One()}
        ---
        {Paragraphs(8)}
        """);

    private void AddPage(int number) => Add($"pages/page-{number}.md", $"page-{number}", $"""
        ---
        id: page-{number}
        title: Page {number}
        summary: {say.One()}
        reading-age: 13
        ---
        {Paragraphs(8)}

        ## More of it

        See [the courses](/courses), [the last of them](ref:course-{number / 2}) and [others](https://www.example.org/help).

        {Paragraphs(8)}
        """);

    private void AddAgreement()
    {
        var version = new StringBuilder("---\neffective: 2026-03-01\ndeclaration: I sign for my agency.\nreview-months: 12\nterm-months: 36\ngrace-days: 90\nreading-age: 13\nplaces:\n  - key: director\n    role: Director of Services\n    level: senior-leaders\n    agency: council\n---\nWhat this is.\n\n## What we do\n");
        for (var i = 1; i <= 12; i++)
        {
            version.Append(CultureInfo.InvariantCulture, $"\n:::clause We keep to point {i}\nid: point-{i}\nsummary: We do what we said.\n---\n{say.Some(3)}\n:::\n");
        }
        Add("agreements/a-charter/agreement.md", "a-charter", "---\nid: a-charter\ntitle: A charter\nsummary: What we promise.\nreading-age: 12\n---\nWhy we sign it.\n");
        Add("agreements/a-charter/1.md", null, version.ToString());
        if (files.TryGetValue("agreements/a-charter/1.md", out var bytes))
        {
            Put("agreements/locked.txt", $"{Convert.ToHexStringLower(SHA256.HashData(bytes))}  a-charter/1.md\n");
        }
    }

    private void Add(string path, string? id, string text)
    {
        if (left-- <= 0)
        {
            return;
        }
        Documents.Add(path);
        Put(path, text);
        if (id is not null)
        {
            published.Append(CultureInfo.InvariantCulture, $"{id} {path}\n");
        }
    }

    private string Paragraphs(int count) => string.Join("\n\n", Enumerable.Range(0, count).Select(_ => say.Some(random.Next(2, 6))));

    private void Put(string path, string text) => files[path] = Encoding.UTF8.GetBytes(text);
}
