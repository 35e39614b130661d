using System.Text;
using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;

namespace Pace.Learning.Tests.Content.Incremental;

/// <summary>A small folder in which documents take in and refer to a good deal of each other, and which edits change.</summary>
internal sealed class EditedFolder
{
    private const string OtherLesson = "courses/words/01-records/02-b-note.md";

    private static readonly string Long = string.Concat(Enumerable.Repeat("Organisational responsibilities necessitate considerable multidisciplinary communication. ", 25));
    private static readonly string[] Lessons = [SampleFolder.LessonPath, OtherLesson, "courses/words/02-letters/01-c-note.md", "courses/letters/01-post/01-d-note.md"];
    private static readonly string[] Pages = [SampleFolder.PagePath, "pages/more.md"];
    private static readonly string[] Ids = ["a-note", "b-note", "c-note", "d-note", "help", "words"];

    private static readonly string[] Texts =
    [
        "Plain words.", "## What helps\n\nSee [it](ref:b-note#what-helps) and [help](/help#more).", "So said 5% [@TCE], and [@EVAL22].", "See [one](ref:help), [two](ref:letters) and [three](#gone).",
        "![A photo](media/photo.png)", ":::media A call\nid: call\nkind: audio\nsrc: media/a-call.mp3\ntranscript: media/a-call.md\n---\n:::", ":::download The list\nfile: downloads/checklist.md\n---\n:::",
        ":::download A plan\nfile: downloads/plan.pdf\n---\n:::", ":::reflection\nid: r\n---\nThink.\n:::", ":::nonsense\n:::", "5% said so.",
        ":::check\nid: q\nkind: single\n---\nWhich?\n\n- [x] This\n  > Yes.\n- [ ] That\n  > No.\n:::", ":::figure\nvalue: 9%\nsays: said so\nsample: 9 of 99\nsource: TCE\n---\n:::",
        "A considerably complicated formulation necessitates extraordinarily sophisticated interpretation capabilities. " + Long,
    ];

    private readonly Dictionary<string, byte[]> files = [];
    private readonly AgreementFolder agreements = new();

    public EditedFolder()
    {
        foreach (var path in agreements.Files.Paths)
        {
            files[path] = agreements.Bytes(path);
        }
        for (var i = 0; i < Lessons.Length; i++)
        {
            Lesson(i, i, i);
        }
        Put("courses/words/02-letters/module.md", "---\nid: letters-module\ntitle: Letters\nsummary: S\n---\n");
        Put("courses/letters/course.md", Course("letters", 15));
        Put("courses/letters/01-post/module.md", "---\nid: post\ntitle: Post\nsummary: S\nlevels: [frontline-staff]\n---\n[Back](ref:words)\n");
    }

    public DateOnly Today { get; private set; } = AgreementFolder.Today;

    /// <summary>The files as they are: what is edited afterwards is not in it.</summary>
    public IContentFolder Files => new MemoryFolder(new Dictionary<string, byte[]>(files));

