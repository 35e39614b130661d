using Pace.Learning.Content.Shapes;
using Pace.Learning.Web.Platform.Commands;

namespace Pace.Learning.Web.BackOffice.Moving;

/// <summary>
/// Lists the document types that an Umbraco should have, for one that can't take our library, or makes those that are missing through its Management API. One that is there is never changed.
/// See docs/umbraco.md, "Older Umbraco".
/// </summary>
internal static class TypesCommand
{
    public static Command Types { get; } = new("content types", "[--push]", "lists the document types for an Umbraco, or makes those that it lacks", RunAsync);

    private static async Task<int> RunAsync(WebApplicationBuilder builder, string[] args, TextWriter output)
    {
        if (args is [])
        {
            await ListAsync(output);
            return Command.Fine;
        }
        var options = builder.Configuration.GetSection("Pace:Umbraco").Get<ManagementOptions>() ?? new();
        if (args is not ["--push"] || options.Wrong is not null)
        {
            await output.WriteLineAsync(args is ["--push"] ? options.Wrong : "content types lists them; content types --push makes those that Umbraco lacks.");
            return Command.CouldNotRun;
        }
        try
        {
            return await MakeAsync(ManagementClient.For(options), output) ? Command.Fine : Command.Findings;
        }
        catch (ManagementFailedException e)
        {
            await output.WriteLineAsync($"{e.Message} What was made stays; run it again to go on.");
            return Command.CouldNotRun;
        }
    }

    private static async Task ListAsync(TextWriter output)
    {
        await output.WriteLineAsync("Data types");
        await output.WriteLineAsync($"  Pace Learning: Markdown ({TypeRequests.MarkdownKey}): Umbraco.MarkdownEditor");
        await output.WriteLineAsync($"  Pace Learning: blocks ({TypeRequests.BlocksKey}): Umbraco.BlockList with every element type below");
        await ListAsync("Element types", UmbracoTypes.FromShapes.ElementTypes, output);
        await ListAsync("Document types", UmbracoTypes.FromShapes.DocumentTypes, output);
    }

    private static async Task ListAsync(string heading, IReadOnlyList<UmbracoType> types, TextWriter output)
    {
        await output.WriteLineAsync(heading);
        foreach (var type in types)
        {
            await output.WriteLineAsync($"  {type.Alias}: {type.Name} ({type.Key}){(type.AllowedAsRoot ? ", at the top" : "")}{(type.Children is { Count: > 0 } children ? $", holds {string.Join(", ", children)}" : "")}");
            foreach (var property in type.Properties)
            {
                await output.WriteLineAsync($"    {property.Alias}: {property.Name}, {TypeRequests.EditorOf(property)}{(TypeRequests.IsMandatory(type, property) ? ", mandatory" : "")}{(TypeRequests.Pattern(property).Pattern is { } pattern ? $", matches {pattern}" : "")}");
            }
        }
    }

    // Each after those that it names. What stays missing takes with it what names it.
    private static async Task<bool> MakeAsync(ManagementClient umbraco, TextWriter output)
    {
        var types = await ManagedTypes.ReadAsync(umbraco, CancellationToken.None);
        var isWhole = await MakeDataTypeAsync(umbraco, "Markdown", TypeRequests.MarkdownKey, TypeRequests.Markdown, output);
        foreach (var element in UmbracoTypes.FromShapes.ElementTypes)
        {
            isWhole &= await MakeTypeAsync(umbraco, types, element, output);
        }
        if (UmbracoTypes.FromShapes.ElementTypes.All(e => types.Has(e.Alias)))
        {
            isWhole &= await MakeDataTypeAsync(umbraco, "blocks", TypeRequests.BlocksKey, TypeRequests.Blocks(types.KeyOf), output);
        }
        foreach (var type in FromTheLeaves(UmbracoTypes.FromShapes.DocumentTypes))
        {
            isWhole &= await MakeTypeAsync(umbraco, types, type, output);
        }
        if (isWhole)
        {
            await output.WriteLineAsync("Umbraco has every type.");
        }
        return isWhole;
    }

    private static async Task<bool> MakeTypeAsync(ManagementClient umbraco, ManagedTypes types, UmbracoType type, TextWriter output)
    {
        if (types.Has(type.Alias))
        {
            if (types.Lacking(type) is { Count: > 0 } lacking)
            {
                await output.WriteLineAsync($"{type.Alias} lacks {string.Join(", ", lacking)}. A type that is there is never changed: add them by hand.");
                return false;
            }
            return true;
        }
        if ((type.Children ?? []).Where(c => !types.Has(c)).ToList() is { Count: > 0 } missing)
        {
            await output.WriteLineAsync($"{type.Alias} wasn't made: it holds {string.Join(", ", missing)}.");
            return false;
        }
        if (await umbraco.CreateAsync("document-type", TypeRequests.Type(type, types.KeyOf), CancellationToken.None) is { } refused)
        {
            await output.WriteLineAsync($"{type.Alias} wasn't made: {refused.Words}");
            return false;
        }
        types.Add(new ManagedType(type.Key, type.Alias, type.Children is null, [.. type.Properties.Select(p => p.Alias)]));
        await output.WriteLineAsync($"made {type.Alias}");
        return true;
    }

    private static async Task<bool> MakeDataTypeAsync(ManagementClient umbraco, string name, Guid key, System.Text.Json.Nodes.JsonObject what, TextWriter output)
    {
        if (await umbraco.HasDataTypeAsync(key, CancellationToken.None))
        {
            return true;
        }
        var refused = await umbraco.CreateAsync("data-type", what, CancellationToken.None);
        await output.WriteLineAsync(refused is null ? $"made the data type Pace Learning: {name}" : $"The data type Pace Learning: {name} wasn't made: {refused.Words}");
        return refused is null;
    }

    private static IEnumerable<UmbracoType> FromTheLeaves(IReadOnlyList<UmbracoType> types)
    {
        HashSet<string> done = [];
        while (done.Count < types.Count)
        {
            foreach (var type in types.Where(t => !done.Contains(t.Alias) && t.Children!.All(done.Contains)).ToList())
            {
                done.Add(type.Alias);
                yield return type;
            }
        }
    }
}
