using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace Pace.Learning.BackOffice.Types;

/// <summary>Makes the document types and element types that are missing. What is there is left as it is, whoever made it.</summary>
internal sealed partial class DocumentTypes(IContentTypeService contentTypes, DataTypes dataTypes, IShortStringHelper strings, ILogger<DocumentTypes> log)
{
    private readonly Dictionary<string, IContentType> _found = [];

    /// <summary>Makes every missing type, each after those that it names.</summary>
    /// <exception cref="TypesNotMadeException">One can't be made; those before it stay, and the next time goes on with it.</exception>
    public async Task MakeAsync(TypeDefinitions definitions)
    {
        foreach (var element in definitions.ElementTypes)
        {
            _found[element.Alias] = await FindOrMakeAsync(element, isElement: true);
        }
        await dataTypes.MakeBlocksAsync(definitions.ElementTypes.Select(e => _found[e.Alias]));
        foreach (var type in definitions.DocumentTypesFromTheLeaves())
        {
            _found[type.Alias] = await FindOrMakeAsync(type, isElement: false);
        }
    }

    private async Task<IContentType> FindOrMakeAsync(TypeDefinition definition, bool isElement)
    {
        if (await FindAsync(definition) is { } there)
        {
            return there;
        }
        var made = await NewAsync(definition, isElement);
        Exception? failure = null;
        string? status = null;
        try
        {
            var attempt = await contentTypes.CreateAsync(made, Constants.Security.SuperUserKey);
            if (attempt.Success)
            {
                LogMade(definition.Alias);
                return made;
            }
            status = attempt.Result.ToString();
        }
        catch (Exception e)
        {
            failure = e;
        }
        // Another server that starts at the same moment may have been quicker.
        return await FindAsync(definition) ?? throw new TypesNotMadeException($"The type {definition.Alias} wasn't made: {status ?? failure!.Message}.", failure);
    }

    private async Task<IContentType?> FindAsync(TypeDefinition definition) =>
        await contentTypes.GetAsync(definition.Key) ?? contentTypes.Get(definition.Alias);

    private async Task<ContentType> NewAsync(TypeDefinition definition, bool isElement)
    {
        var type = new ContentType(strings, Constants.System.Root)
        {
            Key = definition.Key,
            Alias = definition.Alias,
            Name = definition.Name,
            Icon = definition.Icon,
            AllowedAsRoot = definition.AllowedAsRoot,
            IsElement = isElement,
            Variations = definition.Varies ? ContentVariation.Culture : ContentVariation.Nothing,
            AllowedContentTypes = [.. definition.Children.Select((child, order) => new ContentTypeSort(_found[child].Key, order, child))],
        };
        var order = 0;
        foreach (var property in definition.Properties)
        {
            var (group, name) = property.Form is "markdown" or "blocks" ? ("content", "Content") : ("details", "Details");
            type.AddPropertyType(await NewAsync(property, isElement, order++), group, name);
        }
        return type;
    }

    private async Task<PropertyType> NewAsync(PropertyDefinition definition, bool isElement, int order)
    {
        var (pattern, message) = Pattern(definition);
        return new PropertyType(strings, await dataTypes.ForAsync(definition.Form), definition.Alias)
        {
            Name = definition.Name,
            Description = Description(definition),
            SortOrder = order,
            // What a block needs depends on its other fields, and a list may be empty on purpose: the check before publishing knows.
            Mandatory = definition.Required && !isElement && definition.Form is not ("lines" or "choices" or "nested"),
            ValidationRegExp = pattern,
            ValidationRegExpMessage = message,
        };
    }

    private static string? Description(PropertyDefinition definition)
    {
        string?[] parts =
        [
            definition.Description,
            definition.Values.Count == 0 ? null : $"{(definition.Form is "choices" ? "One to a line, of" : "One of")}: {string.Join(", ", definition.Values)}.",
            definition.Most is { } most ? $"At most {most} characters." : null,
        ];
        var text = string.Join(' ', parts.Where(p => p is not null));
        return text.Length == 0 ? null : text;
    }

    private static (string? Pattern, string? Message) Pattern(PropertyDefinition definition)
    {
        var value = $"(?:{string.Join('|', definition.Values.Select(Regex.Escape))})";
        return definition switch
        {
            { Form: "number" } => (@"^\d+(?:\.\d+)?$", "Write a number in figures, such as 12 or 1.5."),
            { Form: "day" } => (@"^\d{4}-\d{2}-\d{2}$", "Write a day such as 2026-01-31."),
            { Values.Count: 0, Most: { } most } => ($@"^[\s\S]{{0,{most}}}$", $"Use at most {most} characters."),
            { Values.Count: 0 } => (null, null),
            { Form: "choices" } => ($@"^\s*{value}?(?:\s*\n\s*{value})*\s*$", "Write one to a line, each as it stands in the list."),
            _ => ($"^{value}$", "Write one of the list, as it stands there."),
        };
    }

    [LoggerMessage(LogLevel.Information, "Made the type {Alias}")]
    private partial void LogMade(string alias);
}
