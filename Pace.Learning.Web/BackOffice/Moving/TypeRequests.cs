using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pace.Learning.Content.Shapes;

namespace Pace.Learning.Web.BackOffice.Moving;

/// <summary>Our types as the Management API takes them, and in words for those who make them by hand. The library for Umbraco makes the same.</summary>
internal static class TypeRequests
{
    public static readonly Guid MarkdownKey = UmbracoTypes.KeyOf("data-types/markdown");
    public static readonly Guid BlocksKey = UmbracoTypes.KeyOf("data-types/blocks");

    private const string Textstring = "0cc0eba1-9960-42c9-bf9b-60e150b429ae";
    private const string Textarea = "c6bac0dd-4ab9-45b1-8e30-e4b619ee5da3";

    // What tells one block of a kind from the next, the best first.
    private static readonly string[] Telling = ["argument", "about", "paceId"];

    public static JsonObject Markdown => DataType(MarkdownKey, "Pace Learning: Markdown", "MarkdownEditor", []);

    public static JsonObject Blocks(Func<string, Guid> keyOf) => DataType(BlocksKey, "Pace Learning: blocks", "BlockList",
    [
        new JsonObject
        {
            ["alias"] = "blocks",
            ["value"] = new JsonArray([.. UmbracoTypes.FromShapes.ElementTypes.Select(e => new JsonObject { ["contentElementTypeKey"] = keyOf(e.Alias).ToString(), ["settingsElementTypeKey"] = null, ["label"] = Label(e) })]),
        },
    ]);

    /// <summary>A document type or element type; what may stand in it has to be there.</summary>
    public static JsonObject Type(UmbracoType type, Func<string, Guid> keyOf) => new()
    {
        ["id"] = type.Key.ToString(), ["parent"] = null, ["alias"] = type.Alias, ["name"] = type.Name, ["description"] = null, ["icon"] = type.Icon, ["allowedAsRoot"] = type.AllowedAsRoot, ["variesByCulture"] = type.Varies,
        ["variesBySegment"] = false, ["collection"] = null, ["isElement"] = type.Children is null, ["allowedInLibrary"] = false,
        ["properties"] = new JsonArray([.. type.Properties.Select((p, order) => Property(type, p, order))]),
        ["containers"] = new JsonArray([.. type.Properties.Select(GroupOf).Distinct().Select((g, order) => new JsonObject { ["id"] = ContainerKey(type, g), ["parent"] = null, ["name"] = g, ["type"] = "Group", ["sortOrder"] = order })]),
        ["allowedTemplates"] = new JsonArray(), ["defaultTemplate"] = null,
        ["cleanup"] = new JsonObject { ["preventCleanup"] = false, ["keepAllVersionsNewerThanDays"] = null, ["keepLatestVersionPerDayForDays"] = null },
        ["allowedDocumentTypes"] = new JsonArray([.. (type.Children ?? []).Select((c, order) => new JsonObject { ["documentType"] = new JsonObject { ["id"] = keyOf(c).ToString() }, ["sortOrder"] = order })]),
        ["compositions"] = new JsonArray(),
    };

    /// <summary>The data type of a property, in the words of the back office.</summary>
    public static string EditorOf(UmbracoProperty property) => property.Form switch
    {
        "markdown" => "Pace Learning: Markdown",
        "blocks" => "Pace Learning: blocks",
        "paragraph" or "lines" or "choices" or "nested" => "Textarea",
        _ => "Textstring",
    };

    /// <summary>Whether a document can't be published without it. What a block needs depends on its other fields, and a list may be empty on purpose.</summary>
    public static bool IsMandatory(UmbracoType type, UmbracoProperty property) => property.Required && type.Children is not null && property.Form is not ("lines" or "choices" or "nested");

    /// <summary>What its text has to match, and what an editor reads otherwise.</summary>
    public static (string? Pattern, string? Message) Pattern(UmbracoProperty property)
    {
        var values = property.Values ?? [];
        var value = $"(?:{string.Join('|', values.Select(Regex.Escape))})";
        return property switch
        {
            { Form: "number" } => (@"^\d+(?:\.\d+)?$", "Write a number in figures, such as 12 or 1.5."),
            { Form: "day" } => (@"^\d{4}-\d{2}-\d{2}$", "Write a day such as 2026-01-31."),
            { Most: { } most } when values.Count == 0 => ($@"^[\s\S]{{0,{most}}}$", $"Use at most {most} characters."),
            _ when values.Count == 0 => (null, null),
            { Form: "choices" } => ($@"^\s*{value}?(?:\s*\n\s*{value})*\s*$", "Write one to a line, each as it stands in the list."),
            _ => ($"^{value}$", "Write one of the list, as it stands there."),
        };
    }

    /// <summary>Help with it, with what it may say.</summary>
    public static string? Description(UmbracoProperty property)
    {
        string?[] parts =
        [
            property.Description,
            property.Values is { Count: > 0 } values ? $"{(property.Form is "choices" ? "One to a line, of" : "One of")}: {string.Join(", ", values)}." : null,
            property.Most is { } most ? $"At most {most} characters." : null,
        ];
        return string.Join(' ', parts.OfType<string>()) is { Length: > 0 } text ? text : null;
    }

    public static string GroupOf(UmbracoProperty property) => property.Form is "markdown" or "blocks" ? "Content" : "Details";

    private static JsonObject Property(UmbracoType type, UmbracoProperty property, int order)
    {
        var (pattern, message) = Pattern(property);
        return new JsonObject
        {
            ["id"] = UmbracoTypes.KeyOf($"{type.Alias}.{property.Alias}").ToString(), ["container"] = new JsonObject { ["id"] = ContainerKey(type, GroupOf(property)) }, ["sortOrder"] = order, ["alias"] = property.Alias, ["name"] = property.Name,
            ["description"] = Description(property), ["dataType"] = new JsonObject { ["id"] = DataTypeOf(property) }, ["variesByCulture"] = false, ["variesBySegment"] = false,
            ["validation"] = new JsonObject { ["mandatory"] = IsMandatory(type, property), ["mandatoryMessage"] = null, ["regEx"] = pattern, ["regExMessage"] = message },
            ["appearance"] = new JsonObject { ["labelOnTop"] = false },
        };
    }

    private static string DataTypeOf(UmbracoProperty property) => EditorOf(property) switch
    {
        "Pace Learning: Markdown" => MarkdownKey.ToString(),
        "Pace Learning: blocks" => BlocksKey.ToString(),
        "Textarea" => Textarea,
        _ => Textstring,
    };

    private static string ContainerKey(UmbracoType type, string group) => UmbracoTypes.KeyOf($"{type.Alias}/{group}").ToString();

    private static string Label(UmbracoType element) => Telling.FirstOrDefault(t => element.Properties.Any(p => p.Alias == t)) is { } alias ? $"{element.Name} ${{ {alias} }}" : element.Name;

    private static JsonObject DataType(Guid key, string name, string editor, JsonArray values) => new()
    {
        ["id"] = key.ToString(), ["parent"] = null, ["name"] = name, ["editorAlias"] = $"Umbraco.{editor}", ["editorUiAlias"] = $"Umb.PropertyEditorUi.{editor}", ["values"] = values,
    };
}
