using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Tests.Platform.Ledger;

public sealed class TriggerTests : IAsyncLifetime
{
    private LedgerOnItsOwn ledger = null!;

    public async ValueTask InitializeAsync()
    {
        ledger = await LedgerOnItsOwn.CreateAsync();
        await ledger.RecordAsync(new LedgerSubject("agreement", "1"));
        await ledger.CheckpointAsync();
    }

    public ValueTask DisposeAsync() => ledger.DisposeAsync();

    [Theory]
    [InlineData("""UPDATE "LedgerEntries" SET "Act" = 'consent.forged'""")]
    [InlineData("""DELETE FROM "LedgerEntries" """)]
    [InlineData("""UPDATE "LedgerCheckpoints" SET "Entries" = 7""")]
    [InlineData("""DELETE FROM "LedgerCheckpoints" """)]
    [InlineData("""UPDATE "LedgerCheckpointHeads" SET "Sequence" = 7""")]
    [InlineData("""DELETE FROM "LedgerCheckpointHeads" """)]
    public async Task Database_RefusesToChangeOrDelete(string sql) => await RefusesAsync(sql);

    [Theory]
    [InlineData("""INSERT OR REPLACE INTO "LedgerEntries" SELECT * FROM "LedgerEntries" """)]
    [InlineData("""INSERT OR REPLACE INTO "LedgerEntries" (rowid, "Id", "Subject", "Sequence", "At", "Act", "Payload", "PreviousHash", "Hash") SELECT rowid, 'another', 'another/1', 1, "At", "Act", "Payload", "PreviousHash", "Hash" FROM "LedgerEntries" """)]
    [InlineData("""INSERT OR REPLACE INTO "LedgerCheckpoints" SELECT * FROM "LedgerCheckpoints" """)]
    [InlineData("""INSERT OR REPLACE INTO "LedgerCheckpointHeads" SELECT * FROM "LedgerCheckpointHeads" """)]
    public async Task Sqlite_RefusesToReplace(string sql)
    {
        Assert.SkipWhen(TestDatabase.IsPostgres, "PostgreSQL has no INSERT OR REPLACE.");
        await RefusesAsync(sql);
    }

    [Theory]
    [InlineData("""TRUNCATE "LedgerEntries" """)]
    [InlineData("""TRUNCATE "LedgerCheckpoints" CASCADE""")]
    [InlineData("""TRUNCATE "LedgerCheckpointHeads" """)]
    [InlineData("""SET session_replication_role = replica; DELETE FROM "LedgerEntries" """)]
    [InlineData("""INSERT INTO "LedgerEntries" SELECT * FROM "LedgerEntries" ON CONFLICT ("Id") DO UPDATE SET "Act" = 'forged'""")]
    public async Task Postgres_RefusesToTruncateOrUpsert(string sql)
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "SQLite has no TRUNCATE.");
        await RefusesAsync(sql);
    }

    [Fact]
    public async Task EnsureTriggers_Again_ChangesNothing()
    {
        await ledger.WithAsync(async db =>
        {
            await db.EnsureLedgerTriggersAsync();
            return 0;
        });
        await RefusesAsync("""DELETE FROM "LedgerEntries" """);
    }

    private async Task RefusesAsync(string sql)
    {
        var refusal = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => ledger.WithAsync(db => db.Database.ExecuteSqlRawAsync(sql)));
        Assert.Contains("The ledger is append-only", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), (await ledger.WithAsync(db => db.LedgerEntries.CountAsync()), await ledger.WithAsync(db => db.Checkpoints.CountAsync())));
        Assert.Empty(await ledger.FindingsAsync());
    }
}
