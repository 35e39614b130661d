using Pace.Learning.Web.Participation.Contributions;
using Pace.Learning.Web.Participation.Participants;
using Pace.Learning.Web.Participation.Suggestions;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Security;

namespace Pace.Learning.Web.Participation.Manage;

/// <summary>Words that staff may read, and the one thing that they may do with them: suggest others.</summary>
public sealed class SharedWords(PaceDbContext db, ContributionWords words, PersonVault vault, ParticipantNames names, TimeProvider time)
{
    /// <summary>The words that were shared last.</summary>
    public Task<Words?> WordsOfAsync(Contribution contribution, CancellationToken cancellation) => words.OfAsync(contribution, contribution.Latest!, cancellation);

    /// <summary>The name that the parent chose.</summary>
    public async Task<string?> ParentOfAsync(Contribution contribution, CancellationToken cancellation) =>
        (await names.OfAsync([contribution.ParticipantId], cancellation)).GetValueOrDefault(contribution.ParticipantId);

    /// <summary>Suggests other words. They wait for the parent.</summary>
    public async Task SuggestAsync(Contribution contribution, Words suggested, string why, Guid by, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        var sealedWords = await words.SealAsync(contribution.ParticipantId, ContributionWords.SuggestionPurpose(id), suggested, cancellation);
        var sealedWhy = await vault.SealAsync(contribution.ParticipantId, Suggestion.WhyPurpose(id), why.Trim(), cancellation);
        db.Suggestions.Add(new Suggestion(contribution.Latest!, id, sealedWords, sealedWhy, by, time.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancellation);
    }
}
