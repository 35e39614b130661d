using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Ledger.Checkpoints;

namespace Pace.Learning.Tests.Platform.Ledger;

public sealed class CheckpointTamperingTests : IAsyncLifetime
{
    private LedgerOnItsOwn ledger = null!;
    private LedgerSubject chain;

    public async ValueTask InitializeAsync()
    {
        ledger = await LedgerOnItsOwn.CreateAsync();
        chain = (await new GeneratedHistory(ledger).WriteAsync()).Chain;
    }

    public ValueTask DisposeAsync() => ledger.DisposeAsync();

    [Theory]
    [InlineData("At", "\"At\" + 1", "changed")]
    [InlineData("Entries", "\"Entries\" - 1", "changed")]
    [InlineData("Root", "\"PreviousHash\"", "changed")]
    [InlineData("PreviousHash", "\"Root\"", "changed")]
    [InlineData("KeyId", "'another-1'", "changed")]
    [InlineData("Hash", "\"Root\"", "changed")]
    [InlineData("Signature", "\"Hash\"", "signature")]
    public async Task Verify_CheckpointChanged_NamesIt(string column, string value, string rule)
    {
        await ledger.TamperAsync($"""UPDATE "LedgerCheckpoints" SET "{column}" = {value} WHERE "Number" = 2""");

        Assert.Equal([$"checkpoint:2: {rule}"], await ledger.FindingsAsync());
    }

    [Fact]
    public async Task Verify_CheckpointChangedTogetherWithItsHash_NamesItByItsSignature()
    {
        var second = await ledger.WithAsync(db => db.Checkpoints.AsNoTracking().SingleAsync(c => c.Number == 2));
        var forged = second.Statement with { Entries = 1 };
        await ledger.TamperAsync($"""UPDATE "LedgerCheckpoints" SET "Entries" = 1, "Hash" = {Tampering.Literal(forged.Hash())} WHERE "Number" = 2""");

        Assert.Equal(["checkpoint:2: signature"], await ledger.FindingsAsync());
    }

    [Fact]
    public async Task Verify_CheckpointRemoved_NamesIt()
    {
        await ledger.TamperAsync(
            """DELETE FROM "LedgerCheckpointHeads" WHERE "CheckpointNumber" = 2""",
            """DELETE FROM "LedgerCheckpoints" WHERE "Number" = 2""");

        Assert.Equal(["checkpoint:2: removed"], await ledger.FindingsAsync());
    }

    [Theory]
    [InlineData("""UPDATE "LedgerCheckpointHeads" SET "Since" = "Since" + 1 WHERE "CheckpointNumber" = 2 AND "Subject" = '{0}'""")]
    [InlineData("""DELETE FROM "LedgerCheckpointHeads" WHERE "CheckpointNumber" = 2 AND "Subject" = '{0}'""")]
    public async Task Verify_WhatACheckpointIsAboutChanged_NamesTheCheckpoint(string sql)
    {
        await ledger.TamperAsync(sql.Replace("{0}", chain.Text, StringComparison.Ordinal));

        Assert.Equal(["checkpoint:2: heads"], await ledger.FindingsAsync());
    }

    [Fact]
    public async Task Verify_ChainRewrittenTogetherWithWhatTheCheckpointsSawOfIt_NamesTheFirstCheckpoint()
    {
        await ledger.TamperAsync(
            $"""DELETE FROM "LedgerEntries" WHERE "Subject" = '{chain}'""",
            $"""DELETE FROM "LedgerHeads" WHERE "Subject" = '{chain}'""",
            $"""DELETE FROM "LedgerCheckpointHeads" WHERE "Subject" = '{chain}'""");

        Assert.Equal(["checkpoint:1: heads", "checkpoint:2: heads", "checkpoint:3: heads"], await ledger.FindingsAsync());
    }

    [Fact]
    public async Task Verify_EverythingPutBackToAnEarlierState_IsFoundWithAKeptCheckpointOnly()
    {
        var kept = await KeptAsync();
        await RollBackAsync();

        Assert.Empty(await ledger.FindingsAsync());
        Assert.Equal(["checkpoint:3: rolled-back"], await ledger.FindingsAsync(kept));
    }

    [Fact]
    public async Task Verify_PutBackAndGoneOnWithTheSitesOwnKey_IsFoundWithAKeptCheckpoint()
    {
        var kept = await KeptAsync();
        await RollBackAsync();
        await ledger.RecordAsync(chain, "consent.given");
        Assert.NotNull(await ledger.CheckpointAsync());

        Assert.Empty(await ledger.FindingsAsync());
        Assert.Equal(["checkpoint:3: differs"], await ledger.FindingsAsync(kept));
    }

    [Fact]
    public async Task Verify_GoneOnSinceTheKeptCheckpoint_FindsNothing()
    {
        var kept = await KeptAsync();
        await ledger.RecordAsync(chain);
        await ledger.CheckpointAsync();

        Assert.Empty(await ledger.FindingsAsync(kept));
    }

    [Fact]
    public async Task KeptCheckpoint_WithAnyFieldChanged_IsRefused()
    {
        var kept = await KeptAsync();

        Assert.Equal(kept, CheckpointDocument.Parse(kept.Write()));
        Assert.Null(CheckpointDocument.Parse((kept with { Entries = kept.Entries + 1 }).Write()));
        Assert.Null(CheckpointDocument.Parse((kept with { At = kept.At.AddMicroseconds(1) }).Write()));
        Assert.Null(CheckpointDocument.Parse((kept with { Signature = Convert.ToBase64String(new byte[256]) }).Write()));
        Assert.Null(CheckpointDocument.Parse("{}"));
        Assert.Null(CheckpointDocument.Parse("not JSON"));
    }

    private async Task<CheckpointDocument> KeptAsync()
    {
        var newest = await ledger.WithAsync(db => db.Checkpoints.AsNoTracking().OrderByDescending(c => c.Number).FirstAsync());
        return CheckpointDocument.Of(newest, await ledger.KeyAsync());
    }

    // To what the second checkpoint saw.
    private Task RollBackAsync() => ledger.TamperAsync(
        """DELETE FROM "LedgerCheckpointHeads" WHERE "CheckpointNumber" = 3""",
        """DELETE FROM "LedgerCheckpoints" WHERE "Number" = 3""",
        """
        DELETE FROM "LedgerEntries" WHERE "Sequence" > COALESCE(
          (SELECT MAX(c."Sequence") FROM "LedgerCheckpointHeads" c WHERE c."Subject" = "LedgerEntries"."Subject"), 0)
        """,
        """
        UPDATE "LedgerHeads" SET
          "Sequence" = COALESCE((SELECT MAX(e."Sequence") FROM "LedgerEntries" e WHERE e."Subject" = "LedgerHeads"."Subject"), 0),
          "Hash" = COALESCE((SELECT e."Hash" FROM "LedgerEntries" e WHERE e."Subject" = "LedgerHeads"."Subject" ORDER BY e."Sequence" DESC LIMIT 1), "Hash")
        """);
}
