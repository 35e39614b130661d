using System.Text.Json.Nodes;
using Pace.Learning.Content.Delivery;
using Pace.Learning.Content.Shapes;

namespace Pace.Learning.Content.Moving;

/// <summary>A document that belongs in an Umbraco: the root, a folder, or what a file of the content folder says.</summary>
/// <param name="Path">The file, relative to the content folder; <c>/</c> for the root, <c>courses</c> for a folder.</param>
/// <param name="ParentPath">What it stands in; <c>null</c>: nothing.</param>
/// <param name="TypeAlias">The alias of its document type.</param>
/// <param name="Name">What editors call it.</param>
public sealed record MovedDocument(string Path, string? ParentPath, string TypeAlias, string Name)
{
    private const string FileName = "fileName";
    private const string Title = "title";

    /// <summary>Its key where it is new, the same wherever it is made.</summary>
    public Guid Key => KeyOf(Path);

    /// <summary>The key of a new document.</summary>
    /// <param name="path">Its file, <c>/</c> for the root, or a folder.</param>
    public static Guid KeyOf(string path) => UmbracoTypes.KeyOf(path);

    /// <summary>What its file says; <c>null</c>: the root and folders have none.</summary>
    public string? Text { get; init; }

    /// <summary>Its properties by their aliases, as Umbraco keeps them.</summary>
    /// <param name="inBlocks">Whether its body goes into a list of blocks, and not into one text.</param>
    /// <param name="typeOf">The key of an element type.</param>
    public JsonObject Values(bool inBlocks, Func<string, Guid> typeOf)
    {
        if (Text is null)
        {
            return [];
        }
        var values = DocumentProperties.Of(Path, Text, inBlocks);
        if (values[DocumentProperties.Blocks] is JsonObject blocks)
        {
            values[DocumentProperties.Blocks] = ManagedBlocks.FromDelivery(blocks, typeOf);
        }
        var parts = Path.Split('/');
        values[FileName] = parts[^1] is "course.md" or "module.md" or "agreement.md" ? parts[^2] : parts[^1];
        // A statement's file is its text alone, and Umbraco asks for a title.
        values[Title] ??= DocumentShape.Of(Path) is null ? Name : null;
        if (values[Title] is null)
        {
            values.Remove(Title);
        }
        return values;
    }
}
