using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pace.Learning.Web.Contributions.Identification.Decisions;

/// <summary>A detail that the parent has looked at and keeps.</summary>
/// <param name="Key">Which, the same wherever it stands in the text: <see cref="IdentifyingDetail.Key"/>.</param>
/// <param name="Because">Why it is all right, in their words; may be empty.</param>
public sealed record KeptDetail(string Key, string Because)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int BecauseLength = 200;
}

/// <summary>Seals what a parent keeps, with their key: it quotes their words.</summary>
public sealed class KeptDetailVault(PersonVault vault)
{
    /// <summary>What the decisions about a draft are sealed for.</summary>
    public static string DraftPurpose(Guid contributionId) => $"contribution/{contributionId:N}/kept";

    /// <summary>What the decisions about a shared version are sealed for.</summary>
    public static string VersionPurpose(Guid contributionId, int number) => $"contribution/{contributionId:N}/kept/{number}";

    /// <summary>Seals them; <c>null</c> when there are none.</summary>
    public async Task<byte[]?> SealAsync(Guid participantId, string purpose, IReadOnlyList<KeptDetail> kept, CancellationToken cancellation) =>
        kept.Count == 0 ? null : await vault.SealAsync(participantId, purpose, JsonSerializer.Serialize(kept, KeptDetailJson.Default.IReadOnlyListKeptDetail), cancellation);

    /// <summary>Those of a draft.</summary>
    public Task<IReadOnlyList<KeptDetail>> OfDraftAsync(Contribution contribution, CancellationToken cancellation) =>
        OpenAsync(contribution.ParticipantId, DraftPurpose(contribution.Id), contribution.SealedKept, cancellation);

    /// <summary>Those of a version.</summary>
    public Task<IReadOnlyList<KeptDetail>> OfAsync(Contribution contribution, ContributionVersion version, CancellationToken cancellation) =>
        OpenAsync(contribution.ParticipantId, VersionPurpose(contribution.Id, version.Number), version.SealedKept, cancellation);

    private async Task<IReadOnlyList<KeptDetail>> OpenAsync(Guid participantId, string purpose, byte[]? @sealed, CancellationToken cancellation) =>
        @sealed is { Length: > 0 } && await vault.OpenAsync(participantId, purpose, @sealed, cancellation) is { } json
            ? JsonSerializer.Deserialize(json, KeptDetailJson.Default.IReadOnlyListKeptDetail) ?? []
            : [];
}

[JsonSerializable(typeof(IReadOnlyList<KeptDetail>))]
internal sealed partial class KeptDetailJson : JsonSerializerContext;
