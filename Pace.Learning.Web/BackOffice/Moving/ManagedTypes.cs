using Pace.Learning.Content.Shapes;

namespace Pace.Learning.Web.BackOffice.Moving;

/// <summary>Our document types and element types as an Umbraco has them: under our keys, or under others where somebody made them by hand.</summary>
internal sealed class ManagedTypes
{
    private readonly Dictionary<string, ManagedType> byAlias = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Guid, string> aliases = [];

    /// <summary>Asks for each by our key, and looks through all for those that aren't there under it.</summary>
    public static async Task<ManagedTypes> ReadAsync(ManagementClient umbraco, CancellationToken cancellation)
    {
        var types = new ManagedTypes();
        var missing = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var ours in All)
        {
            if (await umbraco.TypeAsync(ours.Key, cancellation) is { } found)
            {
                types.Add(found with { Alias = ours.Alias });
            }
            else
            {
                missing.Add(ours.Alias);
            }
        }
        if (missing.Count > 0)
        {
            await types.LookThroughAsync(umbraco, null, missing, cancellation);
        }
        return types;
    }

    /// <summary>Every type of ours, element types first.</summary>
    public static IEnumerable<UmbracoType> All => UmbracoTypes.FromShapes.ElementTypes.Concat(UmbracoTypes.FromShapes.DocumentTypes);

    public bool Has(string alias) => byAlias.ContainsKey(alias);

    public Guid KeyOf(string alias) => byAlias[alias].Id;

    public string? AliasOf(Guid key) => aliases.GetValueOrDefault(key);

    /// <summary>Properties that a type should have and lacks.</summary>
    public IReadOnlyList<string> Lacking(UmbracoType ours) => byAlias.TryGetValue(ours.Alias, out var theirs) ? [.. ours.Properties.Select(p => p.Alias).Except(theirs.Properties, StringComparer.OrdinalIgnoreCase)] : [];

    public void Add(ManagedType type)
    {
        byAlias[type.Alias] = type;
        aliases[type.Id] = type.Alias;
    }

    private async Task LookThroughAsync(ManagementClient umbraco, Guid? folder, HashSet<string> missing, CancellationToken cancellation)
    {
        foreach (var row in await umbraco.TypesInAsync(folder, cancellation))
        {
            if (!row.IsFolder && !aliases.ContainsKey(row.Id) && await umbraco.TypeAsync(row.Id, cancellation) is { } type && missing.Contains(type.Alias))
            {
                Add(type);
            }
            if (row.HasChildren)
            {
                await LookThroughAsync(umbraco, row.Id, missing, cancellation);
            }
        }
    }
}
