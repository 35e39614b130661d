using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Pace.Learning.Tests.Platform.Data;

public sealed class SqliteWriteLockTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);
    private readonly TemporaryFolder folder = new();
    private readonly DbContextOptions<SqlitePaceDbContext> options;

    public SqliteWriteLockTests()
    {
        var builder = new DbContextOptionsBuilder<SqlitePaceDbContext>();
        DatabaseRegistration.UseSqlite(builder, $"Data Source={Path.Combine(folder.Path, "lock.db")};Pooling=False");
        options = builder.Options;
        using var db = Open();
        db.Database.EnsureCreated();
    }

    [Fact]
    public async Task Transactions_OfManyWriters_AllCommit()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async writer =>
        {
            await using var db = Open();
            await using var transaction = await db.Database.BeginTransactionAsync();
            Add(db, $"{writer}");
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }));

        await using var after = Open();
        Assert.Equal(20, await after.DataProtectionKeys.CountAsync());
    }

    [Fact]
    public async Task Transaction_WhileAnotherIsOpen_BeginsWhenThatIsCommitted()
    {
        await using var first = Open();
        await using var second = Open();
        await using var open = await first.Database.BeginTransactionAsync();

        var waiting = second.Database.BeginTransactionAsync();
        Assert.False(waiting.IsCompleted);
        await open.CommitAsync();

        await using var begun = await waiting.WaitAsync(Soon);
    }

    [Fact]
    public async Task Transaction_AbandonedOrRolledBack_LetsTheNextBegin()
    {
        await using (var db = Open())
        {
            var abandoned = await db.Database.BeginTransactionAsync();
            await abandoned.DisposeAsync();
            await using var rolledBack = await db.Database.BeginTransactionAsync().WaitAsync(Soon);
            await rolledBack.RollbackAsync();
            await db.Database.BeginTransactionAsync().WaitAsync(Soon);
            // Neither ended nor disposed of: the context's own end is the transaction's.
        }

        await using var next = Open();
        await using var begun = await next.Database.BeginTransactionAsync().WaitAsync(Soon);
    }

    [Fact]
    public async Task Transaction_LeftOpen_EndsWhenItsContextGoesBackToThePool()
    {
        var pool = new PooledDbContextFactory<SqlitePaceDbContext>(options);
        await using (var db = await pool.CreateDbContextAsync())
        {
            await db.Database.BeginTransactionAsync();
        }

        await using var next = Open();
        await using var begun = await next.Database.BeginTransactionAsync().WaitAsync(Soon);
    }

    [Fact]
    public async Task Save_ThatFails_LetsTheNextSave()
    {
        var twice = new DataProtectionKey { FriendlyName = "twice" };
        await using (var db = Open())
        {
            db.DataProtectionKeys.Add(twice);
            await db.SaveChangesAsync();
        }

        await using var failing = Open();
        failing.DataProtectionKeys.Add(new DataProtectionKey { Id = twice.Id });
        await Assert.ThrowsAsync<DbUpdateException>(() => failing.SaveChangesAsync());

        await using var next = Open();
        Add(next, "next");
        await next.SaveChangesAsync().WaitAsync(Soon);
        Assert.Equal(2, await next.DataProtectionKeys.CountAsync());
    }

    [Fact]
    public async Task Statement_OutsideOfATransaction_WaitsForTheLockAndReleasesIt()
    {
        await using var first = Open();
        await using var second = Open();
        await using var open = await first.Database.BeginTransactionAsync();

        var waiting = second.DataProtectionKeys.ExecuteDeleteAsync();
        Assert.False(waiting.IsCompleted);
        await open.CommitAsync();
        await waiting.WaitAsync(Soon);

        await using var begun = await first.Database.BeginTransactionAsync().WaitAsync(Soon);
    }

    [Fact]
    public async Task Transaction_ThatIsNoLongerWanted_KeepsNoLock()
    {
        await using var first = Open();
        await using var second = Open();
        using var cancellation = new CancellationTokenSource();
        await using (await first.Database.BeginTransactionAsync())
        {
            var waiting = second.Database.BeginTransactionAsync(cancellation.Token);
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        await using var begun = await second.Database.BeginTransactionAsync().WaitAsync(Soon);
    }

    public void Dispose() => folder.Dispose();

    private SqlitePaceDbContext Open() => new(options);

    private static void Add(PaceDbContext db, string name) => db.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = name });
}
