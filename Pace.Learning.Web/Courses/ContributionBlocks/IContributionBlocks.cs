using Microsoft.AspNetCore.Html;

namespace Pace.Learning.Web.Courses.ContributionBlocks;

/// <summary>A parent's contribution, as their consent allows it to be shown at this moment.</summary>
/// <param name="Name">How they chose to be named; <c>null</c>: not at all.</param>
/// <param name="Content">Their words, sound or film, as finished markup. The name belongs directly under it.</param>
/// <param name="After">What is said about it, and what the reader can do: not the parent's words any more.</param>
public sealed record FilledBlock(string? Name, IHtmlContent Content, IHtmlContent After);

/// <summary>Asks the consent ledger which contributions may be shown now. Asked for each page: nothing stands between a withdrawal and a page.</summary>
public interface IContributionBlocks
{
    /// <summary>Those that may be shown, by key; the others are left out.</summary>
    ValueTask<IReadOnlyDictionary<string, FilledBlock>> AllowedAsync(IReadOnlyCollection<string> contributionKeys, CancellationToken cancellation);
}

/// <summary>While nobody has given consent, nothing may be shown.</summary>
internal sealed class NoContributionBlocks : IContributionBlocks
{
    private static readonly Dictionary<string, FilledBlock> None = [];

    public ValueTask<IReadOnlyDictionary<string, FilledBlock>> AllowedAsync(
        IReadOnlyCollection<string> contributionKeys, CancellationToken cancellation) => new(None);
}
