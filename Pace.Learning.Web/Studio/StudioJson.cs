using System.Text.Json.Serialization;
using Pace.Learning.Web.Studio.Paste;
using Pace.Learning.Web.Studio.Write;

namespace Pace.Learning.Web.Studio;

/// <summary>What the editor's scripts are told.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PastedText))]
[JsonSerializable(typeof(SavedAnswer))]
[JsonSerializable(typeof(ContestedAnswer))]
[JsonSerializable(typeof(CheckAnswer))]
[JsonSerializable(typeof(AnswerAnswer))]
[JsonSerializable(typeof(PresenceAnswer))]
[JsonSerializable(typeof(Vocabulary))]
internal sealed partial class StudioJson : JsonSerializerContext;
