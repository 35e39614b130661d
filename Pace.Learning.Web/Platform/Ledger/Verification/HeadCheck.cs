namespace Pace.Learning.Web.Platform.Ledger.Verification;

/// <summary>Every chain against its head: the tail of a chain, or a whole chain, can't go missing by itself.</summary>
internal static class HeadCheck
{
    private const string Unfit = """
        SELECT h."Subject", h."Sequence", e."Hash" IS NOT NULL,
               COALESCE((SELECT MAX(l."Sequence") FROM "LedgerEntries" l WHERE l."Subject" = h."Subject"), 0)
        FROM "LedgerHeads" h LEFT JOIN "LedgerEntries" e ON e."Subject" = h."Subject" AND e."Sequence" = h."Sequence"
        WHERE e."Hash" IS NULL OR e."Hash" <> h."Hash"
           OR EXISTS (SELECT 1 FROM "LedgerEntries" n WHERE n."Subject" = h."Subject" AND n."Sequence" > h."Sequence")
        """;

    private const string Headless = """
        SELECT DISTINCT e."Subject" FROM "LedgerEntries" e
        WHERE NOT EXISTS (SELECT 1 FROM "LedgerHeads" h WHERE h."Subject" = e."Subject")
        """;

    public static void Run(LedgerSnapshot ledger, LedgerFindings findings)
    {
        using (var unfit = ledger.Query(Unfit))
        {
            while (unfit.Read())
            {
                var (subject, head, hasEntry, last) = (unfit.GetString(0), unfit.GetInt64(1), unfit.GetBoolean(2), unfit.GetInt64(3));
                var (at, rule, message) = (hasEntry, last) switch
                {
                    (_, _) when last > head => (head + 1, "inserted", $"the chain's head says that it ends at entry {head}"),
                    (false, _) => (last + 1, "removed", $"the entry is missing; the chain's head says that it goes on to entry {head}"),
                    _ => (head, "changed", "the last entry's hash is not the one that the chain's head holds"),
                };
                findings.AddEntry(subject, at, rule, message);
            }
        }
        using var headless = ledger.Query(Headless);
        while (headless.Read())
        {
            findings.AddEntry(headless.GetString(0), 1, "inserted", "the chain has no head, so it was not written by this site");
        }
    }
}
