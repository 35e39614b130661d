using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;

namespace Pace.Learning.BackOffice.Types;

/// <summary>The data types that our properties need: Umbraco's own, and three of ours that are made where they are missing.</summary>
internal sealed class DataTypes(IDataTypeService dataTypes, PropertyEditorCollection editors, IConfigurationEditorJsonSerializer serializer)
{
    internal static readonly Guid MarkdownKey = new("6b62e2fa-78a8-564a-be3b-b4555740981b");
    internal static readonly Guid BlocksKey = new("06499107-4a63-56ef-8204-7a80bc455d5b");
    internal static readonly Guid ContributionKey = new("678f2a3a-0abc-5952-8cc4-e574b9f25852");

    // What tells one block of a kind from the next, the best first.
    private static readonly string[] Telling = ["argument", "about", "paceId"];

    private readonly Dictionary<Guid, IDataType> _found = [];

    /// <summary>The data type for a property of this form.</summary>
    /// <exception cref="TypesNotMadeException">It is missing and can't be made.</exception>
    public Task<IDataType> ForAsync(string form) => form switch
    {
        "markdown" => FindOrMakeAsync(MarkdownKey, () => New(MarkdownKey, "Pace Learning: Markdown", Constants.PropertyEditors.Aliases.MarkdownEditor, "Umb.PropertyEditorUi.MarkdownEditor", ValueStorageType.Ntext)),
        "contribution" => FindOrMakeAsync(ContributionKey, () => New(ContributionKey, "Pace Learning: parent's contribution", Constants.PropertyEditors.Aliases.TextBox, "PaceLearning.ContributionPicker", ValueStorageType.Nvarchar)),
        "blocks" => FindAsync(BlocksKey, "Pace Learning: blocks"),
        "paragraph" or "lines" or "choices" or "nested" => FindAsync(Constants.DataTypes.Guids.TextareaGuid, "Textarea"),
        _ => FindAsync(Constants.DataTypes.Guids.TextstringGuid, "Textstring"),
    };

    /// <summary>Makes the data type for lists of blocks, once the element types are there.</summary>
    /// <exception cref="TypesNotMadeException">It can't be made.</exception>
    public Task<IDataType> MakeBlocksAsync(IEnumerable<IContentType> elements) => FindOrMakeAsync(BlocksKey, () =>
    {
        var type = New(BlocksKey, "Pace Learning: blocks", Constants.PropertyEditors.Aliases.BlockList, "Umb.PropertyEditorUi.BlockList", ValueStorageType.Ntext);
        type.ConfigurationData = new Dictionary<string, object>
        {
            ["blocks"] = elements.Select(e => new Dictionary<string, object> { ["contentElementTypeKey"] = e.Key, ["label"] = Label(e) }).ToArray(),
        };
        return type;
    });

    private static string Label(IContentType element) =>
        Telling.FirstOrDefault(element.PropertyTypeExists) is { } alias ? $"{element.Name} ${{ {alias} }}" : element.Name!;

    private DataType New(Guid key, string name, string editorAlias, string editorUi, ValueStorageType storage) =>
        editors.TryGet(editorAlias, out var editor)
            ? new DataType(editor, serializer) { Key = key, Name = name, EditorUiAlias = editorUi, DatabaseType = storage }
            : throw new TypesNotMadeException($"The property editor {editorAlias} isn't installed.");

    private async Task<IDataType> FindAsync(Guid key, string name) =>
        await FoundAsync(key) ?? throw new TypesNotMadeException($"The data type \"{name}\" ({key}) is missing. It comes with Umbraco; make it again with this key.");

    private async Task<IDataType> FindOrMakeAsync(Guid key, Func<DataType> make)
    {
        if (await FoundAsync(key) is { } there)
        {
            return there;
        }
        var made = make();
        Exception? failure = null;
        string? status = null;
        try
        {
            var attempt = await dataTypes.CreateAsync(made, Constants.Security.SuperUserKey);
            if (attempt.Success)
            {
                return _found[key] = made;
            }
            status = attempt.Status.ToString();
        }
        catch (Exception e)
        {
            failure = e;
        }
        // Another server that starts at the same moment may have been quicker.
        return await FoundAsync(key) ?? throw new TypesNotMadeException($"The data type \"{made.Name}\" wasn't made: {status ?? failure!.Message}.", failure);
    }

    private async Task<IDataType?> FoundAsync(Guid key)
    {
        if (!_found.TryGetValue(key, out var type) && await dataTypes.GetAsync(key) is { } there)
        {
            _found[key] = type = there;
        }
        return type;
    }
}

/// <summary>A type is missing and couldn't be made. The message says which and why.</summary>
internal sealed class TypesNotMadeException(string message, Exception? inner = null) : Exception(message, inner);
