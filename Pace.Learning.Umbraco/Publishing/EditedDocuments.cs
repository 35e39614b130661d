using System.Globalization;
using System.Text.Json.Nodes;
using Pace.Learning.BackOffice.Types;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace Pace.Learning.BackOffice.Publishing;

/// <summary>Reads documents of ours as they are being written, in the form in which the site takes them.</summary>
public sealed class EditedDocuments(IIdKeyMap keys, IContentTypeService contentTypes)
{
    /// <summary>Whether the site knows this kind of content.</summary>
    internal static bool IsOurs(IContentBase content) => TypeDefinitions.Ours.ByAlias.ContainsKey(content.ContentType.Alias);

    /// <summary>The document with the values of one language; <c>null</c> for content without languages.</summary>
    internal PublishCheck Read(IContentBase content, string? culture)
    {
        var properties = new JsonObject();
        foreach (var definition in TypeDefinitions.Ours.ByAlias[content.ContentType.Alias].Properties)
        {
            properties[definition.Alias] = content.Properties.TryGetValue(definition.Alias, out var property) ? ValueOf(property, culture) : null;
        }
        return new PublishCheck(content.Key, content.ContentType.Alias, ParentOf(content), content.GetCultureName(culture) ?? content.Name, culture is null ? [] : [culture], properties);
    }

    /// <summary>Gives what the back office's page sent its lists of blocks as the delivery API would show them.</summary>
    /// <param name="sent">The document, which is changed.</param>
    public void Normalize(JsonObject sent)
    {
        ArgumentNullException.ThrowIfNull(sent);
        if (sent["properties"] is not JsonObject properties)
        {
            return;
        }
        var culture = sent["cultures"] is JsonArray { Count: > 0 } cultures ? (string?)cultures[0] : null;
        foreach (var (alias, value) in properties.ToList())
        {
            if (BlockListValue.Is(value))
            {
                properties[alias] = BlockListValue.ToDelivery(value!, culture, ElementAlias);
            }
        }
    }

    private JsonNode? ValueOf(IProperty property, string? culture)
    {
        var value = property.GetValue(property.PropertyType.VariesByCulture() ? culture : null);
        if (value is string text && property.PropertyType.PropertyEditorAlias == Constants.PropertyEditors.Aliases.BlockList)
        {
            return text.Length > 0 && JsonNode.Parse(text) is { } blocks ? BlockListValue.ToDelivery(blocks, culture, ElementAlias) : null;
        }
        return Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } words ? JsonValue.Create(words) : null;
    }

    private string? ElementAlias(Guid key) =>
        TypeDefinitions.Ours.ElementTypes.FirstOrDefault(e => e.Key == key)?.Alias ?? contentTypes.Get(key)?.Alias;

    private Guid? ParentOf(IContentBase content) =>
        content is IContent && content.ParentId > 0 && keys.GetKeyForId(content.ParentId, UmbracoObjectTypes.Document) is { Success: true } parent ? parent.Result : null;
}