    /// <summary>Makes an edit: of one kind, somewhere, to something.</summary>
    public void Take(Edit edit)
    {
        var (_, where, what) = edit;
        switch (edit.Kind)
        {
            case EditKind.Lesson: Lesson(where, where, what); break;
            case EditKind.IdOfLesson: Lesson(where, what, where); break;
            case EditKind.Move: Move(Lessons[where % Lessons.Length], Lessons[what % Lessons.Length]); break;
            case EditKind.Remove: files.Remove(files.Keys.Order(StringComparer.Ordinal).ElementAt((where * 7 + what) % files.Count)); break;
            case EditKind.Page: Put(Pages[where % 2], $"---\nid: {(where % 2 == 0 ? "help" : Ids[what % Ids.Length])}\ntitle: Help\nsummary: S\nreading-age: {8 + what}\n---\n{Texts[what % Texts.Length]}\n\n## {(where % 3 == 0 ? "More" : "Less")}\n"); break;
            case EditKind.Course: Put(SampleFolder.CoursePath, Course(what == 3 ? "help" : "words", where % 2 == 0 ? 15 : 8, what == 5 ? "many" : "2")); break;
            case EditKind.Module: Put(SampleFolder.ModulePath, $"---\nid: {(what % 3 == 0 ? "records" : "notes")}\ntitle: Records {where}\nsummary: S\n{(what == 4 ? "x: y\n" : "")}---\n{Texts[what % 4]}\n"); break;
            case EditKind.Pathway: Put("pathways/front.md", $"---\nid: front\ntitle: Front\nsummary: S\nlevel: frontline-staff\nreading-age: 15\nsteps:\n  - course: {(where % 2 == 0 ? "words" : "letters")}\n    modules: [{(what % 2 == 0 ? "records" : "post")}]\n    why: Because.\n---\n"); break;
            case EditKind.Sources: Put("sources.yaml", Sources(what)); break;
            case EditKind.Picture: Put("media/photo.png", Picture(where, what)); break;
            case EditKind.Transcript: Put("media/a-call.md", what % 4 == 0 ? ":::key-point\nNo.\n:::\n" : $"**Worker:** Call {what}, [help](/help#more) [@TCE].\n"); break;
            case EditKind.Download: Put(what % 2 == 0 ? "downloads/checklist.md" : "downloads/plan.pdf", $"# List {what}\n\nSee [it](ref:{Ids[where % Ids.Length]}).\n{new string('x', 600 * where)}\n"); break;
            case EditKind.Version: Put(where % 2 == 0 ? AgreementFolder.First : AgreementFolder.Second, Version(where, what)); break;
            case EditKind.Lock: Lock(where, what); break;
            case EditKind.Agreement: Put(AgreementFolder.DocumentPath, $"---\nid: a-charter\ntitle: A charter\nsummary: What we promise.\nreading-age: 12\nroles-in-wales:\n  - place: {(what % 2 == 0 ? "director" : "nobody")}\n    role: Cyfarwyddwr\n---\n{Texts[where % Texts.Length]}\n"); break;
            case EditKind.PublishedIds: Put("published-ids.txt", $"a-note {SampleFolder.LessonPath}\na-note/r {SampleFolder.LessonPath}\n{Ids[what % Ids.Length]} {Lessons[where % Lessons.Length]}\n{(what % 3 == 0 ? "retired a-note/r\n" : "")}"); break;
            case EditKind.Touch: files.Keys.ToList().ForEach(path => files[path] = [.. files[path]]); break;
            default: Today = AgreementFolder.Today.AddDays(40 * what); break;
        }
    }

    private void Lesson(int path, int id, int text) =>
        Put(Lessons[path % Lessons.Length], $"---\nid: {Ids[id % Ids.Length]}\ntitle: Note {text}\nsummary: S\n---\n{Texts[text % Texts.Length]}\n\n{Texts[(path + text) % 4]}\n");

    private void Move(string from, string to)
    {
        if (files.Remove(from, out var bytes))
        {
            files[to] = bytes;
        }
    }

    private void Lock(int where, int what)
    {
        files.Remove(LockedVersions.File);
        var lines = LockedVersions.Read(Files).LinesToAdd(Files).Where((_, i) => what % 3 != 0 || i == where % 2);
        Put(LockedVersions.File, string.Concat(lines.Select(l => l + "\n")));
    }

    private string Version(int where, int what)
    {
        var text = agreements.Text(where % 2 == 0 ? AgreementFolder.First : AgreementFolder.Second);
        return what switch
        {
            0 => text,
            1 => text.Replace("What this is.", "What this is: see [help](/help) and [@TCE].", StringComparison.Ordinal),
            2 => text.Replace("id: come-back", "id: come-again", StringComparison.Ordinal),
            3 => text.Replace("effective: 2026", "effective: 2027", StringComparison.Ordinal),
            4 => text.Replace("term-months: 36", "term-months: long", StringComparison.Ordinal),
            _ => text.Replace("grace-days: 90", $"grace-days: {what}", StringComparison.Ordinal),
        };
    }

    private static byte[] Picture(int where, int what) =>
        what % 5 == 0 ? [1, 2, 3] : [.. Convert.FromHexString("89504E470D0A1A0A0000000D49484452000001"), (byte)(what + 1), .. Convert.FromHexString("000000C80802000000"), .. new byte[8 + where]];

    private static string Sources(int what) => what switch
    {
        0 => "- tag: [",
        1 => "[]",
        2 => "- tag: TCE\n  title: Another\n  publisher: P\n  about: A\n",
        _ => $"- tag: TCE\n  title: A case study\n  publisher: P\n  about: A\n- tag: {(what % 2 == 0 ? "EVAL22" : "EVAL23")}\n  title: T\n  publisher: P\n  about: A\n",
    };

    private static string Course(string id, int readingAge, string hours = "1") =>
        $"---\nid: {id}\ntitle: Course {id}\nsummary: S\nlevels: [frontline-staff]\nhours: {hours}\noutcomes: [O]\ncontent-notes: []\nco-delivery: P\nreading-age: {readingAge}\nreviewed: 2026-01-31\nconfidence: [I a, I b, I c]\n---\nAbout it.\n";

    private void Put(string path, string text) => files[path] = Encoding.UTF8.GetBytes(text);

    private void Put(string path, byte[] bytes) => files[path] = bytes;
}
