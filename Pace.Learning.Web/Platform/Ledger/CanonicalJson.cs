using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pace.Learning.Web.Platform.Ledger;

/// <summary>
/// JSON that is the same text for the same values: no spaces, members sorted, the shortest escapes (RFC 8785). Numbers are whole and at most 2^53 - 1,
/// since that RFC writes fractions in its own way: money is pence, a share is text.
/// </summary>
internal static class CanonicalJson
{
    private const long LargestNumber = 9_007_199_254_740_991;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <exception cref="ArgumentException">A fraction, a number that is too large, or text that is no Unicode.</exception>
    public static string Write<T>(T value)
    {
        var json = new StringBuilder();
        Write(json, JsonSerializer.SerializeToElement(value, Options));
        return json.ToString();
    }

    private static void Write(StringBuilder json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(json, value);
                break;
            case JsonValueKind.Array:
                WriteArray(json, value);
                break;
            case JsonValueKind.String:
                WriteText(json, value.GetString()!);
                break;
            case JsonValueKind.Number:
                json.Append(WholeNumber(value).ToString(CultureInfo.InvariantCulture));
                break;
            default:
                json.Append(value.GetRawText());
                break;
        }
    }

    private static void WriteObject(StringBuilder json, JsonElement value)
    {
        var separator = '{';
        foreach (var member in value.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            json.Append(separator);
            WriteText(json, member.Name);
            json.Append(':');
            Write(json, member.Value);
            separator = ',';
        }
        json.Append(separator is '{' ? "{}" : "}");
    }

    private static void WriteArray(StringBuilder json, JsonElement value)
    {
        var separator = '[';
        foreach (var item in value.EnumerateArray())
        {
            json.Append(separator);
            Write(json, item);
            separator = ',';
        }
        json.Append(separator is '[' ? "[]" : "]");
    }

    private static void WriteText(StringBuilder json, string text)
    {
        Strict.GetByteCount(text);
        json.Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\b' => json.Append("\\b"),
                '\f' => json.Append("\\f"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                < ' ' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => json.Append(character),
            };
        }
        json.Append('"');
    }

    private static long WholeNumber(JsonElement value) =>
        value.TryGetInt64(out var number) && number is >= -LargestNumber and <= LargestNumber
            ? number
            : throw new ArgumentException($"{value.GetRawText()} can't stand in a ledger entry: write whole numbers below 2^53, money in pence, or text.");
}
