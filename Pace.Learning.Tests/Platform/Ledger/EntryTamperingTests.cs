using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Tests.Platform.Ledger;

public sealed class EntryTamperingTests : IAsyncLifetime
{
    private LedgerOnItsOwn ledger = null!;
    private LedgerSubject chain;

    public async ValueTask InitializeAsync()
    {
        ledger = await LedgerOnItsOwn.CreateAsync();
        chain = (await new GeneratedHistory(ledger).WriteAsync()).Chain;
    }

    public ValueTask DisposeAsync() => ledger.DisposeAsync();

    [Fact]
    public async Task Verify_UntouchedHistory_FindsNothing()
    {
        var report = await ledger.VerifyAsync();

        Assert.Empty(report.Findings);
        Assert.Equal((180, 17), (report.Entries, report.Chains));
        Assert.Equal((3, 160), (report.Newest!.Number, report.Newest.Entries));
    }

    [Theory]
    [InlineData("Id", "'0191F0C2-0000-7000-8000-00000000BAD1'", "changed")]
    [InlineData("Subject", "'contribution/elsewhere'", "removed")]
    [InlineData("Sequence", "1000", "removed")]
    [InlineData("At", "\"At\" + 1", "changed")]
    [InlineData("Act", "'consent.forged'", "changed")]
    [InlineData("ActorId", "'0191F0C2-0000-7000-8000-00000000BAD1'", "changed")]
    [InlineData("Payload", "'{}'", "changed")]
    [InlineData("Payload", "\"Payload\" || ' '", "changed")]
    [InlineData("PreviousHash", "\"Hash\"", "changed")]
    [InlineData("Hash", "\"PreviousHash\"", "changed")]
    public async Task Verify_OneColumnChanged_NamesTheEntry(string column, string value, string rule)
    {
        await ledger.TamperAsync($"""UPDATE "LedgerEntries" SET "{column}" = {value} WHERE "Subject" = '{chain}' AND "Sequence" = 5""");

        Assert.Contains($"{chain}:5: {rule}", await ledger.FindingsAsync());
    }

    [Fact]
    public async Task Verify_ActorRemoved_NamesTheEntry()
    {
        var entry = (await ledger.EntriesAsync(chain)).First(e => e.ActorId is not null);
        await ledger.TamperAsync($"""UPDATE "LedgerEntries" SET "ActorId" = NULL WHERE "Subject" = '{chain}' AND "Sequence" = {entry.Sequence}""");

        Assert.Equal([$"{chain}:{entry.Sequence}: changed"], await ledger.FindingsAsync());
    }

    [Theory]
    [InlineData(5, "replaced")]
    [InlineData(32, "replaced")]
    [InlineData(36, "changed")]
    public async Task Verify_EntryChangedTogetherWithItsHash_NamesTheEntry(int sequence, string rule)
    {
        var entry = (await ledger.EntriesAsync(chain))[sequence - 1];
        var hash = Tampering.Literal(entry.HashWith("{}"));
        await ledger.TamperAsync(
            $"UPDATE \"LedgerEntries\" SET \"Payload\" = '{{}}', \"Hash\" = {hash} WHERE \"Subject\" = '{chain}' AND \"Sequence\" = {sequence}");

        Assert.Equal([$"{chain}:{sequence}: {rule}"], await ledger.FindingsAsync());
    }

    [Theory]
    [InlineData("= 1", 1)]
    [InlineData("= 20", 20)]
    [InlineData("BETWEEN 20 AND 25", 20)]
    [InlineData("= 36", 36)]
    [InlineData("> 30", 31)]
    public async Task Verify_EntriesDeleted_NamesTheFirstMissing(string which, int first)
    {
        await ledger.TamperAsync($"""DELETE FROM "LedgerEntries" WHERE "Subject" = '{chain}' AND "Sequence" {which}""");

        Assert.Equal([$"{chain}:{first}: removed"], await ledger.FindingsAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(32)]
    public async Task Verify_TailDeletedAndHeadPutBack_IsFoundByTheCheckpoint(int from)
    {
        await ledger.RewriteAsync(chain, from, []);

        Assert.Equal([$"{chain}:{from}: removed"], await ledger.FindingsAsync());
    }

    [Fact]
    public async Task Verify_WholeChainDeletedWithItsHead_NamesItsFirstEntry()
    {
        await ledger.TamperAsync(
            $"""DELETE FROM "LedgerEntries" WHERE "Subject" = '{chain}'""",
            $"""DELETE FROM "LedgerHeads" WHERE "Subject" = '{chain}'""");

        Assert.Equal([$"{chain}:1: removed"], await ledger.FindingsAsync());
    }

    [Fact]
    public async Task Verify_TwoEntriesSwapped_NamesTheFirst()
    {
        await ledger.TamperAsync(Move(10, -1), Move(11, 10), Move(-1, 11));

        Assert.Equal([$"{chain}:10: changed"], await ledger.FindingsAsync());
    }

    [Fact]
    public async Task Verify_EntryAppendedBehindTheHead_NamesIt()
    {
        var last = (await ledger.EntriesAsync(chain))[^1];
        await ledger.WithAsync(db =>
        {
            db.LedgerEntries.Add(new LedgerEntry(chain.Text, last.Sequence + 1, last.At, "consent.given", null, "{}", last.Hash));
            return db.SaveChangesAsync();
        });

        Assert.Equal([$"{chain}:37: inserted"], await ledger.FindingsAsync());
    }

    [Fact]
    public async Task Verify_ChainWithoutHead_NamesIt()
    {
        await ledger.WithAsync(db =>
        {
            db.LedgerEntries.Add(new LedgerEntry("agreement/forged", 1, DateTime.UnixEpoch, "agreement.signed", null, "{}", EntryHash.None));
            return db.SaveChangesAsync();
        });

        Assert.Equal(["agreement/forged:1: inserted"], await ledger.FindingsAsync());
    }

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    public async Task Verify_EntryInsertedAndAllHashesMadeAnew_IsFoundByTheCheckpointAfterIt(int at)
    {
        var entries = await ledger.EntriesAsync(chain);
        await ledger.RewriteAsync(chain, at, [entries[0], .. entries[(at - 1)..]]);

        var signed = (await ledger.SignedEndsAsync(chain)).First(end => end >= at);
        Assert.Equal([$"{chain}:{signed}: rewritten"], await ledger.FindingsAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    public async Task Verify_EntryRemovedAndAllHashesMadeAnew_IsFoundByTheCheckpointAfterIt(int at)
    {
        var entries = await ledger.EntriesAsync(chain);
        await ledger.RewriteAsync(chain, at, entries[at..]);

        var signed = (await ledger.SignedEndsAsync(chain)).First(end => end >= at);
        Assert.Equal([$"{chain}:{signed}: rewritten"], await ledger.FindingsAsync());
    }

    [Fact]
    public async Task Verify_SeveralChainsTamperedWith_NamesEach()
    {
        await ledger.TamperAsync("""UPDATE "LedgerEntries" SET "At" = 0 WHERE "Sequence" IN (2, 3)""");

        var findings = await ledger.FindingsAsync();
        Assert.Equal(17, findings.Length);
        Assert.All(findings, f => Assert.EndsWith(":2: changed", f, StringComparison.Ordinal));
    }

    private string Move(int from, int to) => $"""UPDATE "LedgerEntries" SET "Sequence" = {to} WHERE "Subject" = '{chain}' AND "Sequence" = {from}""";
}
