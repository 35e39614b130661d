using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pace.Learning.Web.Contributions;

/// <summary>The words of a contribution: its title, and the text or the transcript of its recording.</summary>
/// <param name="Title">What the parent calls it.</param>
/// <param name="Text">The text, or what is said in the recording.</param>
public sealed record ContributionText(string Title, string Text)
{
    /// <summary>The longest title, in characters.</summary>
    public const int TitleLength = 120;

    /// <summary>The longest text, in characters.</summary>
    public const int TextLength = 20_000;

    /// <summary>The paragraphs of the text.</summary>
    [JsonIgnore]
    public IEnumerable<string> Paragraphs => WrittenText.Paragraphs(Text);
}

/// <summary>Seals and opens the words of contributions with their parent's key.</summary>
public sealed class ContributionTextVault(PersonVault vault)
{
    /// <summary>What a draft is sealed for.</summary>
    public static string DraftPurpose(Guid contributionId) => $"contribution/{contributionId:N}/draft";

    /// <summary>What a shared version is sealed for.</summary>
    public static string VersionPurpose(Guid contributionId, int number) => $"contribution/{contributionId:N}/version/{number}";

    /// <summary>What a suggested edit is sealed for.</summary>
    public static string SuggestionPurpose(Guid suggestionId) => $"suggestion/{suggestionId:N}/text";

    /// <summary>Seals words for a purpose.</summary>
    public Task<byte[]> SealAsync(Guid participantId, string purpose, ContributionText words, CancellationToken cancellation) =>
        vault.SealAsync(participantId, purpose, JsonSerializer.Serialize(words, ContributionTextJson.Default.ContributionText), cancellation);

    /// <summary>Opens words; <c>null</c> when the parent's key was destroyed or the words were erased.</summary>
    public async Task<ContributionText?> OpenAsync(Guid participantId, string purpose, byte[] @sealed, CancellationToken cancellation) =>
        @sealed.Length > 0 && await vault.OpenAsync(participantId, purpose, @sealed, cancellation) is { } json
            ? Read(json)
            : null;

    /// <summary>Reads words that were opened already.</summary>
    public static ContributionText? Read(string opened) => JsonSerializer.Deserialize(opened, ContributionTextJson.Default.ContributionText);

    /// <summary>The draft.</summary>
    public Task<ContributionText?> DraftOfAsync(Contribution contribution, CancellationToken cancellation) =>
        OpenAsync(contribution.ParticipantId, DraftPurpose(contribution.Id), contribution.SealedDraft, cancellation);

    /// <summary>A version that was shared.</summary>
    public Task<ContributionText?> OfAsync(Contribution contribution, ContributionVersion version, CancellationToken cancellation) =>
        OpenAsync(contribution.ParticipantId, VersionPurpose(contribution.Id, version.Number), version.SealedWords, cancellation);
}

[JsonSerializable(typeof(ContributionText))]
internal sealed partial class ContributionTextJson : JsonSerializerContext;
