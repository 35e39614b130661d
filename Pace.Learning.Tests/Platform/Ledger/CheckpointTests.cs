using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Ledger.Checkpoints;

namespace Pace.Learning.Tests.Platform.Ledger;

public sealed class CheckpointTests : IAsyncLifetime
{
    private LedgerOnItsOwn ledger = null!;

    public async ValueTask InitializeAsync() => ledger = await LedgerOnItsOwn.CreateAsync();

    public ValueTask DisposeAsync() => ledger.DisposeAsync();

    [Fact]
    public async Task Checkpoint_OnlyWhenEntriesCameSinceTheLast()
    {
        Assert.Null(await ledger.CheckpointAsync());
        await ledger.RecordAsync(new LedgerSubject("agreement", "1"));
        Assert.Equal((1, 1), Facts(await ledger.CheckpointAsync()));
        Assert.Null(await ledger.CheckpointAsync());
        await ledger.RecordAsync(new LedgerSubject("agreement", "1"));
        await ledger.RecordAsync(new LedgerSubject("agreement", "2"));
        Assert.Equal((2, 3), Facts(await ledger.CheckpointAsync()));
    }

    [Fact]
    public async Task Checkpoint_ByTwoProcessesAtOnce_IsMadeOnce()
    {
        await ledger.KeyAsync();
        for (var round = 1; round <= 3; round++)
        {
            await ledger.RecordAsync(new LedgerSubject("agreement", $"{round}"));
            var made = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(ledger.CheckpointAsync)));

            Assert.Single(made, c => c is not null);
            Assert.Equal(round, await ledger.WithAsync(db => db.Checkpoints.CountAsync()));
        }
        Assert.Empty(await ledger.FindingsAsync());
    }

    private static (long Number, long Entries) Facts(Checkpoint? checkpoint) => (checkpoint!.Number, checkpoint.Entries);
}
