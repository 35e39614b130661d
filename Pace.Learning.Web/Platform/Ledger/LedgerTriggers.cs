namespace Pace.Learning.Web.Platform.Ledger;

/// <summary>
/// Triggers by which the database itself refuses to change or delete what the ledger holds, and what was signed. Put in place after every migration, so that they
/// outlive migrations that are made anew; what is in place already stays untouched.
/// </summary>
internal static class LedgerTriggers
{
    private const string Message = "The ledger is append-only: record what happened as a new entry";

    // A table, and what makes a row of it unique: SQLite's INSERT OR REPLACE deletes the row in its way without asking delete triggers.
    private static readonly (string Table, string Same)[] Tables =
    [
        ("LedgerEntries", """rowid = NEW.rowid OR "Id" = NEW."Id" OR ("Subject" = NEW."Subject" AND "Sequence" = NEW."Sequence")"""),
        ("LedgerCheckpoints", """rowid = NEW.rowid OR "Number" = NEW."Number" """),
        ("AgreementSignatures", """rowid = NEW.rowid OR "Id" = NEW."Id" OR "SignatoryId" = NEW."SignatoryId" """),
        ("AgreementCountersignatures", """rowid = NEW.rowid OR "AgreementId" = NEW."AgreementId" """),
        ("AgreementTexts", """rowid = NEW.rowid OR "Sha256" = NEW."Sha256" """),
        ("LedgerCheckpointHeads", """rowid = NEW.rowid OR ("CheckpointNumber" = NEW."CheckpointNumber" AND "Subject" = NEW."Subject")"""),
    ];

    public static async Task EnsureLedgerTriggersAsync(this PaceDbContext db, CancellationToken cancellation = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        foreach (var sql in Sql(db.Database.IsNpgsql()))
        {
            await db.Database.ExecuteSqlRawAsync(sql, cancellation);
        }
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>The statements in order, to be run in one transaction; running them again changes nothing.</summary>
    public static IEnumerable<string> Sql(bool postgres) => postgres ? PostgresSql() : SqliteSql();

    private static IEnumerable<string> SqliteSql()
    {
        foreach (var (table, same) in Tables)
        {
            yield return $"""CREATE TRIGGER IF NOT EXISTS "{table}_no_update" BEFORE UPDATE ON "{table}" BEGIN SELECT RAISE(ABORT, '{Message}'); END;""";
            yield return $"""CREATE TRIGGER IF NOT EXISTS "{table}_no_delete" BEFORE DELETE ON "{table}" BEGIN SELECT RAISE(ABORT, '{Message}'); END;""";
            yield return $"""
                CREATE TRIGGER IF NOT EXISTS "{table}_no_replace" BEFORE INSERT ON "{table}"
                WHEN EXISTS (SELECT 1 FROM "{table}" WHERE {same})
                BEGIN SELECT RAISE(ABORT, '{Message}'); END;
                """;
        }
    }

    // Statement triggers fire for TRUNCATE too, and before anything is touched; ALWAYS makes them fire in a replication session as well.
    private static IEnumerable<string> PostgresSql()
    {
        yield return "SELECT pg_advisory_xact_lock(7223020001)";
        yield return $"""
            CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '{Message} (% on %)', TG_OP, TG_TABLE_NAME; END $$
            """;
        foreach (var (table, _) in Tables)
        {
            var name = $"{table}_append_only";
            yield return $"""
                DO $$ BEGIN
                  IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"{table}"'::regclass AND tgname = '{name}' AND tgenabled = 'A') THEN
                    CREATE OR REPLACE TRIGGER "{name}" BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}" FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
                    ALTER TABLE "{table}" ENABLE ALWAYS TRIGGER "{name}";
                  END IF;
                END $$
                """;
        }
    }
}
