using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Pace.Learning.BackOffice.Publishing;
using Pace.Learning.Content.Shapes;

namespace Pace.Learning.Tests.BackOffice.Moving;

/// <summary>
/// An Umbraco's Management API in the shapes that a real one was recorded with: created with 201 and nothing in it, refused with problem details, values that aren't sent are emptied, a document isn't
/// published before what it stands in, a check that speaks in a header, tokens that run out. What is published is at its Content Delivery API.
/// </summary>
internal sealed class FakeManagement : IAsyncDisposable
{
    public const string ClientId = "umbraco-back-office-pace";
    public const string ClientSecret = "a secret of tests";
    public const string DeliveryKey = "local-delivery-key";

    private readonly WebApplication app;
    private readonly Dictionary<Guid, Node> documents = [];
    private readonly Dictionary<Guid, JsonObject> types = [];
    private readonly Dictionary<Guid, JsonObject> dataTypes = [];
    private readonly HashSet<string> tokens = [];
    private readonly Lock changing = new();
    private int made;

    private FakeManagement(WebApplication app) => this.app = app;

    /// <summary>A document: its draft, and what of it is public.</summary>
    public sealed class Node(Guid id, Guid? parent, Guid type, int order)
    {
        public Guid Id { get; } = id;

        public Guid? Parent { get; } = parent;

        public Guid Type { get; } = type;

        public int Order { get; } = order;

        public string Name { get; set; } = "";

        public JsonArray Values { get; set; } = [];

        public JsonNode? Template { get; set; }

        public JsonArray? Published { get; set; }

        public string? PublishedName { get; set; }

        public bool IsTrashed { get; set; }

        public string State => Published is null ? "Draft" : JsonNode.DeepEquals(Published, Values) && PublishedName == Name ? "Published" : "PublishedPendingChanges";

        /// <summary>Writes a value as an editor does.</summary>
        public void Write(string alias, JsonNode? value)
        {
            var rest = Values.Where(v => (string?)v!["alias"] != alias).Select(v => v!.DeepClone());
            Values = [.. rest, new JsonObject { ["alias"] = alias, ["culture"] = null, ["segment"] = null, ["value"] = value }];
        }

        public string? Text(string alias) => (string?)Values.FirstOrDefault(v => (string?)v!["alias"] == alias)?["value"];
    }

    /// <summary>What it does before answering; <c>true</c>: it has answered already.</summary>
    public Func<HttpContext, Task<bool>>? Trouble { get; set; }

    /// <summary>Whether it does what it was asked for, and the line breaks before it says so.</summary>
    public Func<HttpRequest, bool> BreaksAfter { get; set; } = _ => false;

    /// <summary>What stops a document from being published.</summary>
    public Func<Node, string?> Gate { get; set; } = _ => null;

    /// <summary>What was sent to be written, in order.</summary>
    public List<(string Method, string Path, JsonObject? Body)> Written { get; } = [];

    /// <summary>How many tokens were given.</summary>
    public int Tokens => tokens.Count;

    public IReadOnlyCollection<Node> Documents => documents.Values;

    public IReadOnlyDictionary<Guid, JsonObject> Types => types;

    public IReadOnlyDictionary<Guid, JsonObject> DataTypes => dataTypes;

    public string Url => app.Urls.First();

