using System.Text.RegularExpressions;
using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Findings;
using Pace.Learning.Content.FrontMatter;
using Pace.Learning.Content.Shapes;

namespace Pace.Learning.Tests.Content.Shapes;

/// <summary>What the editor is told of blocks and fields is what the compiler takes.</summary>
public sealed partial class ShapesTests
{
    [Fact]
    public void EveryKindOfBlock_HasAShape()
    {
        var told = Compile("pages/a.md", "---\nid: a\ntitle: A\nsummary: Words.\nreading-age: 20\n---\n\n:::zz-nobody\nWords.\n:::\n").Single(f => f.Rule == RuleNames.UnknownBlock).Message;
        Assert.Equal(told[(told.IndexOf("There are ", StringComparison.Ordinal) + 10)..].TrimEnd('.').Split(", "), BlockShape.All.Select(b => b.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Block_HasTheFieldsThatTheCompilerAsksFor(string name)
    {
        var shape = BlockShape.All.Single(b => b.Name == name);
        var asked = Variants(shape).SelectMany(v => AskedFor(Compiled(v), name == "choice" ? "This choice" : $"This {name} block")).Distinct().Order();
        Assert.Equal(shape.Fields.Select(f => f.Name).Order(), asked);
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Template_IsWhatTheCompilerTakes(string name)
    {
        var shape = BlockShape.All.Single(b => b.Name == name);
        // What a template can't know: whose words, which source, which file.
        var findings = Compiled(Whole(shape, shape.PlainTemplate)).Where(f => f.Rule is not (RuleNames.BrokenLink or RuleNames.UnknownSource));
        Assert.Empty(findings);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_HasTheFieldsThatTheCompilerAsksFor(string label, string path)
    {
        var shape = DocumentShape.All.Single(s => s.Label == label);
        Assert.Same(shape, DocumentShape.Of(path));
        var asked = AskedFor(Compile(path, "---\nzz-nobody: 1\n---\n\nWords.\n"), "The front matter");
        Assert.Equal(shape.Fields.Select(f => f.Name).Order(), asked.Order());
    }

    [Fact]
    public void FieldText_EveryDocumentOfTheRepository_ReadsAndWritesItsFields()
    {
        foreach (var path in new DiskFolder(Repository.Content).Paths.Where(p => DocumentShape.Of(p) is not null))
        {
            var text = File.ReadAllText(Path.Combine(Repository.Content, path));
            var read = FieldText.Read(text);
            foreach (var field in DocumentShape.Of(path)!.Fields.Where(f => f.Form is not FieldForm.Nested && read.ContainsKey(f.Name)))
            {
                var changed = FieldText.With(text, field, read[field.Name]);
                Assert.Equal(read, FieldText.Read(changed));
                Assert.Equal(text[text.IndexOf("\n---\n", StringComparison.Ordinal)..], changed[changed.IndexOf("\n---\n", StringComparison.Ordinal)..]);
            }
        }
    }

    [Theory]
    [InlineData("title", "A title: with a colon", "---\nid: a\ntitle: \"A title: with a colon\"\n# kept\nlevels: [x]\n---\nBody")]
    [InlineData("title", "", "---\nid: a\n# kept\nlevels: [x]\n---\nBody")]
    [InlineData("levels", "frontline-staff\nsenior-leaders", "---\nid: a\ntitle: Old\n# kept\nlevels: [frontline-staff, senior-leaders]\n---\nBody")]
    [InlineData("heavy", "court", "---\nid: a\ntitle: Old\n# kept\nlevels: [x]\nheavy: [court]\n---\nBody")]
    public void FieldText_ChangesOneField_AndNothingElse(string field, string value, string expected) =>
        Assert.Equal(expected, FieldText.With("---\nid: a\ntitle: Old\n# kept\nlevels: [x]\n---\nBody", DocumentShape.Of("courses/a/01-b/01-c.md")!.Fields.Single(f => f.Name == field), value));

    [Theory]
    [InlineData("Only words.\n", "---\ntitle: New\n---\n\nOnly words.\n")]
    [InlineData("---\nid: a\n\nWords that nothing sets apart.\n", "---\ntitle: New\nid: a\n\nWords that nothing sets apart.\n")]
    [InlineData("---\ntitle: Old\nsummary: What: this\n---\nBody", "---\ntitle: New\nsummary: What: this\n---\nBody")]
    public void FieldText_OfATextWhoseFieldsCannotBeRead_LosesNoField(string text, string expected) =>
        Assert.Equal(expected, FieldText.With(text, DocumentShape.Of("courses/a/01-b/01-c.md")!.Fields.Single(f => f.Name == "title"), "New"));

    public static TheoryData<string> Blocks => [.. BlockShape.All.Select(b => b.Name)];

    public static TheoryData<string, string> Documents => new()
    {
        { "Course", "courses/a/course.md" }, { "Module", "courses/a/01-b/module.md" }, { "Lesson", "courses/a/01-b/01-c.md" }, { "Pathway", "pathways/a.md" },
        { "Page", "pages/a.md" }, { "Agreement", "agreements/a/agreement.md" }, { "Version of an agreement", "agreements/a/1.md" },
    };

    private static IEnumerable<(string Path, string Text)> Variants(BlockShape shape)
    {
        var template = shape.PlainTemplate;
        string[] withUnknown = shape.Name switch
        {
            "figure" => [template.Replace("sample:", "zz-nobody: 1\nsample:", StringComparison.Ordinal), ":::figure\nimage: media/a.png\nzz-nobody: 1\n---\n:::"],
            _ => [template.Contains("---", StringComparison.Ordinal) ? First(template) : template.Insert(template.IndexOf('\n') + 1, "zz-nobody: 1\n---\n")],
        };
        return withUnknown.Select(t => Whole(shape, t));
    }

    private static string First(string template)
    {
        var end = template.IndexOf("\n---", StringComparison.Ordinal);
        return template.Insert(end, "\nzz-nobody: 1");
    }

    private static (string Path, string Text) Whole(BlockShape shape, string block)
    {
        if (shape.OnlyInside is not null)
        {
            block = $":::scenario A\nid: outer\n---\nWords.\n\n{block}\n\n{BlockShape.All.Single(b => b.Name == "choice").PlainTemplate}\n:::";
        }
        return shape.IsForAgreements
            ? ("agreements/a/1.md", $"---\neffective: 2090-01-01\ndeclaration: We do.\nreview-months: 12\nterm-months: 36\ngrace-days: 90\nreading-age: 13\nplaces:\n  - key: a\n    role: A\n    level: senior-leaders\n    agency: police\n---\n\nWords.\n\n{block}\n")
            : ("courses/a/01-b/01-c.md", $"---\nid: a-lesson\ntitle: A lesson\nsummary: Words.\n{(shape.Name == "content-note" ? "heavy: [threats]\n" : "")}---\n\n{block}\n");
    }

    private static IEnumerable<Finding> Compiled((string Path, string Text) document) => Compile(document.Path, document.Text);

    private static IEnumerable<Finding> Compile(string path, string text)
    {
        var files = new Dictionary<string, string>
        {
            ["sources.yaml"] = "[]",
            ["courses/a/course.md"] = "---\nid: a-course\n---\n",
            ["courses/a/01-b/module.md"] = "---\nid: a-module\n---\n",
            ["agreements/a/agreement.md"] = "---\nid: an-agreement\n---\n",
        };
        files[path] = text;
        return new ContentCompiler().Compile(new MemoryFolder(files)).Findings.Where(f => f.Path == path);
    }

    private static string[] AskedFor(IEnumerable<Finding> findings, string owner)
    {
        var told = findings.Single(f => f.Rule == RuleNames.UnknownField && f.Message.Contains("zz-nobody", StringComparison.Ordinal) && f.Message.StartsWith(owner, StringComparison.Ordinal)).Message;
        return Known.Match(told).Groups["names"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex(@"It has (?<names>(?!no fields)[a-z, -]+)\.$")]
    private static partial Regex Known { get; }
}
