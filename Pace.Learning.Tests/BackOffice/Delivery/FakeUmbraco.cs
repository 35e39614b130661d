using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Pace.Learning.Content.Shapes;
using Pace.Learning.Tests.Content.Delivery;

namespace Pace.Learning.Tests.BackOffice.Delivery;

/// <summary>
/// An Umbraco's Content Delivery API and media in the shapes that a real one was recorded with: lists in pages, bare arrays, empty bodies of 401 and 404, languages, pickers that tell more when
/// they are expanded. It begins with the documents of a content folder, sends webhooks by itself, and can be down, slow, empty or broken.
/// </summary>
internal sealed class FakeUmbraco : IAsyncDisposable
{
    public const string Key = "local-delivery-key";

    private const string Api = "/umbraco/delivery/api/v2/content";
    private const string Default = "en-GB";

    private readonly WebApplication app;
    private readonly SortedDictionary<string, FakeDocument> documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FakeFile> media = new(StringComparer.Ordinal);
    private readonly HashSet<string> hidden = [];
    private readonly Lock changing = new();
    private List<FakeDocument>? delivered;
    private int asked;
    private int stamps;

    private FakeUmbraco(WebApplication app) => this.app = app;

    /// <summary>What it does instead of answering.</summary>
    public Func<HttpContext, Task>? Trouble { get; set; }

    /// <summary>How long it takes over each answer.</summary>
    public TimeSpan Slowness { get; set; }

    /// <summary>What it waits for before it sends a file.</summary>
    public Task FilesWaitFor { get; set; } = Task.CompletedTask;

    /// <summary>Where it sends webhooks; <c>null</c>: all of them are lost.</summary>
    public FakeWebhooks? Webhooks { get; set; }

    /// <summary>How often it was asked.</summary>
    public int Asked => asked;

    /// <summary>Which files it sent, by their addresses.</summary>
    public List<string> Sent { get; } = [];

    public string Url => app.Urls.First();

    public static Task<FakeUmbraco> StartAsync(string contentFolder, string url = "http://127.0.0.1:0") => StartAsync(
        Directory.EnumerateFiles(contentFolder, "*.md", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(contentFolder, f).Replace('\\', '/'), File.ReadAllText), url);

    public static async Task<FakeUmbraco> StartAsync(IEnumerable<KeyValuePair<string, string>> files, string url = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var umbraco = new FakeUmbraco(builder.Build());
        foreach (var folder in (string[])["", "courses", "pathways", "pages", "agreements", "statements"])
        {
            umbraco.documents[folder] = FakeDocument.Of(folder, Delivered.Folder(folder));
        }
        foreach (var (path, text) in files)
        {
            if (Delivered.Holds(path))
            {
                umbraco.Publish(path, text, inBlocks: path.Length % 2 == 0);
            }
        }
        umbraco.app.Run(umbraco.AnswerAsync);
        await umbraco.app.StartAsync();
        return umbraco;
    }

    /// <summary>Publishes a document; answers its key.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="text">What the file would say.</param>
    /// <param name="inBlocks">Whether its body is a list of blocks.</param>
    /// <param name="with">Changes what is delivered.</param>
    public Guid Publish(string path, string text, bool inBlocks = false, Action<JsonObject>? with = null)
    {
        var json = Delivered.Json(path, text, inBlocks, Stamp());
        with?.Invoke(json);
        return Change(path, "Umbraco.ContentPublish", () => { documents[path] = FakeDocument.Of(path, json); hidden.Remove(path); });
    }

    /// <summary>Publishes a document in languages, each with a text of its own; one that isn't named is published no more.</summary>
    public Guid Publish(string path, params (string Culture, string Text)[] texts)
    {
        var updated = Stamp();
        var cultures = texts.ToDictionary(t => t.Culture, t => Delivered.Json(path, t.Text, inBlocks: false, updated));
        foreach (var json in cultures.Values)
        {
            json["cultures"] = new JsonObject([.. cultures.Keys.Select(c => KeyValuePair.Create<string, JsonNode?>(c, json["route"]!.DeepClone()))]);
        }
        return Change(path, "Umbraco.ContentPublish", () => { documents[path] = FakeDocument.Of(path, cultures); hidden.Remove(path); });
    }

    /// <summary>Takes a document from the public, and with it what stands below.</summary>
    public Guid Unpublish(string path) => Change(path, "Umbraco.ContentUnpublish", () => hidden.Add(path));

    /// <summary>Puts it back, and with it what stands below.</summary>
    public Guid Republish(string path) => Change(path, "Umbraco.ContentPublish", () => hidden.Remove(path));

    /// <summary>Throws a document into the bin, with what stands below: one event names all of them.</summary>
    public Guid Bin(string path) => Change(path, "Umbraco.ContentMovedToRecycleBin", () => hidden.Add(path), [.. documents.Keys.Where(other => StandsIn(other, path))]);

    /// <summary>Deletes a document for good. Two events tell of it.</summary>
    public Guid Delete(string path)
    {
        var below = documents.Keys.Where(other => StandsIn(other, path)).ToList();
        Change(path, "Umbraco.ContentUnpublish", () => hidden.Add(path));
        return Change(path, "Umbraco.ContentDelete", () => below.ForEach(other => documents.Remove(other)));
    }

