using Pace.Learning.Web.Contributions.Suggestions;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Contributions.Manage;

/// <summary>Words that staff may read, and the one thing that they may do with them: suggest others.</summary>
internal sealed class SharedContributionReader(PaceDbContext db, ContributionTextVault texts, PersonVault vault, ParticipantNames names, ParentMail mail, PublicUrl site, TimeProvider time)
{
    /// <summary>The words that were shared last.</summary>
    public Task<ContributionText?> WordsOfAsync(Contribution contribution, CancellationToken cancellation) => texts.OfAsync(contribution, contribution.Latest!, cancellation);

    /// <summary>The name that the parent chose.</summary>
    public async Task<string?> ParentOfAsync(Contribution contribution, CancellationToken cancellation) =>
        (await names.OfAsync([contribution.ParticipantId], cancellation)).GetValueOrDefault(contribution.ParticipantId);

    /// <summary>Whether the parent is told by mail that something waits for them; who wants a call or a text isn't.</summary>
    public Task<bool> IsWrittenToAsync(Contribution contribution, CancellationToken cancellation) =>
        db.ParticipantProfiles.AnyAsync(p => p.Id == contribution.ParticipantId && p.Channel == ContactChannel.Email, cancellation);

    /// <summary>Suggests other words. They wait for the parent, who is told by mail that there is something to look at.</summary>
    public async Task SuggestAsync(Contribution contribution, ContributionText suggested, string why, Guid by, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        var sealedWords = await texts.SealAsync(contribution.ParticipantId, ContributionTextVault.SuggestionPurpose(id), suggested, cancellation);
        var sealedWhy = await vault.SealAsync(contribution.ParticipantId, Suggestion.WhyPurpose(id), why.Trim(), cancellation);
        db.Suggestions.Add(new Suggestion(contribution.Latest!, id, sealedWords, sealedWhy, by, time.GetUtcNow().UtcDateTime));
        await mail.SendAsync(contribution.ParticipantId, new SuggestionLetter { Url = site.Of("/taking-part") }, cancellation);
        await db.SaveChangesAsync(cancellation);
    }
}
