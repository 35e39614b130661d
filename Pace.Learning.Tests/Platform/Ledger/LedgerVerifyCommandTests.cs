using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Ledger.Checkpoints;

namespace Pace.Learning.Tests.Platform.Ledger;

public sealed class LedgerVerifyCommandTests : IAsyncLifetime
{
    private readonly AppUnderTest app = new();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Verify_WithTheCheckpointThatTheSiteShowed_FindsNothingThenNamesWhatWasChanged()
    {
        var stranger = app.Stranger();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/ledger/checkpoints/latest")).StatusCode);
        await RecordAndCheckpointAsync();
        var kept = Path.Combine(app.DataFolder, "kept.json");
        await File.WriteAllTextAsync(kept, await stranger.GetStringAsync("/ledger/checkpoints/latest"));

        var clean = await VerifyAsync("--checkpoint", kept);
        Assert.True(clean.ExitCode == 0, clean.Output);
        Assert.Contains(" held against them: 0 findings", clean.Output, StringComparison.Ordinal);

        await app.WithDatabaseAsync(async db =>
        {
            await db.Database.ExecuteSqlRawAsync(TestDatabase.IsPostgres
                ? """ALTER TABLE "LedgerEntries" DISABLE TRIGGER "LedgerEntries_append_only" """
                : """DROP TRIGGER "LedgerEntries_no_update" """);
            return await db.Database.ExecuteSqlRawAsync("""UPDATE "LedgerEntries" SET "Act" = 'agreement.forged' WHERE "Sequence" = 2""");
        });

        var tampered = await VerifyAsync();
        Assert.Equal(1, tampered.ExitCode);
        Assert.Contains("agreement/1:2: error: changed: ", tampered.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_OfADatabaseThatIsNotThereOrACheckpointThatIsNone_CouldNotRun()
    {
        using var elsewhere = new TemporaryFolder();
        await using var empty = await TestDatabase.CreateAsync(elsewhere.Path);

        Assert.Equal(2, (await SiteCommand.RunAsync(elsewhere.Path, empty.ConnectionString, "ledger", "verify")).ExitCode);
        Assert.Equal(2, (await VerifyAsync("--checkpoint", Path.Combine(elsewhere.Path, "missing.json"))).ExitCode);
        Assert.Equal(2, (await VerifyAsync("--check")).ExitCode);
    }

    private Task<(int ExitCode, string Output)> VerifyAsync(params string[] args) =>
        SiteCommand.RunAsync(app.DataFolder, app.ConnectionString, ["ledger", "verify", .. args]);

    private async Task RecordAndCheckpointAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var ledger = scope.ServiceProvider.GetRequiredService<Web.Platform.Ledger.Ledger>();
        await app.WithDatabaseAsync(async db =>
        {
            await ledger.AppendAsync(db, new LedgerSubject("agreement", "1"), "agreement.read", new { }, null);
            await ledger.AppendAsync(db, new LedgerSubject("agreement", "1"), "agreement.noted", new { Version = 3 }, Guid.CreateVersion7());
            return await db.SaveChangesAsync();
        });
        Assert.NotNull(await scope.ServiceProvider.GetRequiredService<CheckpointJob>().RunAsync());
    }
}
