namespace Pace.Learning.Content.Shapes;

/// <summary>What a field names.</summary>
public enum FieldReference
{
    /// <summary>Nothing: it is text, a number or a day.</summary>
    None,

    /// <summary>A tag of <c>sources.yaml</c>.</summary>
    Source,

    /// <summary>A file of <c>media/</c>.</summary>
    Media,

    /// <summary>A file of <c>downloads/</c>.</summary>
    Download,

    /// <summary>The key of a parent's contribution.</summary>
    Contribution,

    /// <summary>A heading of the same document.</summary>
    Heading,
}

/// <summary>In what form a field is written.</summary>
public enum FieldForm
{
    /// <summary>A line of text.</summary>
    Line,

    /// <summary>A few sentences.</summary>
    Paragraph,

    /// <summary>A list of texts.</summary>
    Lines,

    /// <summary>A list of some of the field's values.</summary>
    Choices,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day, such as 2026-01-31.</summary>
    Day,

    /// <summary>Fields of its own: written in the text itself.</summary>
    Nested,
}

/// <summary>A field that a document or a block may have, for those who help to write one.</summary>
/// <param name="Name">Its name in files.</param>
public sealed record FieldShape(string Name)
{
    /// <summary>Whether it has to be there.</summary>
    public bool IsRequired { get; init; }

    /// <summary>How it is written.</summary>
    public FieldForm Form { get; init; }

    /// <summary>What it can say; empty: anything of its form.</summary>
    public IReadOnlyCollection<string> Values { get; init; } = [];

    /// <summary>What it names.</summary>
    public FieldReference Names { get; init; }

    /// <summary>What it is called on a form.</summary>
    public string Label { get; init; } = "";

    /// <summary>Help with it.</summary>
    public string? Hint { get; init; }

    /// <summary>At most so many characters.</summary>
    public int? Most { get; init; }
}
