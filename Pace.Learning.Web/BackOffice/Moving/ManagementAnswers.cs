using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pace.Learning.Web.BackOffice.Moving;

/// <summary>Umbraco's Management API couldn't be asked, or answered what nobody can use: whatever is being done ends here, and can be begun again.</summary>
internal sealed class ManagementFailedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Umbraco refused one act, and why in words for editors.</summary>
internal sealed record Refusal(string? Status, string Words)
{
    public const string KeyIsTaken = "DuplicateKey";
}

/// <summary>One row of a tree.</summary>
internal sealed record TreeRow(Guid Id, Guid? Type, string Name, bool HasChildren, bool IsFolder, bool IsTrashed);

/// <summary>A document as the Management API gives it. What varies by language isn't ours, and is only kept.</summary>
internal sealed record ManagedDocument(Guid Id, Guid Type, string Name, string State, bool IsTrashed, JsonNode? Template, IReadOnlyList<JsonObject> Values, IReadOnlyList<JsonObject> Variants)
{
    public const string Draft = "Draft";
    public const string Published = "Published";

    /// <summary>A value that doesn't vary; <c>null</c>: it isn't set.</summary>
    public JsonNode? ValueOf(string alias) => Values.FirstOrDefault(v => (string?)v["alias"] == alias && v["culture"] is null && v["segment"] is null)?["value"];
}

/// <summary>A type as the Management API gives it.</summary>
internal sealed record ManagedType(Guid Id, string Alias, bool IsElement, IReadOnlyList<string> Properties);

/// <summary>Reads answers of the Management API: what can't be what it promises is refused.</summary>
internal static partial class ManagementAnswers
{
    public static string? TokenOf(ReadOnlySpan<byte> json) => Whole(json) is JsonObject answer && answer["access_token"] is JsonValue token && token.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    public static ManagedDocument Document(ReadOnlySpan<byte> json) => Understood(json, answer => new ManagedDocument(
        Id(answer), Id(answer["documentType"]), (string?)Variants(answer)[0]["name"] ?? "", (string?)Variants(answer)[0]["state"] ?? "", (bool)answer["isTrashed"]!, answer["template"]?.DeepClone(),
        [.. answer["values"]!.AsArray().Select(v => v!.AsObject())], Variants(answer)));

    public static ManagedType Type(ReadOnlySpan<byte> json) => Understood(json, answer => new ManagedType(
        Id(answer), (string)answer["alias"]!, (bool)answer["isElement"]!, [.. answer["properties"]!.AsArray().Select(p => (string)p!["alias"]!)]));

    public static (int Total, IReadOnlyList<TreeRow> Rows) Tree(ReadOnlySpan<byte> json) => Understood(json, answer => ((int)answer["total"]!, (IReadOnlyList<TreeRow>)[.. answer["items"]!.AsArray().Select(Row)]));

    /// <summary>Why something was refused: what the check before publishing said, or else what Umbraco says.</summary>
    /// <param name="status">The status of the answer.</param>
    /// <param name="json">Its body, which may be empty.</param>
    /// <param name="notifications">The header <c>Umb-Notifications</c>, where there was one.</param>
    /// <param name="sent">What was sent, so that a position in it can be called by its name.</param>
    public static Refusal Refused(int status, ReadOnlySpan<byte> json, string? notifications, JsonNode? sent)
    {
        var problem = Whole(json) as JsonObject ?? [];
        // A long header is cut off on its way, so it isn't read as JSON.
        var said = Message().Matches(notifications ?? "").Select(m => JsonSerializer.Deserialize<string>(m.Groups[1].Value)).OfType<string>().Where(t => t.Length > 0).ToList();
        var operation = TextOf(problem["operationStatus"]);
        var fields = FieldErrors(problem, sent).ToList();
        var words = said.Count > 0 ? string.Join(" ", said)
            : fields.Count > 0 ? string.Join(" ", fields)
            : operation switch
            {
                "PathNotPublished" => "What it stands in isn't published.",
                Refusal.KeyIsTaken => "A document with its key is there already, most likely in the recycle bin. Restore it, or delete it for good.",
                "PropertyTypeNotFound" => "Its document type lacks a field that it has. \"content types\" lists what it should have.",
                "NotAllowed" => "It may not stand there: its document type isn't allowed in the one above it.",
                "CancelledByEvent" or "CancelledByNotification" => "Something in Umbraco stopped it without saying why; its log knows.",
                _ when status is StatusCodes.Status403Forbidden => "The API user may not do this. Give its group the content section, the whole tree, and the rights to create, update and publish.",
                _ => string.Join(". ", new[] { TextOf(problem["title"]), TextOf(problem["detail"]) }.OfType<string>().Select(t => t.TrimEnd('.'))) is { Length: > 0 } text ? $"{text}." : $"Umbraco answered {status}.",
            };
        return new(operation, words);
    }

    private static IEnumerable<string> FieldErrors(JsonObject problem, JsonNode? sent)
    {
        foreach (var (where, messages) in problem["errors"] as JsonObject ?? [])
        {
            yield return $"{AliasAt(where, sent)}: {string.Join(" ", (messages as JsonArray ?? [messages?.DeepClone()]).Select(TextOf).OfType<string>())}";
        }
        var invalid = (problem["invalidProperties"] as JsonArray ?? []).Select(TextOf).OfType<string>().ToList();
        if (invalid.Count > 0)
        {
            yield return $"These fields are missing or aren't what their type asks for: {string.Join(", ", invalid)}.";
        }
    }

    // "$.values[3].value" is a field of what was sent.
    private static string AliasAt(string where, JsonNode? sent)
    {
        const string Values = "$.values[";
        if (where.StartsWith(Values, StringComparison.Ordinal) && int.TryParse(where[Values.Length..].Split(']')[0], out var at) && sent?["values"] is JsonArray values && at < values.Count && at >= 0)
        {
            return TextOf(values[at]?["alias"]) ?? where;
        }
        const string Alias = "@.alias == '";
        return where.IndexOf(Alias, StringComparison.Ordinal) is > 0 and var start ? where[(start + Alias.Length)..].Split('\'')[0] : where;
    }

    [GeneratedRegex(@"""message"":(""(?:[^""\\\p{Cc}]|\\(?:[""\\/bfnrt]|u[0-9a-fA-F]{4}))*"")", RegexOptions.CultureInvariant)]
    private static partial Regex Message();

    private static string? TextOf(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out var found) && found.Length > 0 ? found : null;

    private static TreeRow Row(JsonNode? row) => new(
        Id(row), row!["documentType"] is JsonObject type ? Id(type) : null, (string?)row["name"] ?? (row["variants"] is JsonArray { Count: > 0 } variants ? (string?)variants[0]!["name"] : null) ?? "",
        (bool)row["hasChildren"]!, (bool?)row["isFolder"] ?? false, (bool?)row["isTrashed"] ?? false);

    private static List<JsonObject> Variants(JsonNode answer) => [.. answer["variants"]!.AsArray().Select(v => v!.AsObject())];

    private static Guid Id(JsonNode? thing) => Guid.Parse((string)thing!["id"]!);

    private static T Understood<T>(ReadOnlySpan<byte> json, Func<JsonObject, T> read)
    {
        try
        {
            return read(Whole(json) as JsonObject ?? throw new FormatException("It is no object."));
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or NullReferenceException or ArgumentException)
        {
            throw new ManagementFailedException("Umbraco answered what can't be read. Is it an Umbraco from 14 on?", e);
        }
    }

    private static JsonNode? Whole(ReadOnlySpan<byte> json)
    {
        try
        {
            return json.IsEmpty ? null : JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
