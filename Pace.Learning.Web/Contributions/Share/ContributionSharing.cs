using System.Security.Claims;
using Pace.Learning.Web.Contributions.Consents;

namespace Pace.Learning.Web.Contributions.Share;

/// <summary>Makes a version of a draft. Earlier yeses stay with the words that they were given for, unless the parent wants them for the new ones.</summary>
public sealed class ContributionSharing(PaceDbContext db, ContributionTextVault words, ContributionRecord record, TimeProvider time)
{
    /// <summary>Why a draft can't be shared yet.</summary>
    public static Refusal? RefusalOf(Contribution contribution, ContributionText draft) =>
        contribution.Kind == ContributionKind.ReviewStatement ? new Refusal("", "These words are for the review of your area. To change them, take them back, and write anew while the review is open")
        : contribution.Kind.IsRecorded && contribution.MediaId is null ? new Refusal("", "Add the recording first")
        : draft.Text.Length == 0 ? new Refusal("", contribution.Kind.IsRecorded ? "Type what is said in the recording. Some people can't hear it" : "Write some words first")
        : null;

    /// <summary>Shares the draft as it is now.</summary>
    public async Task<Refusal?> ShareAsync(ClaimsPrincipal user, Guid contributionId, bool carriesConsents, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.FindOwnContributionAsync(user, contributionId, cancellation) is not { Erasure: null } contribution
            || await words.DraftOfAsync(contribution, cancellation) is not { } draft)
        {
            return new Refusal("", "These words are not here any more.");
        }
        if (RefusalOf(contribution, draft) is { } refusal)
        {
            return refusal;
        }
        var now = time.GetUtcNow().UtcDateTime;
        var @sealed = await words.SealAsync(contribution.ParticipantId, ContributionTextVault.VersionPurpose(contribution.Id, contribution.NextNumber), draft, cancellation);
        var version = contribution.Share(@sealed, now);
        db.ContributionVersions.Add(version);
        if (carriesConsents)
        {
            await CarryAsync(contribution, version, now, cancellation);
        }
        try
        {
            await record.AppendAsync(
                db, contribution.Id, "contribution.shared", new { Version = version.Id, version.Number, Carried = carriesConsents }, user.PersonId, cancellation);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return null;
        }
        catch (DbUpdateException e) when (db.IsConflict(e))
        {
            return new Refusal("", "Something changed while you were reading. Please look again.");
        }
    }

    private async Task CarryAsync(Contribution contribution, ContributionVersion version, DateTime now, CancellationToken cancellation)
    {
        var live = await db.Consents.Where(c => c.ContributionId == contribution.Id).ValidAt(now).ToListAsync(cancellation);
        foreach (var consent in live)
        {
            db.Consents.Add(consent.CarryTo(contribution, version, now));
        }
    }
}
