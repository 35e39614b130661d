namespace Pace.Learning.BackOffice.Import;

/// <summary>Settings of the section <c>PaceLearning:Import</c>: a content folder whose documents a new Umbraco begins with.</summary>
public sealed class ImportOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = PaceLearningOptions.Section + ":Import";

    /// <summary>The folder, relative to the Umbraco site's own; <c>null</c>: nothing is brought in.</summary>
    public string? Content { get; set; }

    /// <summary>Whether bodies become lists of blocks, and not one text each.</summary>
    public bool Blocks { get; set; }
}
