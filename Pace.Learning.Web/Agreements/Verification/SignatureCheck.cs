using System.Text.Json;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Ledger.Verification;

namespace Pace.Learning.Web.Agreements.Verification;

/// <summary>
/// The signatures, countersignatures, states and texts of agreements against what the ledger says about them. Findings are named by the agreement's chain.
/// </summary>
internal sealed class SignatureCheck(PublishedContent published) : ILedgerCheck
{
    private const string Entries = """
        SELECT e."Subject", e."Sequence", e."Act", e."Payload" FROM "LedgerEntries" e
        WHERE e."Subject" LIKE 'agreement/%' AND e."Act" IN ('agreement.signed', 'agreement.countersigned')
        """;

    private const string Signed = """
        SELECT s."Id", s."AgreementId", s."SignatoryId", s."PersonId", s."TypedName", s."TypedRole", s."TypedAuthority", s."SignedAt", s."DocumentSha256",
               s."DeclarationSha256", s."Declaration", s."IdentityShown", s."NameMayBePublic", s."Salt",
               p."RoleKey", p."Role", p."Level", p."AgencyId", p."AgencyName", p."OnBehalfOf", u."DocumentSha256", u."DeclarationSha256", s."Mailbox", s."MailboxSha256"
        FROM "AgreementSignatures" s LEFT JOIN "AgreementSignatories" p ON p."Id" = s."SignatoryId" LEFT JOIN "Agreements" u ON u."Id" = s."AgreementId"
        """;

    private const string Countersigned = """
        SELECT "AgreementId", "ByPersonId", "TypedName", "At", "Salt" FROM "AgreementCountersignatures"
        """;

    private const string Texts = """
        SELECT "Sha256", "DocumentId", "Version", "Bytes" FROM "AgreementTexts"
        """;

    private const string States = """
        SELECT u."Id", u."State", u."DocumentSha256", u."DocumentId", u."Version", h."Sequence", e."Payload", f."Payload"
        FROM "Agreements" u
        LEFT JOIN "LedgerHeads" h ON h."Subject" = 'agreement/' || lower(CAST(u."Id" AS text))
        LEFT JOIN "LedgerEntries" e ON e."Subject" = h."Subject" AND e."Sequence" = h."Sequence"
        LEFT JOIN "LedgerEntries" f ON f."Subject" = h."Subject" AND f."Sequence" = 1
        """;

    public void Run(LedgerSnapshot ledger, LedgerFindings findings)
    {
        var signatures = new Dictionary<Guid, (string Subject, long Sequence, string Seal)>();
        var countersignatures = new Dictionary<string, (long Sequence, string Seal)>();
        using (var entries = ledger.Query(Entries))
        {
            while (entries.Read())
            {
                var (subject, sequence, payload) = (entries.GetString(0), entries.GetInt64(1), entries.GetString(3));
                // An entry that was made unreadable is found as changed by its hash.
                if (entries.GetString(2) == SignedEntry.Act && Read<SignedEntry>(payload) is { } signed)
                {
                    signatures[signed.Signature] = (subject, sequence, signed.Seal);
                }
                else if (entries.GetString(2) == CountersignedEntry.Act && Read<CountersignedEntry>(payload) is { } countersigned)
                {
                    countersignatures[subject] = (sequence, countersigned.Seal);
                }
            }
        }
        CheckSignatures(ledger, findings, signatures);
        CheckCountersignatures(ledger, findings, countersignatures);
        CheckStates(ledger, findings);
        CheckTexts(ledger, findings);
    }

    private static void CheckSignatures(LedgerSnapshot ledger, LedgerFindings findings, Dictionary<Guid, (string Subject, long Sequence, string Seal)> recorded)
    {
        using var rows = ledger.Query(Signed);
        while (rows.Read())
        {
            var (id, agreement) = (rows.GetGuid(0), rows.GetGuid(1));
            if (!recorded.Remove(id, out var entry))
            {
                findings.AddEntry(AgreementRecorder.Subject(agreement).Text, 1, "signature", $"there is a signature {id} that the ledger knows nothing of");
            }
            else if (rows.IsDBNull(14) || rows.IsDBNull(20) || Fields(rows).Seal() != entry.Seal || TextHash.Of(rows.GetString(10)) != rows.GetString(9))
            {
                findings.AddEntry(entry.Subject, entry.Sequence, "signature", $"the signature {id} is not what was signed: the row, or the place that it belongs to, was changed");
            }
            else if (rows.GetString(20) != rows.GetString(8) || rows.GetString(21) != rows.GetString(9))
            {
                findings.AddEntry(entry.Subject, entry.Sequence, "signature", $"the sign-up names another text than the one that signature {id} is on");
            }
        }
        foreach (var (id, entry) in recorded)
        {
            findings.AddEntry(entry.Subject, entry.Sequence, "signature", $"the signature {id} is missing");
        }
    }

