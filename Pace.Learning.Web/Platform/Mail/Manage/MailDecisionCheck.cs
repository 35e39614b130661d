using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Ledger.Verification;

namespace Pace.Learning.Web.Platform.Mail.Manage;

/// <summary>Mails that were let go, or weren't, against what the ledger says was decided about them. A mail itself is forgotten after a month, so one that isn't there is no finding.</summary>
internal sealed class MailDecisionCheck : ILedgerCheck
{
    private const string Differing = """
        SELECT m."Id", e."Sequence", CASE WHEN m."DroppedAt" IS NULL THEN 0 ELSE 1 END FROM "OutboxMails" m
        LEFT JOIN "LedgerHeads" h ON h."Subject" = 'mail/' || lower(CAST(m."Id" AS text))
        LEFT JOIN "LedgerEntries" e ON e."Subject" = h."Subject" AND e."Sequence" = h."Sequence"
        WHERE (m."DroppedAt" IS NOT NULL) <> (e."Act" IS NOT NULL AND e."Act" = 'mail.dropped')
        """;

    public void Run(LedgerSnapshot ledger, LedgerFindings findings)
    {
        using var rows = ledger.Query(Differing);
        while (rows.Read())
        {
            findings.AddEntry(
                new LedgerSubject("mail", rows.GetGuid(0)).Text, rows.IsDBNull(1) ? 1 : rows.GetInt64(1), "mail",
                rows.GetInt32(2) == 1 ? "the mail is let go, and the ledger says that nobody decided so" : "the mail isn't let go, and the ledger says that somebody decided so");
        }
    }
}
