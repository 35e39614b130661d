using System.Security.Claims;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Identification.Decisions;

namespace Pace.Learning.Web.Contributions.Share;

/// <summary>Makes a version of a draft. Earlier yeses stay with the words that they were given for, unless the parent wants them for the new ones.</summary>
public sealed class ContributionSharing(PaceDbContext db, ContributionTextVault texts, KeptDetailVault decisions, ContributionRecord record, TimeProvider time)
{
    private static readonly Refusal Changed = new("", "Something changed while you were reading. Please look again.");

    /// <summary>Why a draft can't be shared yet.</summary>
    public static Refusal? RefusalOf(Contribution contribution, ContributionText draft) =>
        contribution.Kind == ContributionKind.ReviewStatement ? new Refusal("", "These words are for the review of your area. To change them, take them back, and write anew while the review is open")
        : contribution.Kind == ContributionKind.LiveTalk ? new Refusal("", "There are no words to share here. Say yes to speaking on its own page")
        : contribution.Kind.IsRecorded && contribution.MediaId is null ? new Refusal("", "Add the recording first")
        : draft.Text.Length == 0 ? new Refusal("", contribution.Kind.IsRecorded ? "Type what is said in the recording. Some people can't hear it" : "Write some words first")
        : null;

    /// <summary>
    /// Shares the draft that the parent has checked. When they have changed it meanwhile they are asked to look again; when the same words are shared already,
    /// as after a button pressed twice, that is what they wanted.
    /// </summary>
    public Task<Refusal?> ShareAsync(ClaimsPrincipal user, Guid contributionId, CheckedDraft seen, IReadOnlyList<KeptDetail> kept, bool carriesConsents, CancellationToken cancellation) =>
        db.RetryOnConflictAsync<Refusal?>(async stop =>
        {
            if (await db.FindOwnContributionAsync(user, contributionId, stop) is not { Erasure: null } contribution
                || await texts.DraftOfAsync(contribution, stop) is not { } draft)
            {
                return new Refusal("", "These words are not here any more.");
            }
            if (RefusalOf(contribution, draft) is { } refusal)
            {
                return refusal;
            }
            var now = time.GetUtcNow().UtcDateTime;
            var live = carriesConsents ? await db.Consents.Where(c => c.ContributionId == contribution.Id).ValidAt(db, now).ToListAsync(stop) : [];
            if (CheckedDraft.Of(contribution) != seen)
            {
                return seen.WasSharedIn(contribution) && live.TrueForAll(c => c.VersionId == contribution.Latest!.Id) ? null : Changed;
            }
            var @sealed = await texts.SealAsync(contribution.ParticipantId, ContributionTextVault.VersionPurpose(contribution.Id, contribution.NextNumber), draft, stop);
            var sealedKept = await decisions.SealAsync(contribution.ParticipantId, KeptDetailVault.VersionPurpose(contribution.Id, contribution.NextNumber), kept, stop);
            contribution.Keep(await decisions.SealAsync(contribution.ParticipantId, KeptDetailVault.DraftPurpose(contribution.Id), kept, stop));
            var version = contribution.Share(@sealed, now, sealedKept);
            db.ContributionVersions.Add(version);
            foreach (var consent in live)
            {
                var carried = consent.CarryTo(contribution, version, now);
                db.Consents.Add(carried);
                await record.ReplaceAsync(db, [consent], user.PersonId, now, stop);
                await record.AppendAsync(db, carried, "consent.carried", new { From = consent.Id }, user.PersonId, stop);
            }
            await record.AppendAsync(
                db, contribution.Id, "contribution.shared", new { Version = version.Id, version.Number, Carried = carriesConsents }, user.PersonId, stop);
            return null;
        }, cancellation);

    /// <summary>Keeps what the parent decided so far, for when they come back. <c>false</c> when the words are gone.</summary>
    public Task<bool> KeepAsync(ClaimsPrincipal user, Guid contributionId, IReadOnlyList<KeptDetail> kept, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        if (await db.FindOwnContributionAsync(user, contributionId, stop) is not { Erasure: null } contribution)
        {
            return false;
        }
        contribution.Keep(await decisions.SealAsync(contribution.ParticipantId, KeptDetailVault.DraftPurpose(contribution.Id), kept, stop));
        return true;
    }, cancellation);
}

/// <summary>The draft that a parent has checked, without its words.</summary>
/// <param name="SavedAt">When it was saved, in ticks.</param>
/// <param name="Number">The number that it gets when it is shared.</param>
public readonly record struct CheckedDraft(long SavedAt, int Number)
{
    /// <summary>The draft as it is now.</summary>
    public static CheckedDraft Of(Contribution contribution) => new(contribution.DraftSavedAt.Ticks, contribution.NextNumber);

    /// <summary>Whether it was shared since, and is so still.</summary>
    public bool WasSharedIn(Contribution contribution) => contribution.IsShared && Of(contribution) == this with { Number = Number + 1 };
}