    private static void CheckCountersignatures(LedgerSnapshot ledger, LedgerFindings findings, Dictionary<string, (long Sequence, string Seal)> recorded)
    {
        using var rows = ledger.Query(Countersigned);
        while (rows.Read())
        {
            var subject = AgreementRecorder.Subject(rows.GetGuid(0)).Text;
            if (!recorded.Remove(subject, out var entry))
            {
                findings.AddEntry(subject, 1, "countersignature", "there is a countersignature that the ledger knows nothing of");
            }
            else if (TextHash.Of(Countersignature.SealedText(rows.GetGuid(0), rows.GetGuid(1), rows.GetString(2), rows.GetInt64(3), rows.GetString(4))) != entry.Seal)
            {
                findings.AddEntry(subject, entry.Sequence, "countersignature", "the countersignature was changed");
            }
        }
        foreach (var (subject, entry) in recorded)
        {
            findings.AddEntry(subject, entry.Sequence, "countersignature", "the countersignature is missing");
        }
    }

    private static void CheckStates(LedgerSnapshot ledger, LedgerFindings findings)
    {
        using var rows = ledger.Query(States);
        while (rows.Read())
        {
            var subject = AgreementRecorder.Subject(rows.GetGuid(0)).Text;
            var (last, first) = (rows.IsDBNull(6) ? null : Read<HappenedEntry>(rows.GetString(6)), rows.IsDBNull(7) ? null : Read<StartedEntry>(rows.GetString(7)));
            if (last is null || first is null)
            {
                findings.AddEntry(subject, 1, "state", "there is a sign-up that the ledger knows nothing of");
            }
            else if (last.State.ToString() != rows.GetString(1))
            {
                findings.AddEntry(subject, rows.GetInt64(5), "state", $"the sign-up says {rows.GetString(1)}, the ledger {last.State}");
            }
            else if (first.DocumentSha256 != rows.GetString(2) || first.Document != rows.GetString(3) || first.Version != rows.GetInt32(4))
            {
                findings.AddEntry(subject, 1, "state", "the sign-up names another text than the ledger");
            }
        }
    }

    private void CheckTexts(LedgerSnapshot ledger, LedgerFindings findings)
    {
        using var rows = ledger.Query(Texts);
        while (rows.Read())
        {
            var (hash, document, number) = (rows.GetString(0), rows.GetString(1), rows.GetInt32(2));
            var signatory = $"agreement-text/{document}";
            if (TextHash.Of((byte[])rows.GetValue(3)) != hash)
            {
                findings.AddEntry(signatory, number, "text", $"the kept text with the SHA-256 {hash} was changed");
            }
            else if (Library.FindAgreement(document)?.Version(number) is { } published && published.Sha256 != hash)
            {
                findings.AddEntry(signatory, number, "text", $"the published text of version {number} is not the one that was signed ({hash})");
            }
        }
    }

    // A command serves no pages, so nothing has been compiled yet.
    private ContentLibrary Library
    {
        get
        {
            if (published.Number == 0)
            {
                published.Compile();
            }
            return published.Library;
        }
    }

    private static SealedSignature Fields(System.Data.Common.DbDataReader row) => new()
    {
        Id = row.GetGuid(0), AgreementId = row.GetGuid(1), SignatoryId = row.GetGuid(2), PersonId = row.IsDBNull(3) ? null : row.GetGuid(3), TypedName = row.GetString(4),
        TypedRole = row.GetString(5), TypedAuthority = row.GetString(6), SignedAt = row.GetInt64(7), DocumentSha256 = row.GetString(8), DeclarationSha256 = row.GetString(9),
        Declaration = row.GetString(10), IdentityShown = row.GetString(11), NameMayBePublic = row.GetBoolean(12), Salt = row.GetString(13), RoleKey = row.GetString(14),
        Role = row.GetString(15), Level = row.GetString(16), AgencyId = row.GetGuid(17), AgencyName = row.GetString(18), OnBehalfOf = row.IsDBNull(19) ? "" : row.GetString(19), Mailbox = row.IsDBNull(22) ? "" : row.GetString(22), MailboxSha256 = row.GetString(23),
    };

    private static T? Read<T>(string payload)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(payload, CanonicalJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
