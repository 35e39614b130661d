using System.Text.Json.Nodes;
using Pace.Learning.Content.Delivery;
using Pace.Learning.Content.Moving;
using Pace.Learning.Content.Shapes;

namespace Pace.Learning.Web.BackOffice.Moving;

/// <summary>How a content folder is written to an Umbraco.</summary>
/// <param name="InBlocks">Whether new documents, and those that are Markdown there and changed here, get their bodies as lists of blocks.</param>
/// <param name="Overwrites">Whether what somebody wrote or unpublished in Umbraco gives way.</param>
/// <param name="OnlyTells">Whether nothing is written.</param>
internal sealed record PushChoices(bool InBlocks, bool Overwrites, bool OnlyTells);

/// <summary>
/// Writes the documents of a content folder to an Umbraco and publishes them, each after what it stands in. What says the same there is left alone; so is what somebody wrote there since both sides
/// had the same (<see cref="MovedRecord"/>). It can be ended anywhere and begun again.
/// </summary>
internal sealed class ContentPush(ManagementClient umbraco, ManagedTypes types, ManagedTree there, MovedRecord record, PushChoices choices, MoveReport report)
{
    private readonly Dictionary<string, Guid> keys = new(StringComparer.Ordinal);

    public async Task RunAsync(IReadOnlyList<MovedDocument> documents, CancellationToken cancellation)
    {
        var paths = documents.Select(d => d.Path).ToHashSet(StringComparer.Ordinal);
        // A file that was renamed is another document: two with the same id would both be lost.
        var others = there.ByPath.Where(d => !paths.Contains(d.Key)).Select(d => (Id: d.Value.Item.Text(UmbracoTypes.AliasOf("id")), Path: d.Key)).Where(d => d.Id is not null).ToLookup(d => d.Id!, d => d.Path);
        foreach (var document in documents)
        {
            if (there.ByPath.TryGetValue(document.Path, out var found))
            {
                keys[document.Path] = found.Document.Id;
                await CompareAsync(document, found, cancellation);
            }
            else if (IdOf(document) is { } id && others[id].FirstOrDefault() is { } elsewhere)
            {
                report.Left(document.Path, $"In Umbraco it stands at {elsewhere}. Move it there, or write its new file name, and push again.");
            }
            else
            {
                await CreateAsync(document, cancellation);
            }
        }
        foreach (var path in there.ByPath.Keys.Where(p => !paths.Contains(p)).Order(StringComparer.Ordinal))
        {
            report.Only(path, "only in Umbraco");
        }
        foreach (var homeless in there.Homeless)
        {
            report.Only(homeless.Name, $"in Umbraco, {homeless.Reason}");
        }
    }

    private async Task CreateAsync(MovedDocument document, CancellationToken cancellation)
    {
        if (document.ParentPath is { } parent && !keys.ContainsKey(parent))
        {
            report.Failed(document.Path, "What it stands in isn't in Umbraco.");
            return;
        }
        keys[document.Path] = document.Key;
        if (choices.OnlyTells)
        {
            report.Created(document.Path);
            return;
        }
        var text = Said(document, choices.InBlocks);
        record.NoteWriting(document.Path, text);
        var refused = await umbraco.CreateAsync("document", new JsonObject
        {
            ["id"] = document.Key, ["parent"] = document.ParentPath is { } above ? new JsonObject { ["id"] = keys[above] } : null, ["documentType"] = new JsonObject { ["id"] = types.KeyOf(document.TypeAlias) }, ["template"] = null,
            ["values"] = new JsonArray([.. ValuesOf(document, choices.InBlocks)]), ["variants"] = new JsonArray(new JsonObject { ["culture"] = null, ["segment"] = null, ["name"] = document.Name }),
        }, cancellation);
        if (refused is { } why)
        {
            keys.Remove(document.Path);
            report.Failed(document.Path, why.Words);
            return;
        }
        record.NoteWritten(document.Path, text);
        report.Created(document.Path);
        await PublishAsync(document, document.Key, text, cancellation);
    }

    private async Task CompareAsync(MovedDocument document, PlacedDocument found, CancellationToken cancellation)
    {
        if (Theirs(document, found) is not { } theirs)
        {
            return;
        }
        var ours = Said(document, theirs.InBlocks);
        if (theirs.Text == ours.Text)
        {
            await FinishAsync(document, found.Document, ours, cancellation);
        }
        else if (!choices.Overwrites && !record.Knows(document.Path, theirs))
        {
            report.Left(document.Path, "Somebody wrote in it in Umbraco since both sides had the same. \"content pull\" brings that here once it is published; --overwrite puts the file's text in its place.");
        }
        else if (!choices.Overwrites && found.Document.State == ManagedDocument.Draft && record.WasPublished(document.Path))
        {
            report.Left(document.Path, "Somebody took it off the public in Umbraco. --overwrite writes it and publishes it again.");
        }
        else
        {
            await UpdateAsync(document, found, theirs.InBlocks || choices.InBlocks, cancellation);
        }
    }