    /// <summary>Puts a file into its media; answers what a picker of it delivers.</summary>
    public JsonObject AddMedia(string address, byte[] bytes, string type, string? alt = null)
    {
        lock (changing)
        {
            media[address] = new(bytes, type, ++stamps);
        }
        return new JsonObject
        {
            ["focalPoint"] = new JsonObject { ["left"] = 0.5, ["top"] = 0.4 },
            ["crops"] = new JsonArray(new JsonObject { ["alias"] = "card", ["width"] = 400, ["height"] = 300, ["coordinates"] = null }),
            ["id"] = UmbracoTypes.KeyOf(address).ToString(), ["name"] = Path.GetFileNameWithoutExtension(address), ["mediaType"] = "Image", ["url"] = address, ["extension"] = Path.GetExtension(address)[1..],
            ["width"] = 0, ["height"] = 0, ["bytes"] = bytes.Length, ["properties"] = new JsonObject { ["altText"] = alt },
        };
    }

    /// <summary>Throws a file into the bin: nothing tells of it, and its address is empty.</summary>
    public void BinMedia(string address)
    {
        lock (changing)
        {
            media.Remove(address);
        }
    }

    /// <summary>Tells that somebody saved a file.</summary>
    public void SaveMedia(string address) => Webhooks?.Tell("Umbraco.MediaSave", UmbracoTypes.KeyOf(address));

    public async ValueTask DisposeAsync()
    {
        await (Webhooks?.DisposeAsync() ?? ValueTask.CompletedTask);
        Webhooks = null;
        await app.DisposeAsync();
    }

    private string Stamp() => string.Create(CultureInfo.InvariantCulture, $"2026-11-30T00:00:00.{Interlocked.Increment(ref stamps):0000000}");

    private Guid Change(string path, string name, Action act, IReadOnlyList<string>? told = null)
    {
        lock (changing)
        {
            act();
            delivered = null;
        }
        var ids = (told ?? [path]).Select(UmbracoTypes.KeyOf).ToArray();
        Webhooks?.Tell(name, ids);
        return UmbracoTypes.KeyOf(path);
    }

    private static bool StandsIn(string path, string other) =>
        path == other || other.Length == 0 || (other.EndsWith(".md", StringComparison.Ordinal) ? Path.GetFileName(other) is "course.md" or "module.md" or "agreement.md" && path.StartsWith(other[..(other.LastIndexOf('/') + 1)], StringComparison.Ordinal)
            : path.StartsWith(other + "/", StringComparison.Ordinal));

    private List<FakeDocument> Delivers()
    {
        lock (changing)
        {
            return delivered ??= [.. documents.Values.Where(d => !hidden.Any(h => StandsIn(d.Path, h))).OrderBy(d => d.Level).ThenBy(d => d.Path, StringComparer.Ordinal)];
        }
    }

    private async Task AnswerAsync(HttpContext http)
    {
        Interlocked.Increment(ref asked);
        await Task.Delay(Slowness);
        var path = http.Request.Path.Value!;
        if (Trouble is { } trouble)
        {
            await trouble(http);
        }
        else if (path.StartsWith("/media/", StringComparison.Ordinal))
        {
            await SendFileAsync(http, path);
        }
        else if (http.Request.Headers["Api-Key"] != Key)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (path.StartsWith(Api, StringComparison.Ordinal) && BodyOf(path[Api.Length..], http.Request.Query, LanguageOf(http)) is { } body)
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            await http.Response.WriteAsync(body);
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private string? BodyOf(string path, IQueryCollection query, string? language)
    {
        var all = Delivers();
        if (path.Length == 0)
        {
            var (skip, take) = (int.Parse(query["skip"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture), int.Parse(query["take"].FirstOrDefault() ?? "10", CultureInfo.InvariantCulture));
            var found = query["fetch"].FirstOrDefault()?.Split(':') switch
            {
                ["children", var id] => all.Where(d => all.Find(a => a.Id == id) is { } parent && d.ParentRoute == parent.Route && d != parent).ToList(),
                ["descendants", var id] => all.Where(d => all.Find(a => a.Id == id) is { } parent && d != parent && StandsIn(d.Path, parent.Path)).ToList(),
                _ => all,
            };
            // The total counts those that the language hides.
            return $"{{\"total\":{found.Count},\"items\":[{string.Join(',', found.Skip(skip).Take(take).Select(d => d.In(language, Default)?.Listed).OfType<string>())}]}}";
        }
        var isExpanded = query["expand"] == "properties[$all[properties[$all]]]";
        if (path == "/items")
        {
            var ids = query["id"].ToHashSet();
            return $"[{string.Join(',', all.Where(d => ids.Contains(d.Id)).Select(d => d.In(language, Default)?.Text(isExpanded)).OfType<string>())}]";
        }
        return all.Find(d => path == $"/item/{d.Id}")?.In(language, Default)?.Text(isExpanded);
    }

    // What a browser sends, with weights, is ignored.
    private static string? LanguageOf(HttpContext http) => http.Request.Headers.AcceptLanguage.FirstOrDefault() is { } language && !language.Contains(',') ? language : null;

    private async Task SendFileAsync(HttpContext http, string address)
    {
        await FilesWaitFor;
        FakeFile? file;
        lock (changing)
        {
            media.TryGetValue(address, out file);
        }
        if (file is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        http.Response.Headers.ETag = $"\"{file.Stamp}\"";
        if (http.Request.Headers.IfNoneMatch == $"\"{file.Stamp}\"")
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        lock (changing)
        {
            Sent.Add(address);
        }
        http.Response.ContentType = file.Type;
        await http.Response.Body.WriteAsync(file.Bytes);
    }

    private sealed record FakeFile(byte[] Bytes, string Type, int Stamp);
}
