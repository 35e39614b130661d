using Pace.Learning.Content.Blocks.ContentNotes;

namespace Pace.Learning.Content.Shapes;

/// <summary>What a document of the content folder is.</summary>
public enum ManuscriptKind
{
    /// <summary><c>courses/…/course.md</c></summary>
    Course,

    /// <summary><c>courses/…/NN-…/module.md</c></summary>
    Module,

    /// <summary><c>courses/…/NN-…/NN-….md</c></summary>
    Lesson,

    /// <summary><c>pathways/….md</c></summary>
    Pathway,

    /// <summary><c>pages/….md</c></summary>
    Page,

    /// <summary><c>agreements/…/agreement.md</c></summary>
    Agreement,

    /// <summary><c>agreements/…/N.md</c></summary>
    AgreementVersion,
}

/// <summary>A kind of document as a writer meets it: its fields, for a form beside the text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Fields">In the order in which they are usually written.</param>
public sealed record DocumentShape(ManuscriptKind Kind, string Label, IReadOnlyList<FieldShape> Fields)
{
    private static readonly FieldShape Id = new("id") { IsRequired = true, Label = "Id", Hint = "Never changes once it has been published." };
    private static readonly FieldShape Title = new("title") { IsRequired = true, Label = "Title", Most = 120 };
    private static readonly FieldShape Summary = new("summary") { IsRequired = true, Form = FieldForm.Paragraph, Label = "Summary", Hint = "One or two sentences.", Most = 300 };
    private static readonly FieldShape Levels = new("levels") { Form = FieldForm.Choices, Values = [.. WorkforceLevels.All.Select(l => l.Slug)], Label = "Levels that it counts for", Hint = "None: for everyone." };
    private static readonly FieldShape ReadingAge = new("reading-age") { Form = FieldForm.Number, Label = "Highest reading age" };

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<DocumentShape> All { get; } =
    [
        new(ManuscriptKind.Course, "Course",
        [
            Id, Title, Summary with { Most = 200 }, Levels with { IsRequired = true, Label = "Levels that it is for", Hint = null },
            new("hours") { IsRequired = true, Form = FieldForm.Number, Label = "Hours" },
            new("outcomes") { IsRequired = true, Form = FieldForm.Lines, Label = "Outcomes", Hint = "One to a line." },
            new("content-notes") { IsRequired = true, Form = FieldForm.Lines, Label = "Content notes", Hint = "One to a line." },
            new("co-delivery") { IsRequired = true, Form = FieldForm.Paragraph, Label = "How parents take part", Most = 1_000 },
            ReadingAge with { IsRequired = true }, new("reviewed") { IsRequired = true, Form = FieldForm.Day, Label = "Last reviewed", Hint = "Such as 2026-01-31." },
            new("confidence") { IsRequired = true, Form = FieldForm.Lines, Label = "Statements of confidence", Hint = "Three to five, one to a line. Each starts with \u201cI\u201d." },
            new("recertify-months") { Form = FieldForm.Number, Label = "Months until it should be taken again" },
        ]),
        new(ManuscriptKind.Module, "Module", [Id, Title, Summary, Levels, new("complete") { Form = FieldForm.Nested, Label = "What completes it" }]),
        new(ManuscriptKind.Lesson, "Lesson",
        [
            Id, Title, Summary, Levels, new("heavy") { Form = FieldForm.Choices, Values = HeavyTopics.All, Label = "Heavy topics", Hint = "They are announced before they appear." }, ReadingAge,
        ]),
        new(ManuscriptKind.Pathway, "Pathway",
        [
            Id, Title, Summary, new("level") { IsRequired = true, Values = Levels.Values, Label = "Level" }, ReadingAge with { IsRequired = true },
            new("steps") { IsRequired = true, Form = FieldForm.Nested, Label = "Steps" },
        ]),
        new(ManuscriptKind.Page, "Page", [Id, Title, Summary, ReadingAge with { IsRequired = true }]),
        new(ManuscriptKind.Agreement, "Agreement",
            [Id, Title, Summary, ReadingAge with { IsRequired = true }, new("roles-in-wales") { Form = FieldForm.Nested, Label = "Roles in Wales" }]),
        new(ManuscriptKind.AgreementVersion, "Version of an agreement",
        [
            new("effective") { IsRequired = true, Form = FieldForm.Day, Label = "Takes effect on" }, new("sunset") { Form = FieldForm.Day, Label = "No longer holds from" },
            new("declaration") { IsRequired = true, Form = FieldForm.Paragraph, Label = "Declaration", Most = 2_000 },
            new("review-months") { IsRequired = true, Form = FieldForm.Number, Label = "Months between reviews" }, new("term-months") { IsRequired = true, Form = FieldForm.Number, Label = "Months that it runs" },
            new("grace-days") { IsRequired = true, Form = FieldForm.Number, Label = "Days to sign again" }, new("changes") { Form = FieldForm.Paragraph, Label = "What is new", Most = 2_000 },
            ReadingAge with { IsRequired = true }, new("places") { IsRequired = true, Form = FieldForm.Nested, Label = "Who signs" }, new("promises") { Form = FieldForm.Nested, Label = "Promises" },
        ]),
    ];

    /// <summary>What a file is, by where it stands; <c>null</c> when it is none of these.</summary>
    /// <param name="path">The file, relative to the content folder.</param>
    public static DocumentShape? Of(string path)
    {
        ManuscriptKind? kind = path.Split('/') switch
        {
            ["courses", _, "course.md"] => ManuscriptKind.Course,
            ["courses", _, _, "module.md"] => ManuscriptKind.Module,
            ["courses", _, _, _] => ManuscriptKind.Lesson,
            ["pathways", _] => ManuscriptKind.Pathway,
            ["pages", _] => ManuscriptKind.Page,
            ["agreements", _, "agreement.md"] => ManuscriptKind.Agreement,
            ["agreements", _, var version] when version.Length > 3 && char.IsAsciiDigit(version[0]) => ManuscriptKind.AgreementVersion,
            _ => null,
        };
        return path.EndsWith(".md", StringComparison.Ordinal) && kind is { } found ? All.First(s => s.Kind == found) : null;
    }
}
