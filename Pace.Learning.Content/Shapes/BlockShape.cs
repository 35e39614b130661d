using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Blocks.ContentNotes;

namespace Pace.Learning.Content.Shapes;

/// <summary>A kind of block as a writer meets it.</summary>
/// <param name="Name">The word after <c>:::</c>.</param>
/// <param name="Label">What it is called on a button.</param>
/// <param name="Fields">Its fields, in the order in which they are usually written.</param>
/// <param name="Template">What a writer begins with. What stands in <c>${…}</c> is to be typed over.</param>
public sealed record BlockShape(string Name, string Label, IReadOnlyList<FieldShape> Fields, string Template)
{
    /// <summary>Whether words may stand after the kind.</summary>
    public bool TakesArgument { get; internal init; }

    /// <summary>Whether it stands in lessons only.</summary>
    public bool IsForLessons { get; internal init; }

    /// <summary>Whether it stands in versions of agreements only.</summary>
    public bool IsForAgreements { get; internal init; }

    /// <summary>The kind inside which alone it stands; <c>null</c>: it stands by itself.</summary>
    public string? OnlyInside { get; internal init; }

    /// <summary>The template with what is to be typed over as plain words.</summary>
    public string PlainTemplate => Template.Replace("${", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);

    /// <summary>Every kind, in the order in which a menu lists them.</summary>
    public static IReadOnlyList<BlockShape> All { get; } = [.. Written().Select(Completed)];

    /// <summary>Those that may stand by themselves in a document.</summary>
    /// <param name="path">The document's file.</param>
    public static IEnumerable<BlockShape> For(string path)
    {
        var kind = DocumentShape.Of(path)?.Kind;
        return All.Where(b => b.OnlyInside is null && b.IsForAgreements == kind is ManuscriptKind.AgreementVersion && (!b.IsForLessons || kind is ManuscriptKind.Lesson));
    }

    private static BlockShape Completed(BlockShape shape)
    {
        var kind = BlockKinds.Named(shape.Name);
        return shape with { TakesArgument = kind.TakesArgument, IsForLessons = kind.IsPersonal, IsForAgreements = kind.IsForAgreements, OnlyInside = kind.OnlyInside };
    }

    private static FieldShape Needed(string name) => new(name) { IsRequired = true };

    private static IEnumerable<BlockShape> Written() =>
    [
        new("parent-voice", "Parent voice", [Needed("id"), Needed("contribution") with { Names = FieldReference.Contribution }, Needed("about")],
            """
            :::parent-voice
            id: ${a-parents-words}
            contribution: ${key-of-a-contribution}
            about: ${What it is about}
            ---
            ${What stands here when no parent's words may be shown.}
            :::
            """),
        new("scenario", "Scenario", [Needed("id")],
            """
            :::scenario ${What would you do?}
            id: ${a-scenario}
            ---
            ${What has happened so far.}

            :::choice ${One way}
            verdict: helps
            ---
            ${What follows.}
            :::

            :::choice ${Another way}
            verdict: mixed
            ---
            ${What comes of that.}
            :::
            :::
            """),
        new("choice", "Choice of a scenario", [Needed("verdict") with { Values = ["helps", "mixed", "hurts"] }],
            """
            :::choice ${What one would do}
            verdict: ${mixed}
            ---
            ${What follows.}
            :::
            """),
        new("key-point", "Key point", [],
            """
            :::key-point ${Key point}
            ${What to take away.}
            :::
            """),
        new("content-note", "Content note", [Needed("topics") with { Form = FieldForm.Choices, Values = HeavyTopics.All }, new("skip-to") { Names = FieldReference.Heading }],
            """
            :::content-note
            topics: [${threats}]
            ---
            ${What is coming.}
            :::
            """),
        new("figure", "Figure with its source",
            [
                Needed("value"), Needed("says"), Needed("sample"), Needed("source") with { Names = FieldReference.Source },
                new("image") { Names = FieldReference.Media }, new("alt"), new("caption"), new("instead"),
            ],
            """
            :::figure
            value: ${91%}
            says: ${what it says}
            sample: ${22 of 61 parents answered}
            source: ${TAG}
            ---
            :::
            """),
        new("check", "Knowledge check", [Needed("id"), Needed("kind") with { Values = ["single", "multiple", "ordering", "matching", "short"] }],
            """
            :::check
            id: ${a-question}
            kind: single
            ---
            ${The question?}

            - [x] ${The right answer}
              > ${Why it is right.}
            - [ ] ${Another answer}
              > ${What is said to somebody who chose it.}
            :::
            """),
        new("pool", "Pool of checks", [Needed("id"), Needed("draw") with { Form = FieldForm.Number }],
            """
            :::pool
            id: ${some-questions}
            draw: 1
            ---
            :::check
            id: ${a-question-of-the-pool}
            kind: single
            ---
            ${The question?}

            - [x] ${The right answer}
              > ${Why it is right.}
            - [ ] ${Another answer}
              > ${What is said to somebody who chose it.}
            :::
            :::
            """),
        new("reflection", "Reflection", [Needed("id")],
            """
            :::reflection
            id: ${a-reflection}
            ---
            ${What to think about.}
            :::
            """),
        new("media", "Sound or film",
            [
                Needed("id"), Needed("kind") with { Values = ["audio", "video"] }, Needed("src") with { Names = FieldReference.Media },
                new("captions") { Names = FieldReference.Media }, new("transcript") { Names = FieldReference.Media }, new("instead"),
            ],
            """
            :::media ${What it is}
            id: ${a-recording}
            kind: audio
            src: ${media/file.mp3}
            ---
            ${Its words.}
            :::
            """),
        new("download", "Download", [Needed("file") with { Names = FieldReference.Download }],
            """
            :::download ${What it is}
            file: ${downloads/file.md}
            ---
            ${What it is for.}
            :::
            """),
        new("grounding", "Pause", [],
            """
            :::grounding
            ${Look up from the screen. Name three things you can see.}
            :::
            """),
        new("clause", "Clause", [Needed("id"), Needed("summary"), new("promise")],
            """
            :::clause ${What we do}
            id: ${a-clause}
            summary: ${The same in the plainest words.}
            ---
            ${What we promise.}
            :::
            """),
    ];
}
