using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Pace.Learning.Content.Shapes;
using Pace.Learning.Tests.Content.Delivery;

namespace Pace.Learning.Tests.BackOffice.Delivery;

/// <summary>
/// An Umbraco's Content Delivery API in the shapes that a real one was recorded with: lists in pages, bare arrays, empty bodies of 401 and 404. It begins with the documents of the content
/// folder, and can be down, slow, empty or broken.
/// </summary>
internal sealed class FakeUmbraco : IAsyncDisposable
{
    public const string Key = "local-delivery-key";

    private readonly WebApplication app;
    private readonly SortedDictionary<string, JsonObject> items = new(StringComparer.Ordinal);
    private readonly Lock changing = new();

    private FakeUmbraco(WebApplication app) => this.app = app;

    /// <summary>What it does instead of answering.</summary>
    public Func<HttpContext, Task>? Trouble { get; set; }

    /// <summary>How often it was asked.</summary>
    public int Asked => asked;

    private int asked;

    public string Url => app.Urls.First();

    public static async Task<FakeUmbraco> StartAsync(string contentFolder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var umbraco = new FakeUmbraco(builder.Build());
        foreach (var file in Directory.EnumerateFiles(contentFolder, "*.md", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(contentFolder, file).Replace('\\', '/');
            if (Delivered.Holds(path))
            {
                umbraco.Publish(path, await File.ReadAllTextAsync(file), inBlocks: path.GetHashCode(StringComparison.Ordinal) % 2 == 0);
            }
        }
        umbraco.app.Run(umbraco.AnswerAsync);
        await umbraco.app.StartAsync();
        return umbraco;
    }

    /// <summary>Publishes a document; answers its key.</summary>
    public Guid Publish(string path, string text, bool inBlocks = false)
    {
        lock (changing)
        {
            items[path] = Delivered.Json(path, text, inBlocks, $"2026-11-30T00:00:00.{items.Count + Interlocked.Increment(ref stamps):0000000}");
        }
        return UmbracoTypes.KeyOf(path);
    }

    private int stamps;

    /// <summary>Takes a document from the public, with what stands below it.</summary>
    public Guid Unpublish(string path)
    {
        lock (changing)
        {
            items.Remove(path);
        }
        return UmbracoTypes.KeyOf(path);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        Interlocked.Increment(ref asked);
        if (Trouble is { } trouble)
        {
            await trouble(http);
            return;
        }
        if (http.Request.Headers["Api-Key"] != Key)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        List<JsonObject> all;
        lock (changing)
        {
            all = [.. items.OrderBy(i => i.Key.Count(c => c == '/')).ThenBy(i => i.Key, StringComparer.Ordinal).Select(i => (JsonObject)i.Value.DeepClone())];
        }
        var path = http.Request.Path.Value!["/umbraco/delivery/api/v2/content".Length..];
        if (path.Length == 0)
        {
            var (skip, take) = (int.Parse(http.Request.Query["skip"].FirstOrDefault() ?? "0", null), int.Parse(http.Request.Query["take"].FirstOrDefault() ?? "10", null));
            foreach (var item in all)
            {
                item["properties"] = new JsonObject { ["title"] = item["properties"]!["title"]?.DeepClone() };
            }
            await http.Response.WriteAsync(new JsonObject { ["total"] = all.Count, ["items"] = new JsonArray([.. all.Skip(skip).Take(take)]) }.ToJsonString());
        }
        else if (path == "/items")
        {
            var ids = http.Request.Query["id"].ToHashSet();
            await http.Response.WriteAsync(new JsonArray([.. all.Where(i => ids.Contains((string)i["id"]!))]).ToJsonString());
        }
        else if (all.FirstOrDefault(i => path == $"/item/{i["id"]}") is { } one)
        {
            await http.Response.WriteAsync(one.ToJsonString());
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
