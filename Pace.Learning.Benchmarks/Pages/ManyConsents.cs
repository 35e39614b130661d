using Microsoft.Data.Sqlite;

namespace Pace.Learning.Benchmarks.Pages;

/// <summary>
/// Fills a site's SQLite database with 10,000 contributions of 2,500 parents, and ten consents to each, of which nine have ended; each with an entry in the ledger. Their
/// seals fit nothing, since nobody asks for them.
/// </summary>
internal static class ManyConsents
{
    private const int Parents = 2_500;
    private const int Each = 4;
    private const int ConsentsEach = 10;

    public static async Task FillAsync(string file)
    {
        await using var db = new SqliteConnection($"Data Source={file};Pooling=False");
        await db.OpenAsync();
        await ExecuteAsync(db, "PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; BEGIN");
        await ExecuteAsync(db, $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Parents})
            INSERT INTO "Participants" ("Id", "PersonId", "SealedName", "JoinedAt") SELECT {Id("A", "i")}, NULL, x'00', '2026-01-01 00:00:00' FROM n
            """);
        await ExecuteAsync(db, """INSERT INTO "PersonKeys" ("PersonId", "Wrapped") SELECT "Id", randomblob(60) FROM "Participants" WHERE "Id" LIKE 'A0000000-%' """);
        await ExecuteAsync(db, $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Parents * Each})
            INSERT INTO "Contributions" ("Id", "ParticipantId", "Kind", "CreatedAt", "SealedDraft", "DraftSavedAt", "Revision", "IsSample")
            SELECT {Id("B", "i")}, {Id("A", $"1 + i % {Parents}")}, 'Text', '2026-01-01 00:00:00', zeroblob(400), '2026-01-01 00:00:00', 1, 1 FROM n
            """);
        await ExecuteAsync(db, $"""
            INSERT INTO "ContributionVersions" ("Id", "ContributionId", "Number", "SealedWords", "SharedAt")
            SELECT 'C' || substr("Id", 2), "Id", 1, zeroblob(400), '2026-01-01 00:00:00' FROM "Contributions" WHERE "Id" LIKE 'B0000000-%'
            """);
        await ConsentAsync(db, """ "Id" LIKE 'B0000000-%' """, """ 'C' || substr(c."Id", 2) """, ConsentsEach);
        // The three that the lesson shows have a history like the others: all but the last of their consents have ended.
        await ConsentAsync(db, """ "Id" NOT LIKE 'B0000000-%' """, """ (SELECT v."Id" FROM "ContributionVersions" v WHERE v."ContributionId" = c."Id") """, ConsentsEach - 1);
        await ExecuteAsync(db, """
            INSERT INTO "LedgerEntries" ("Id", "Subject", "Sequence", "At", "Act", "ActorId", "Payload", "PreviousHash", "Hash")
            SELECT "Id", 'consent/' || lower("Id"), 1, 1767225600000000, 'consent.given', NULL, printf('{"rows":{"Consents/%s":{"EndAt":null,"Note":"%.*c"}}}', "Id", 400, 'x'), zeroblob(32), randomblob(32)
            FROM "Consents" c WHERE NOT EXISTS (SELECT 1 FROM "LedgerEntries" e WHERE e."Subject" = 'consent/' || lower(c."Id"))
            """);
        await ExecuteAsync(db, "COMMIT; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static Task ConsentAsync(SqliteConnection db, string which, string version, int each) => ExecuteAsync(db, $"""
        WITH RECURSIVE k(j) AS (SELECT 1 UNION ALL SELECT j + 1 FROM k WHERE j < {each})
        INSERT INTO "Consents" ("Id", "ParticipantId", "ContributionId", "VersionId", "Use", "Audience", "Identifiability", "Territory", "StatementVersion", "StatementSha256",
            "RecordedAt", "GivenAt", "EndsAt", "End_At", "End_How", "Seal")
        SELECT printf('%08X', 16 * c.rowid + j) || '-D' || substr(c."Id", 11), c."ParticipantId", c."Id", {version}, CASE j % 3 WHEN 0 THEN 'Website' ELSE 'Course' END,
            'AllLearners', 'ChosenName', 'UnitedKingdom', 1, '', '2026-01-01 00:00:00', '2026-01-01 00:00:00', '2099-01-01 00:00:00',
            CASE WHEN j < {ConsentsEach} THEN '2026-02-01 00:00:00' END, CASE WHEN j < {ConsentsEach} THEN 'UseWithdrawn' END, zeroblob(32)
        FROM "Contributions" c, k WHERE {which}
        """);

    private static string Id(string first, string number) => $"printf('{first}0000000-0000-7000-8000-%012X', {number})";

    private static async Task ExecuteAsync(SqliteConnection db, string sql)
    {
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
