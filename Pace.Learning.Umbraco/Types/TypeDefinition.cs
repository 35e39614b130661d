using System.Collections.Frozen;
using System.Text.Json;

namespace Pace.Learning.BackOffice.Types;

/// <summary>A property as <c>document-types.json</c> tells of it.</summary>
internal sealed record PropertyDefinition(string Alias, string Name, string Form)
{
    public bool Required { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string> Values { get; init; } = [];

    public int? Most { get; init; }
}

/// <summary>A document type or an element type as <c>document-types.json</c> tells of it.</summary>
internal sealed record TypeDefinition(string Alias, string Name, string Icon, Guid Key, IReadOnlyList<PropertyDefinition> Properties)
{
    public bool AllowedAsRoot { get; init; }

    public bool Varies { get; init; }

    public IReadOnlyList<string> Children { get; init; } = [];
}

/// <summary>Every type of ours, from the file that the library carries.</summary>
internal sealed record TypeDefinitions(IReadOnlyList<TypeDefinition> DocumentTypes, IReadOnlyList<TypeDefinition> ElementTypes)
{
    private const string File = "document-types.json";

    public static TypeDefinitions Ours { get; } = Read();

    /// <summary>All of them by alias.</summary>
    public FrozenDictionary<string, TypeDefinition> ByAlias { get; } = DocumentTypes.Concat(ElementTypes).ToFrozenDictionary(t => t.Alias);

    /// <summary>The document types with every type after those that may stand in it.</summary>
    public IReadOnlyList<TypeDefinition> DocumentTypesFromTheLeaves()
    {
        var ordered = new List<TypeDefinition>();
        var open = new HashSet<string>();
        foreach (var type in DocumentTypes)
        {
            Visit(type);
        }
        return ordered;

        void Visit(TypeDefinition type)
        {
            if (ordered.Contains(type))
            {
                return;
            }
            if (!open.Add(type.Alias))
            {
                throw new InvalidDataException($"{File}: {type.Alias} stands inside itself.");
            }
            foreach (var child in type.Children)
            {
                Visit(ByAlias[child]);
            }
            ordered.Add(type);
        }
    }

    private static TypeDefinitions Read()
    {
        using var file = typeof(TypeDefinitions).Assembly.GetManifestResourceStream(File) ?? throw new InvalidOperationException($"The library was built without {File}.");
        return JsonSerializer.Deserialize<TypeDefinitions>(file, JsonSerializerOptions.Web) ?? throw new InvalidDataException($"{File} is empty.");
    }
}
