namespace Pace.Learning.Web.Contributions.Consents;

/// <summary>
/// When a consent holds, as far as it can tell by itself: the parent said yes, nothing ended it, and its day has not come. It stands here once for a consent in
/// hand and once for the database; SQL that is sent without EF (<see cref="Blocks.ShownContributionsQuery"/>) is made of the second one. Whether it may be used also
/// depends on its contribution and its parent: <see cref="LiveConsents"/>.
/// </summary>
internal static class ConsentRule
{
    extension(Consent consent)
    {
        /// <summary>Nothing has ended it.</summary>
        public bool IsOpenAt(DateTime now) => consent.End is null && consent.EndsAt > now;

        /// <summary>Whether a use may rest on it.</summary>
        public bool IsValidAt(DateTime now) => consent.IsOpenAt(now) && consent.GivenAt is not null;

        /// <summary>Whether the parent has still to say yes to what was written down for them.</summary>
        public bool AwaitsParentAt(DateTime now) => consent.IsOpenAt(now) && consent.GivenAt is null;
    }

    extension(IQueryable<Consent> consents)
    {
        /// <summary>Those that nothing has ended.</summary>
        public IQueryable<Consent> OpenAt(DateTime now) => consents.Where(c => c.End == null && c.EndsAt > now);

        /// <summary>Those that a use may rest on.</summary>
        public IQueryable<Consent> ValidAt(PaceDbContext db, DateTime now) => consents.GivenAt(now).OpenInLedger(db);

        /// <summary>The same as far as the rows say, for who holds them against the ledger themselves.</summary>
        public IQueryable<Consent> GivenAt(DateTime now) => consents.OpenAt(now).Where(c => c.GivenAt != null);
    }
}
