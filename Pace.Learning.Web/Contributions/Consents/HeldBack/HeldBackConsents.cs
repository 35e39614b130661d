using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.Consents.HeldBack;

/// <summary>Yeses that wait, after a restore, for somebody to ask the parent.</summary>
internal sealed class HeldBackConsents(PaceDbContext db, ContributionRecord record, TimeProvider time)
{
    /// <summary>Those whose parent and whose contribution are there still.</summary>
    public IQueryable<Consent> Waiting =>
        from consent in db.Consents
        where consent.End != null && consent.End.How == ConsentEnding.HeldBack && consent.EndsAt > time.GetUtcNow().UtcDateTime
        join contribution in db.Contributions on consent.ContributionId equals contribution.Id
        where contribution.Withdrawal == null && contribution.Erasure == null
        join participant in db.ParticipantProfiles on consent.ParticipantId equals participant.Id
        where !participant.IsErased
        select consent;

    /// <summary>Writes down what the parent said. <c>false</c> when there is nothing to answer any more.</summary>
    public Task<bool> SettleAsync(Guid id, bool holds, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        if (await Waiting.SingleOrDefaultAsync(c => c.Id == id, stop) is not { } consent
            || await db.Contributions.SingleOrDefaultAsync(c => c.Id == consent.ContributionId, stop) is not { } contribution)
        {
            return false;
        }
        // Meanwhile the parent may have said yes to the same use again.
        var isReplaced = holds && await db.Consents.AnyAsync(c => c.ContributionId == consent.ContributionId && c.Use == consent.Use && c.End == null && c.GivenAt != null, stop);
        consent.Settle(holds && !isReplaced, time.GetUtcNow().UtcDateTime);
        contribution.Touch();
        await record.AppendAsync(db, consent, consent.End is null ? "consent.still-holds" : "consent.withdrawn", new { AskedAfterRestore = true }, by, stop);
        return true;
    }, cancellation);
}
