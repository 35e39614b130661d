using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Contributions.Consents;

/// <summary>A consent with what the ledger says last of it.</summary>
internal sealed class RecordedConsent
{
    public required Consent Consent { get; init; }

    public required LedgerEntry Entry { get; init; }

    /// <summary>Whether the row is as the ledger says.</summary>
    public bool Fits(ConsentSeal seal) => seal.Fits(SealedConsent.Of(Consent), Entry.Hash, Consent.Seal);
}

internal static class RecordedConsents
{
    private const string Chain = ContributionRecord.ConsentSubject + "/";

    /// <summary>Consents with the last entry of the chain that each has in the ledger; those without one are left out.</summary>
    public static IQueryable<RecordedConsent> WithEntry(this IQueryable<Consent> consents, PaceDbContext db)
    {
        var last = db.LedgerEntries.Where(e => !db.Set<LedgerEntry>().Any(later => later.Subject == e.Subject && later.Sequence == e.Sequence + 1));
#pragma warning disable CA1304, CA1311 // It is the database that makes small letters of its own text for an id.
        return from consent in consents
               join entry in last on Chain + consent.Id.ToString().ToLower() equals entry.Subject
               select new RecordedConsent { Consent = consent, Entry = entry };
#pragma warning restore CA1304, CA1311
    }

    /// <summary>
    /// Those that the ledger, too, says were given and have not ended. Nobody brings a yes back by changing its row. Whether the row was changed otherwise is seen where
    /// words are shown, by its seal.
    /// </summary>
    public static IQueryable<Consent> OpenInLedger(this IQueryable<Consent> consents, PaceDbContext db) =>
        from recorded in consents.WithEntry(db)
        where recorded.Entry.Payload.Contains("\"EndAt\":null") && !recorded.Entry.Payload.Contains("\"GivenAt\":null")
        select recorded.Consent;
}
