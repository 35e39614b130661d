using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.Consents;

/// <summary>
/// The one rule of what may be used at this moment. It is asked in the database each time, and its answer is never kept: the consent holds (see
/// <see cref="ConsentRule"/>), nothing was taken back, and the parent neither paused nor had themselves erased.
/// </summary>
public static class LiveConsents
{
    /// <summary>Those that hold now.</summary>
    public static IQueryable<Consent> LiveAt(this IQueryable<Consent> consents, PaceDbContext db, DateTime now) =>
        consents.OpenInLedger(db).UncheckedAt(db, now);

    /// <summary>The same as far as the rows say, for who looks at their seals (see <see cref="ConsentSeal"/>), which tell more than this question can.</summary>
    internal static IQueryable<Consent> UncheckedAt(this IQueryable<Consent> consents, PaceDbContext db, DateTime now) =>
        from consent in consents.GivenAt(now)
        join contribution in db.Contributions on consent.ContributionId equals contribution.Id
        where contribution.Withdrawal == null && contribution.Erasure == null
        join participant in db.ParticipantProfiles on consent.ParticipantId equals participant.Id
        where !participant.IsErased && (!participant.HasPause || (participant.PausedUntil != null && participant.PausedUntil <= now))
        select consent;
}