    private MovedText? Theirs(MovedDocument document, PlacedDocument found)
    {
        try
        {
            return document.Text is null ? Nothing : MovedText.Of(document.Path, found.Item);
        }
        catch (UnreadableDeliveryException) when (choices.Overwrites)
        {
            return Nothing;
        }
        catch (UnreadableDeliveryException e)
        {
            report.Left(document.Path, $"What is in Umbraco can't be read: {e.Message} --overwrite puts the file's text in its place.");
            return null;
        }
    }

    // The texts are the same; but is it public?
    private async Task FinishAsync(MovedDocument document, ManagedDocument found, MovedText text, CancellationToken cancellation)
    {
        if (found.State == ManagedDocument.Published)
        {
            record.NotePublished(document.Path, text);
            report.Unchanged();
        }
        else if (!choices.Overwrites && !record.IsUnfinished(document.Path, text))
        {
            report.Left(document.Path, found.State == ManagedDocument.Draft
                ? "It isn't public in Umbraco, and not because of a push that was cut short. Publish it there, or use --overwrite."
                : "It says the same in Umbraco as a draft, but something else is public. Publish it there, or use --overwrite.");
        }
        else
        {
            report.Changed(document.Path);
            if (!choices.OnlyTells)
            {
                await PublishAsync(document, found.Id, text, cancellation);
            }
        }
    }

    private async Task UpdateAsync(MovedDocument document, PlacedDocument found, bool inBlocks, CancellationToken cancellation)
    {
        if (choices.OnlyTells)
        {
            report.Changed(document.Path);
            return;
        }
        // Reading everything took a while, and editors go on.
        if (await umbraco.DocumentAsync(found.Document.Id, cancellation) is not { } now || !IsSame(now, found.Document))
        {
            report.Left(document.Path, "Somebody is writing in it in Umbraco at this moment. Push again.");
            return;
        }
        var text = Said(document, inBlocks);
        record.NoteWriting(document.Path, text);
        var refused = await umbraco.UpdateAsync(found.Document.Id, new JsonObject
        {
            ["template"] = found.Document.Template?.DeepClone(), ["values"] = new JsonArray([.. Kept(document, found.Document), .. ValuesOf(document, inBlocks)]), ["variants"] = new JsonArray([.. Names(document, found)]),
        }, cancellation);
        if (refused is { } why)
        {
            report.Failed(document.Path, why.Words);
            return;
        }
        record.NoteWritten(document.Path, text);
        report.Changed(document.Path);
        await PublishAsync(document, found.Document.Id, text, cancellation);
    }

    private async Task PublishAsync(MovedDocument document, Guid key, MovedText text, CancellationToken cancellation)
    {
        if (await umbraco.PublishAsync(key, cancellation) is { } refused)
        {
            report.NotPublished(document.Path, refused.Words);
            return;
        }
        record.NotePublished(document.Path, text);
    }

    private static MovedText Said(MovedDocument document, bool inBlocks) => document.Text is { } text ? MovedText.OfFile(document.Path, text, inBlocks) : Nothing;

    private IEnumerable<JsonNode> ValuesOf(MovedDocument document, bool inBlocks) =>
        document.Values(inBlocks, types.KeyOf).Select(v => new JsonObject { ["alias"] = v.Key, ["culture"] = null, ["segment"] = null, ["value"] = v.Value?.DeepClone() });

    // Umbraco empties what isn't sent: fields that somebody added there are sent back as they are.
    private static IEnumerable<JsonNode> Kept(MovedDocument document, ManagedDocument found)
    {
        var ours = UmbracoTypes.FromShapes.DocumentTypes.Single(t => t.Alias == document.TypeAlias).Properties.Select(p => p.Alias).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return found.Values.Where(v => !ours.Contains((string)v["alias"]!))
            .Select(v => new JsonObject { ["alias"] = v["alias"]!.DeepClone(), ["culture"] = v["culture"]?.DeepClone(), ["segment"] = v["segment"]?.DeepClone(), ["value"] = v["value"]?.DeepClone() });
    }

    // What editors call it stays, unless it is called by its title.
    private static IEnumerable<JsonNode> Names(MovedDocument document, PlacedDocument found) => found.Document.Variants.Select(v => new JsonObject
    {
        ["culture"] = v["culture"]?.DeepClone(), ["segment"] = v["segment"]?.DeepClone(), ["name"] = (string?)v["name"] == found.Item.Text("title") ? document.Name : (string?)v["name"],
    });

    private static bool IsSame(ManagedDocument now, ManagedDocument before) =>
        now.State == before.State && now.IsTrashed == before.IsTrashed && now.Name == before.Name && now.Values.Count == before.Values.Count && now.Values.Zip(before.Values).All(v => JsonNode.DeepEquals(v.First, v.Second));

    private static string? IdOf(MovedDocument document) => document.Text is { } text ? (string?)DocumentProperties.Of(document.Path, text)[UmbracoTypes.AliasOf("id")] : null;

    private static readonly MovedText Nothing = new("", false);
}
