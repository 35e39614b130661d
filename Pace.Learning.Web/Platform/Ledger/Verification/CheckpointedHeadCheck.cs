using System.Data.Common;

namespace Pace.Learning.Web.Platform.Ledger.Verification;

/// <summary>Every chain against what the checkpoints saw of it: a chain that was written anew, hashes and all, no longer holds what was signed.</summary>
internal static class CheckpointedHeadCheck
{
    private const string Unfit = """
        SELECT c."CheckpointNumber", c."Subject", c."Since", c."Sequence", e."Hash" IS NOT NULL,
               COALESCE((SELECT MAX(l."Sequence") FROM "LedgerEntries" l WHERE l."Subject" = c."Subject"), 0)
        FROM "LedgerCheckpointHeads" c LEFT JOIN "LedgerEntries" e ON e."Subject" = c."Subject" AND e."Sequence" = c."Sequence"
        WHERE e."Hash" IS NULL OR e."Hash" <> c."Hash"
        ORDER BY c."CheckpointNumber" DESC
        """;

    public static void Run(LedgerSnapshot ledger, LedgerFindings findings)
    {
        using var unfit = ledger.Query(Unfit);
        while (unfit.Read())
        {
            Add(unfit, findings);
        }
    }

    private static void Add(DbDataReader row, LedgerFindings findings)
    {
        var (checkpoint, subject, since, sequence, hasEntry, last) =
            (row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetBoolean(4), row.GetInt64(5));
        if (hasEntry)
        {
            findings.AddEntry(subject, sequence, "rewritten",
                $"checkpoint {checkpoint} signed another entry {sequence}; entries {since + 1} to {sequence} are not the ones that were there then");
        }
        else
        {
            findings.AddEntry(subject, Math.Min(last + 1, sequence), "removed",
                $"the entry is missing; checkpoint {checkpoint} signed the chain up to entry {sequence}");
        }
    }
}