    public static async Task<FakeManagement> StartAsync(bool withTypes = true)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var umbraco = new FakeManagement(builder.Build());
        foreach (var key in new[] { "0cc0eba1-9960-42c9-bf9b-60e150b429ae", "c6bac0dd-4ab9-45b1-8e30-e4b619ee5da3" })
        {
            umbraco.dataTypes[Guid.Parse(key)] = [];
        }
        if (withTypes)
        {
            foreach (var type in UmbracoTypes.FromShapes.ElementTypes.Concat(UmbracoTypes.FromShapes.DocumentTypes))
            {
                umbraco.AddType(type, type.Key);
            }
        }
        umbraco.app.Run(umbraco.AnswerAsync);
        await umbraco.app.StartAsync();
        return umbraco;
    }

    /// <summary>A type as the library makes it, or as somebody made it by hand under another key.</summary>
    public void AddType(UmbracoType type, Guid key, Func<string, Guid>? keyOf = null) => types[key] = (JsonObject)JsonNode.Parse(new JsonObject
    {
        ["id"] = key, ["alias"] = type.Alias, ["name"] = type.Name, ["isElement"] = type.Children is null, ["allowedAsRoot"] = type.AllowedAsRoot,
        ["properties"] = new JsonArray([.. type.Properties.Select(p => new JsonObject { ["alias"] = p.Alias, ["validation"] = new JsonObject { ["mandatory"] = p.Required && type.Children is not null && p.Form is not ("lines" or "choices" or "nested") } })]),
        ["allowedDocumentTypes"] = new JsonArray([.. (type.Children ?? []).Select(c => new JsonObject { ["documentType"] = new JsonObject { ["id"] = (keyOf ?? UmbracoTypes.KeyOf)(c) } })]),
    }.ToJsonString())!;

    public void RemoveType(string alias) => types.Remove(types.Single(t => (string?)t.Value["alias"] == alias).Key);

    public void RemoveProperty(string type, string alias)
    {
        var properties = types[UmbracoTypes.KeyOf(type)]["properties"]!.AsArray();
        properties.Remove(properties.Single(p => (string?)p!["alias"] == alias));
    }

    /// <summary>The document that stands for a file, by the key that it gets when it is new.</summary>
    public Node At(string path) => documents[UmbracoTypes.KeyOf(path)];

    /// <summary>Forgets every token that it gave.</summary>
    public void EndTokens()
    {
        lock (changing)
        {
            tokens.RemoveWhere(t => !t.StartsWith("ended", StringComparison.Ordinal));
            tokens.Add($"ended {++made}");
        }
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        if (Trouble is { } trouble && await trouble(http))
        {
            return;
        }
        var path = http.Request.Path.Value!;
        if (path.StartsWith("/umbraco/delivery/api/v2/content", StringComparison.Ordinal))
        {
            await DeliverAsync(http, path["/umbraco/delivery/api/v2/content".Length..]);
            return;
        }
        path = path["/umbraco/management/api/v1/".Length..];
        if (path == "security/back-office/token")
        {
            await GiveTokenAsync(http);
            return;
        }
        lock (changing)
        {
            if (!tokens.Contains(http.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal)))
            {
                http.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }
        }
        var body = http.Request.Method == "GET" ? null : (await JsonSerializer.DeserializeAsync<JsonObject>(http.Request.Body))!;
        Reply reply;
        lock (changing)
        {
            if (body is not null)
            {
                Written.Add((http.Request.Method, path, body));
            }
            reply = Answer(http.Request, path.Split('/'), body);
        }
        if (BreaksAfter(http.Request))
        {
            http.Abort();
            return;
        }
        await reply.WriteAsync(http);
    }

    private async Task GiveTokenAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        if (form["grant_type"] != "client_credentials" || form["client_id"] != ClientId || form["client_secret"] != ClientSecret)
        {
            await new Reply(400, new JsonObject { ["error"] = "invalid_client", ["error_description"] = "The specified client credentials are invalid." }).WriteAsync(http);
            return;
        }
        string token;
        lock (changing)
        {
            tokens.Add(token = $"token-{++made}");
        }
        await new Reply(200, new JsonObject { ["access_token"] = token, ["token_type"] = "Bearer", ["expires_in"] = 299 }).WriteAsync(http);
    }

    private Reply Answer(HttpRequest request, string[] path, JsonObject? body) => (request.Method, path) switch
    {
        ("GET", ["tree", "document", _]) => Page(request, documents.Values.Where(d => !d.IsTrashed && d.Parent == ParentIn(request)).OrderBy(d => d.Order).Select(Row)),
        ("GET", ["tree", "document-type", "root"]) => Page(request, types.Values.Select(t => new JsonObject { ["id"] = t["id"]!.DeepClone(), ["name"] = t["name"]!.DeepClone(), ["isFolder"] = false, ["isElement"] = t["isElement"]!.DeepClone(), ["hasChildren"] = false })),
        ("GET", ["document", var id]) => documents.TryGetValue(Guid.Parse(id), out var found) ? new(200, Document(found)) : NotFound("The document could not be found", "NotFound"),
        ("GET", ["document-type", var id]) => types.TryGetValue(Guid.Parse(id), out var found) ? new(200, (JsonObject)found.DeepClone()) : NotFound("Not Found", "NotFound"),
        ("GET", ["data-type", var id]) => dataTypes.TryGetValue(Guid.Parse(id), out var found) ? new(200, (JsonObject)found.DeepClone()) : NotFound("Not Found", "NotFound"),
        ("POST", ["document"]) => Create(body!),
        ("POST", ["document-type"]) => CreateType(body!),
        ("POST", ["data-type"]) => CreateIn(dataTypes, body!, "data-type"),
        ("PUT", ["document", var id]) => Update(documents[Guid.Parse(id)], body!),
        ("PUT", ["document", var id, "publish"]) => Publish(documents[Guid.Parse(id)]),
        _ => NotFound("Not Found", "NotFound"),
    };

    private static Guid? ParentIn(HttpRequest request) => request.Query["parentId"].FirstOrDefault() is { } id ? Guid.Parse(id) : null;

    private static Reply Page(HttpRequest request, IEnumerable<JsonObject> rows)
    {
        var all = rows.ToList();
        var (skip, take) = (int.Parse(request.Query["skip"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture), int.Parse(request.Query["take"].FirstOrDefault() ?? "100", CultureInfo.InvariantCulture));
        return new(200, new JsonObject { ["total"] = all.Count, ["items"] = new JsonArray([.. all.Skip(skip).Take(take)]) });
    }

    private JsonObject Row(Node node) => new()
    {
        ["hasChildren"] = documents.Values.Any(d => d.Parent == node.Id && !d.IsTrashed), ["id"] = node.Id, ["parent"] = node.Parent is { } parent ? new JsonObject { ["id"] = parent } : null, ["flags"] = new JsonArray(),
        ["noAccess"] = false, ["isTrashed"] = node.IsTrashed, ["createDate"] = "2026-11-29T03:26:10.5551252+00:00", ["isProtected"] = false, ["documentType"] = new JsonObject { ["id"] = node.Type, ["icon"] = "icon-document", ["collection"] = null },
        ["variants"] = new JsonArray(new JsonObject { ["name"] = node.Name, ["culture"] = null, ["state"] = node.State }),
    };

    private static JsonObject Document(Node node) => new()
    {
        ["template"] = node.Template?.DeepClone(), ["isTrashed"] = node.IsTrashed, ["documentType"] = new JsonObject { ["id"] = node.Type, ["icon"] = "icon-document", ["collection"] = null }, ["id"] = node.Id, ["flags"] = new JsonArray(),
        ["values"] = new JsonArray([.. node.Values.Select(v => { var value = v!.DeepClone().AsObject(); value["editorAlias"] = "Umbraco.TextBox"; return value; })]),
        ["variants"] = new JsonArray(new JsonObject
        {
            ["id"] = Guid.Empty, ["flags"] = new JsonArray(), ["state"] = node.State, ["publishDate"] = node.Published is null ? null : "2026-11-29T03:26:10.8448035+00:00", ["scheduledPublishDate"] = null, ["scheduledUnpublishDate"] = null,
            ["createDate"] = "2026-11-29T03:26:10.5551252+00:00", ["updateDate"] = "2026-11-29T03:26:12.2875428+00:00", ["culture"] = null, ["segment"] = null, ["name"] = node.Name,
        }),
    };

    private Reply Create(JsonObject body)
    {
        var (id, type) = (Guid.Parse((string)body["id"]!), Guid.Parse((string)body["documentType"]!["id"]!));
        Guid? parent = body["parent"] is JsonObject above ? Guid.Parse((string)above["id"]!) : null;
        if (!types.TryGetValue(type, out var known))
        {
            return NotFound("The requested content type could not be found", "ContentTypeNotFound");
        }
        if (documents.ContainsKey(id))
        {
            return Problem("Invalid Id", "The supplied id is already in use.", "DuplicateKey");
        }
        if (parent is { } given && !documents.ContainsKey(given))
        {
            return NotFound("The targeted content parent could not be found", "ParentNotFound");
        }
        var allowed = parent is { } stands ? types[documents[stands].Type]["allowedDocumentTypes"]!.AsArray().Any(t => t!["documentType"]!["id"]!.ToString() == type.ToString()) : (bool)known["allowedAsRoot"]!;
        if (!allowed)
        {
            return Problem("Operation not permitted", "The attempted operation was not permitted, likely due to a permission/configuration mismatch with the operation.", "NotAllowed");
        }
        if (Unknown(known, body))
        {
            return NotFound("One or more property types could not be found", "PropertyTypeNotFound");
        }
        documents[id] = new Node(id, parent, type, documents.Count) { Name = (string)body["variants"]![0]!["name"]!, Values = Set(body) };
        return Made("document", id);
    }

    private Reply Update(Node node, JsonObject body)
    {
        if (Unknown(types[node.Type], body))
        {
            return NotFound("One or more property types could not be found", "PropertyTypeNotFound");
        }
        (node.Name, node.Values, node.Template) = ((string)body["variants"]![0]!["name"]!, Set(body), body["template"]?.DeepClone());
        return new(200, null);
    }

    private Reply Publish(Node node)
    {
        if (node.Parent is { } parent && documents[parent].Published is null)
        {
            return Problem("Parent not published", "Could not publish the document because its parent was not published.", "PathNotPublished");
        }
        var missing = types[node.Type]["properties"]!.AsArray().Where(p => (bool?)p!["validation"]?["mandatory"] ?? false).Select(p => (string)p!["alias"]!).Where(a => string.IsNullOrEmpty(node.Text(a))).ToList();
        if (missing.Count > 0)
        {
            var reply = Problem("Invalid document", "The specified document had an invalid configuration.", "ContentInvalid");
            reply.Body!["invalidProperties"] = new JsonArray([.. missing.Select(m => JsonValue.Create(m))]);
            return reply;
        }
        if (Gate(node) is { } reason)
        {
            return Problem("Publish cancelled by event", "The publish operation was cancelled by an event.", "CancelledByEvent") with
            {
                Notifications = JsonSerializer.Serialize(new[] { new { message = reason, category = "Consent", type = "Error" } }),
            };
        }
        (node.Published, node.PublishedName) = ((JsonArray)node.Values.DeepClone(), node.Name);
        return new(200, null);
    }

    private Reply CreateType(JsonObject body)
    {
        if (types.Values.Any(t => (string?)t["alias"] == (string?)body["alias"]))
        {
            return Problem("Duplicate alias", "The specified document type alias is already in use", "DuplicateAlias");
        }
        if (body["properties"]!.AsArray().Any(p => !dataTypes.ContainsKey(Guid.Parse((string)p!["dataType"]!["id"]!))))
        {
            return NotFound("Data Type not found", "DataTypeNotFound");
        }
        if (body["allowedDocumentTypes"]!.AsArray().Any(t => !types.ContainsKey(Guid.Parse((string)t!["documentType"]!["id"]!))))
        {
            return NotFound("Not Found", "NotFound");
        }
        return CreateIn(types, body, "document-type");
    }

    private static Reply CreateIn(Dictionary<Guid, JsonObject> there, JsonObject body, string kind)
    {
        var id = Guid.Parse((string)body["id"]!);
        return there.TryAdd(id, body) ? Made(kind, id) : Problem("Invalid Id", "The supplied id is already in use.", "DuplicateKey");
    }

    private static bool Unknown(JsonObject type, JsonObject body)
    {
        var aliases = type["properties"]!.AsArray().Select(p => (string)p!["alias"]!).ToHashSet();
        return body["values"]!.AsArray().Any(v => !aliases.Contains((string)v!["alias"]!));
    }

    // An empty text isn't kept.
    private static JsonArray Set(JsonObject body) => [.. body["values"]!.AsArray().Where(v => v!["value"] is { } value && value.ToString().Length > 0).Select(v => v!.DeepClone())];

    private static Reply Made(string kind, Guid id) => new(201, null) { Location = $"/umbraco/management/api/v1/{kind}/{id}", Generated = id };

    private static Reply NotFound(string title, string operation) => Problem(title, null, operation, 404);

    private static Reply Problem(string title, string? detail, string operation, int status = 400)
    {
        var problem = new JsonObject { ["type"] = "Error", ["title"] = title, ["status"] = status, ["operationStatus"] = operation };
        if (detail is not null)
        {
            problem["detail"] = detail;
        }
        return new(status, problem);
    }

    private async Task DeliverAsync(HttpContext http, string path)
    {
        if (http.Request.Headers["Api-Key"] != DeliveryKey)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        List<JsonObject> all;
        lock (changing)
        {
            all = [.. documents.Values.Where(IsPublic).OrderBy(d => Above(d).Count).ThenBy(d => d.Order).Select(Item)];
        }
        if (path.Length == 0)
        {
            await Page(http.Request, all).WriteAsync(http);
            return;
        }
        var ids = http.Request.Query["id"].ToHashSet();
        await http.Response.WriteAsync(new JsonArray([.. all.Where(i => ids.Contains((string?)i["id"]))]).ToJsonString());
    }

    private bool IsPublic(Node node) => !node.IsTrashed && node.Published is not null && (node.Parent is not { } parent || IsPublic(documents[parent]));

    private List<Node> Above(Node node) => node.Parent is { } parent ? [.. Above(documents[parent]), documents[parent]] : [];

    private JsonObject Item(Node node)
    {
        var properties = new JsonObject();
        foreach (var property in types[node.Type]["properties"]!.AsArray())
        {
            var alias = (string)property!["alias"]!;
            var value = node.Published!.FirstOrDefault(v => (string?)v!["alias"] == alias)?["value"];
            properties[alias] = BlockListValue.Is(value) ? BlockListValue.ToDelivery(value!, null, key => (string?)types[key]["alias"]) : value?.DeepClone();
        }
        var route = string.Concat(Above(node).Skip(1).Append(node).Where(n => n.Parent is not null).Select(n => $"/{n.Id:N}")) + "/";
        return new JsonObject
        {
            ["contentType"] = types[node.Type]["alias"]!.DeepClone(), ["name"] = node.Name, ["createDate"] = "2026-11-29T03:17:43.5514779", ["updateDate"] = "2026-11-29T03:17:43.9393731",
            ["route"] = new JsonObject { ["path"] = route, ["queryString"] = null, ["startItem"] = null }, ["id"] = node.Id.ToString(), ["properties"] = properties, ["cultures"] = new JsonObject(),
        };
    }

    private sealed record Reply(int Status, JsonObject? Body)
    {
        public string? Location { get; init; }

        public Guid? Generated { get; init; }

        public string? Notifications { get; init; }

        public async Task WriteAsync(HttpContext http)
        {
            http.Response.StatusCode = Status;
            if (Location is not null)
            {
                http.Response.Headers.Location = $"{http.Request.Scheme}://{http.Request.Host}{Location}";
                http.Response.Headers["Umb-Generated-Resource"] = Generated.ToString();
            }
            if (Notifications is not null)
            {
                http.Response.Headers["Umb-Notifications"] = Notifications;
            }
            if (Body is not null)
            {
                http.Response.ContentType = Status >= 400 ? "application/problem+json; charset=utf-8" : "application/json; charset=utf-8";
                await http.Response.WriteAsync(Body.ToJsonString());
            }
        }
    }
}
