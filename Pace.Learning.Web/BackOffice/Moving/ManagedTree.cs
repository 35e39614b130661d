using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pace.Learning.Content.Delivery;
using Pace.Learning.Content.Moving;

namespace Pace.Learning.Web.BackOffice.Moving;

/// <summary>A document of ours that is in Umbraco, with what it says in the form of the delivery API.</summary>
internal sealed record PlacedDocument(ManagedDocument Document, DeliveredItem Item);

/// <summary>What an Umbraco has of ours, drafts included, by the paths of the files that it stands for.</summary>
internal sealed class ManagedTree
{
    private readonly Dictionary<string, PlacedDocument> byPath = new(StringComparer.Ordinal);
    private readonly List<(PlacedDocument Document, string Route)> found = [];

    private ManagedTree()
    {
    }

    public IReadOnlyDictionary<string, PlacedDocument> ByPath => byPath;

    /// <summary>Documents of our types that have no place.</summary>
    public IReadOnlyList<UndeliveredItem> Homeless { get; private set; } = [];

    public static async Task<ManagedTree> ReadAsync(ManagementClient umbraco, ManagedTypes types, string? startItem, CancellationToken cancellation)
    {
        var tree = new ManagedTree();
        var roots = (await umbraco.DocumentsInAsync(null, cancellation)).Where(r => !r.IsTrashed && r.Type is { } type && types.AliasOf(type) is { } alias && MovableContent.FolderOf(alias) is MovableContent.Root).ToList();
        if ((roots.FirstOrDefault(r => IsStart(r, startItem)) ?? roots.FirstOrDefault()) is { } root)
        {
            await tree.WalkAsync(umbraco, types, root, "", cancellation);
        }
        tree.Place(types);
        return tree;
    }

    private async Task WalkAsync(ManagementClient umbraco, ManagedTypes types, TreeRow row, string route, CancellationToken cancellation)
    {
        if (row.IsTrashed || await umbraco.DocumentAsync(row.Id, cancellation) is not { IsTrashed: false } document)
        {
            return;
        }
        found.Add((new(document, Item(document, types, route + "/")), route));
        if (!row.HasChildren)
        {
            return;
        }
        HashSet<string> taken = [];
        foreach (var child in await umbraco.DocumentsInAsync(row.Id, cancellation))
        {
            if (child.Type is { } type && types.AliasOf(type) is not null)
            {
                var segment = Slug(child.Name);
                await WalkAsync(umbraco, types, child, $"{route}/{(taken.Add(segment) ? segment : $"{segment}-{child.Id:N}")}", cancellation);
            }
        }
    }

    private void Place(ManagedTypes types)
    {
        var byId = found.ToDictionary(f => f.Document.Document.Id, f => f.Document);
        foreach (var (document, route) in found)
        {
            if (MovableContent.FolderOf(types.AliasOf(document.Document.Type)!) is { } folder)
            {
                byPath.TryAdd(folder, document);
            }
        }
        var tree = new DeliveredTree([.. found.Select(f => f.Document.Item)]);
        foreach (var (path, item) in tree.ByPath)
        {
            byPath[path] = byId[item.Id];
        }
        Homeless = tree.Undelivered;
    }

    private static bool IsStart(TreeRow row, string? startItem) =>
        startItem is null ? row.Id == Content.Shapes.UmbracoTypes.KeyOf(MovableContent.Root) : Guid.TryParse(startItem, out var key) ? row.Id == key : Slug(row.Name) == startItem.Trim('/');

    private static DeliveredItem Item(ManagedDocument document, ManagedTypes types, string route)
    {
        var properties = new JsonObject();
        foreach (var value in document.Values.Where(v => v["culture"] is null && v["segment"] is null))
        {
            properties[(string)value["alias"]!] = ManagedBlocks.Is(value["value"]) ? ManagedBlocks.ToDelivery(value["value"]!, types.AliasOf) : value["value"]?.DeepClone();
        }
        return DeliveredItem.Read(JsonSerializer.SerializeToElement(new JsonObject
        {
            ["id"] = document.Id, ["contentType"] = types.AliasOf(document.Type), ["name"] = document.Name, ["route"] = new JsonObject { ["path"] = route }, ["properties"] = properties,
        }));
    }

    // What Umbraco's address of a page would be, near enough: a document with a file name doesn't need it.
    private static string Slug(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark))
        {
            words.Append(char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-');
        }
        return string.Join('-', words.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } slug ? slug : "page";
    }
}
