using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Ledger.Checkpoints;
using Pace.Learning.Web.Platform.Ledger.Keys;
using Pace.Learning.Web.Platform.Ledger.Verification;

namespace Pace.Learning.Tests.Platform.Ledger;

/// <summary>A database with the ledger in it and no site around it.</summary>
internal sealed class LedgerOnItsOwn : IAsyncDisposable
{
    public const string KeyId = "ledger-1";

    private readonly TemporaryFolder folder = new();
    private TestDatabase database = null!;
    private ServiceProvider services = null!;

    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.UtcNow);

    public string ConnectionString => database.ConnectionString;

    public Web.Platform.Ledger.Ledger Ledger => services.GetRequiredService<Web.Platform.Ledger.Ledger>();

    public static async Task<LedgerOnItsOwn> CreateAsync()
    {
        var ledger = new LedgerOnItsOwn();
        ledger.database = await PreparedDatabases.CopyAsync("ledger", ledger.folder.Path, (_, database) => MakeAsync(database));
        ledger.services = Services(ledger.database.ConnectionString, ledger.Clock);
        return ledger;
    }

    private static async Task MakeAsync(TestDatabase database)
    {
        await using var services = Services(database.ConnectionString, new TestClock());
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
        await db.Database.EnsureCreatedAsync();
        await db.EnsureLedgerTriggersAsync();
    }

    /// <summary>Does something in a context of its own, as a request would.</summary>
    public async Task<T> WithAsync<T>(Func<PaceDbContext, Task<T>> use)
    {
        await using var scope = services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<PaceDbContext>());
    }

    /// <summary>Records one act in a transaction of its own.</summary>
    public Task<LedgerEntry> RecordAsync(LedgerSubject subject, string act = "record.looked-at", object? payload = null, Guid? actor = null) =>
        WithAsync(db => db.RetryOnConflictAsync(cancellation => Ledger.AppendAsync(db, subject, act, payload ?? new { }, actor, cancellation)));

    public Task<List<LedgerEntry>> EntriesAsync(LedgerSubject subject) => WithAsync(db => db.LedgerEntries.About(subject).ToListAsync());

    public async Task<Checkpoint?> CheckpointAsync()
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CheckpointJob>().RunAsync();
    }

    public Task<RSA> KeyAsync() => services.GetRequiredService<SigningKeys>().GetAsync(KeyId);

    public async Task<LedgerReport> VerifyAsync(CheckpointDocument? kept = null)
    {
        var key = await KeyAsync();
        using var snapshot = LedgerSnapshot.Open(ConnectionString);
        return LedgerVerification.Run(snapshot, id => id == KeyId ? key : null, kept is null ? null : [kept]);
    }

    public async Task<string[]> FindingsAsync(CheckpointDocument? kept = null) =>
        [.. (await VerifyAsync(kept)).Findings.Select(f => $"{f.Place}:{f.Number}: {f.Rule}")];

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
        folder.Dispose();
    }

    private static ServiceProvider Services(string connection, TimeProvider clock)
    {
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(new MasterKey(new byte[Sealing.KeyBytes]))
            .AddSingleton<SigningKeys>()
            .AddOptions()
            .AddSingleton<Web.Platform.Ledger.Ledger>()
            .AddScoped<LedgerKeys>()
            .AddScoped<CheckpointTrees>()
            .AddScoped<CheckpointJob>();
        return (TestDatabase.IsPostgres
            ? services.AddDbContext<PaceDbContext, PostgresPaceDbContext>(o => DatabaseRegistration.UsePostgres(o, connection))
            : services.AddDbContext<PaceDbContext, SqlitePaceDbContext>(o => DatabaseRegistration.UseSqlite(o, connection))).BuildServiceProvider();
    }
}
