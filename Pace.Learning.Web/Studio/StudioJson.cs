using System.Text.Json.Serialization;
using Pace.Learning.Web.Studio.Paste;

namespace Pace.Learning.Web.Studio;

/// <summary>What the editor's scripts are told.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PastedText))]
internal sealed partial class StudioJson : JsonSerializerContext;
