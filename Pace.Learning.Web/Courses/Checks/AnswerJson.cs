using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pace.Learning.Web.Courses.Checks;

/// <summary>Answers as they are stored: options' keys and what was said of them.</summary>
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, int>))]
internal sealed partial class AnswerJson : JsonSerializerContext
{
    public static string Write(IReadOnlyDictionary<string, string> choices) =>
        JsonSerializer.Serialize(choices, Default.IReadOnlyDictionaryStringString);

    public static IReadOnlyDictionary<string, string> Read(string json) =>
        JsonSerializer.Deserialize(json, Default.IReadOnlyDictionaryStringString) ?? throw new JsonException("An answer is a JSON object.");
}
