using System.Text;
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
    [InlineData("At", "\"At\" + 1")]
    [InlineData("Entries", "\"Entries\" - 1")]
    [InlineData("Chains", "\"Chains\" - 1")]
    [InlineData("Ends", "\"Log\"")]
    [InlineData("Log", "\"Ends\"")]
    [InlineData("Signature", "\"Log\"")]
    public async Task Verify_CheckpointChanged_NamesIt(string column, string value)
    {
        await ledger.TamperAsync($"""UPDATE "LedgerCheckpoints" SET "{column}" = {value} WHERE "Number" = 2""");

        Assert.Equal(["checkpoint:2: signature"], await ledger.FindingsAsync());
    }

    [Fact]
    public async Task Verify_CheckpointThatNamesAKeyOfSomebodyElse_NamesIt()
    {
        await ledger.TamperAsync("""UPDATE "LedgerCheckpoints" SET "KeyId" = 'another-1' WHERE "Number" = 2""");

        Assert.Equal(["checkpoint:2: key"], await ledger.FindingsAsync());
    }

    [Theory]
    [InlineData("Entries", "count")]
    [InlineData("Chains", "count")]
    [InlineData("At", "replaced")]
    public async Task Verify_CheckpointMadeAnewWithTheSitesOwnKey_NamesItByWhatItSays(string column, string rule)
    {
        var second = await ledger.WithAsync(db => db.Checkpoints.AsNoTracking().SingleAsync(c => c.Number == 2));
        var forged = column switch
        {
            "Entries" => second.Statement with { Entries = second.Entries + 1 },
            "Chains" => second.Statement with { Chains = second.Chains + 1 },
            _ => second.Statement with { At = second.Statement.At + 1 },
        };
        forged = column == "At" ? forged : forged with { Log = await LogWithAsync(forged) };
        await ledger.TamperAsync($"""
            UPDATE "LedgerCheckpoints" SET "At" = {forged.At}, "Entries" = {forged.Entries}, "Chains" = {forged.Chains}, "Log" = {Tampering.Literal(forged.Log)},
            "Signature" = {Tampering.Literal(forged.Sign(await ledger.KeyAsync()))} WHERE "Number" = 2
            """);

        // The next one says what there was before it.
        string[] expected = column == "At" ? [$"checkpoint:2: {rule}"] : [$"checkpoint:2: {rule}", "checkpoint:3: replaced"];
        Assert.Equal(expected, await ledger.FindingsAsync());
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
    [InlineData("""UPDATE "LedgerCheckpointHeads" SET "Since" = "Since" + 1 WHERE "CheckpointNumber" = 2 AND "Subject" = '{0}'""", "count")]
    [InlineData("""DELETE FROM "LedgerCheckpointHeads" WHERE "CheckpointNumber" = 2 AND "Subject" = '{0}'""", "heads")]
    public async Task Verify_WhatACheckpointIsAboutChanged_NamesTheCheckpoint(string sql, string rule)
    {
        await ledger.TamperAsync(sql.Replace("{0}", chain.Text, StringComparison.Ordinal));

        Assert.Equal([$"checkpoint:2: {rule}"], await ledger.FindingsAsync());
    }

    [Fact]
    public async Task Verify_ChainRewrittenTogetherWithWhatTheCheckpointsSawOfIt_NamesTheFirstCheckpoint()
    {
        await ledger.TamperAsync(
            $"""DELETE FROM "LedgerEntries" WHERE "Subject" = '{chain}'""",
            $"""DELETE FROM "LedgerHeads" WHERE "Subject" = '{chain}'""",
            $"""DELETE FROM "LedgerCheckpointHeads" WHERE "Subject" = '{chain}'""");

        Assert.Equal(["checkpoint:1: heads"], await ledger.FindingsAsync());
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
        Assert.Null(CheckpointDocument.Parse((kept with { At = kept.At.Replace("20", "21", StringComparison.Ordinal) }).Write()));
        Assert.Null(CheckpointDocument.Parse((kept with { Signature = Convert.ToBase64String(new byte[256]) }).Write()));
        Assert.Null(CheckpointDocument.Parse((kept with { Kind = "another" }).Write()));
        Assert.Null(CheckpointDocument.Parse((kept with { Log = kept.Ends }).Write()));
        Assert.Null(CheckpointDocument.Parse("{}"));
        Assert.Null(CheckpointDocument.Parse("not JSON"));
    }

    private async Task<CheckpointDocument> KeptAsync()
    {
        var newest = await ledger.WithAsync(db => db.Checkpoints.AsNoTracking().OrderByDescending(c => c.Number).FirstAsync());
        return CheckpointDocument.Of(newest, await ledger.KeyAsync());
    }

    private Task<byte[]> LogWithAsync(CheckpointStatement second) => ledger.WithAsync(async db =>
    {
        var tree = await new CheckpointTrees(db).LogAsync(1, CancellationToken.None);
        tree.Add(Encoding.UTF8.GetBytes(second.State));
        return tree.Root();
    });

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
