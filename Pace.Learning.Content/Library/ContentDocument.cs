namespace Pace.Learning.Content.Library;

/// <summary>A document of the content folder, as its file tells it.</summary>
public abstract record ContentDocument
{
    /// <summary>The file that it was read from, relative to the content folder.</summary>
    public string Path { get; init; } = "";

    /// <summary>Never changes once published; progress, enrolments, certificates and signatures refer to it.</summary>
    public required string Id { get; init; }

    /// <summary>Its part of the address.</summary>
    public required string Slug { get; init; }

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>One or two sentences.</summary>
    public required string Summary { get; init; }

    /// <summary>The text; what only introduces others (a module, an agreement in all its versions) may have none.</summary>
    public required CompiledText Body { get; init; }
}

/// <summary>A document that has a page of its own.</summary>
public abstract record PageDocument : ContentDocument
{
    /// <summary>Its address from the root of the site.</summary>
    public required string Url { get; init; }
}
