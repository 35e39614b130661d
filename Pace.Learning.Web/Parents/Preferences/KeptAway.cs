using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pace.Learning.Web.Parents.Preferences;

/// <summary>
/// People whom a parent keeps away from: everybody who works in an area, one kind of agency there, one agency there, or a kind of agency wherever it is. It could tell where
/// somebody lives, so it is kept sealed.
/// </summary>
/// <param name="AreaId">The area; <c>null</c>: wherever they are.</param>
/// <param name="Kind">The kind of agency; <c>null</c>: all who work there.</param>
/// <param name="AgencyId">The agency, where it is on its area's list. Its kind stands beside it: a talk need not name it to be for it.</param>
public sealed record KeptAway(Guid? AreaId, AgencyKind? Kind, Guid? AgencyId)
{
    /// <summary>The most that somebody can list.</summary>
    public const int Most = 30;

    /// <summary>As it is sealed; <c>null</c> for none.</summary>
    public static string? Write(IReadOnlyCollection<KeptAway> all) => all.Count == 0 ? null : JsonSerializer.Serialize([.. all], KeptAwayJson.Default.KeptAwayArray);

    /// <summary>What was sealed.</summary>
    public static IReadOnlyList<KeptAway> Read(string? opened) => opened is null ? [] : JsonSerializer.Deserialize(opened, KeptAwayJson.Default.KeptAwayArray) ?? [];
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(KeptAway[]))]
internal sealed partial class KeptAwayJson : JsonSerializerContext;
