using System.Security.Cryptography;
using System.Text;
using Pace.Learning.Tests.Agreements;
using Pace.Learning.Tests.Agreements.Evidence;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Ledger.Checkpoints;
using Pace.Learning.Web.Platform.Ledger.Checkpoints.Public;
using Pace.Learning.Web.Platform.Ledger.Keys;

namespace Pace.Learning.Tests.Platform.Ledger;

/// <summary>What everybody can read of the ledger: every checkpoint as it was signed, the keys, and that each goes on from those before.</summary>
public sealed class PublicCheckpointTests : IAsyncLifetime
{
    private readonly AppUnderTest app = new();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task EveryCheckpoint_CanBeRead_AndTheNewestProvesTheOldest()
    {
        var stranger = app.Stranger();
        var first = await CheckpointAsync();
        var before = await stranger.GetByteArrayAsync($"/ledger/checkpoints/{first}");
        long last = 0;
        for (var i = 0; i < CheckpointsModel.Most + 1; i++)
        {
            last = await CheckpointAsync();
        }

        // The oldest is still what it was, and the newest says so.
        Assert.Equal(before, await stranger.GetByteArrayAsync($"/ledger/checkpoints/{first}"));
        var newest = await stranger.GetByteArrayAsync("/ledger/checkpoints/latest");
        Assert.Equal(newest, await stranger.GetByteArrayAsync($"/ledger/checkpoints/{last}"));
        Assert.NotNull(CheckpointDocument.Parse(Encoding.UTF8.GetString(newest)));
        var proof = await stranger.GetByteArrayAsync($"/ledger/checkpoints/{first}/to/{last}");
        var judged = await PrintedScript.RunAsync(PrintedScript.All[1], ("older.json", before), ("newer.json", newest), ("proof.json", proof));
        Assert.True(judged.ExitCode == 0, judged.Output);
        var other = await stranger.GetByteArrayAsync($"/ledger/checkpoints/{first + 1}");
        Assert.Equal(1, (await PrintedScript.RunAsync(PrintedScript.All[1], ("older.json", other), ("newer.json", newest), ("proof.json", proof))).ExitCode);

        // All of them are listed, a page at a time.
        var listed = new List<string>();
        string? address = CheckpointsModel.Address;
        while (address is not null)
        {
            var page = await stranger.GetPageAsync(address);
            listed.AddRange(page.QuerySelectorAll("main li a").Select(a => a.GetAttribute("href")!));
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        Assert.Equal(Enumerable.Range(1, (int)last).Reverse().Select(n => $"/ledger/checkpoints/{n}"), listed);
        foreach (var missing in new[] { $"{last + 1}", $"{first}/to/{last + 1}", $"{last}/to/{first}", "0/to/1" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/ledger/checkpoints/{missing}")).StatusCode);
        }
    }

    [Fact]
    public async Task AKeyThatIsReplaced_StaysListed_AndVouchesForTheNextOne()
    {
        var stranger = app.Stranger();
        await CheckpointAsync();
        var old = await stranger.GetByteArrayAsync("/ledger/checkpoints/latest");
        var fresh = await app.WithServiceAsync((LedgerKeyChange change) => change.RunAsync());
        await CheckpointAsync();

        // The new one was announced under the old one's signature, and signs from then on.
        var announced = await app.WithDatabaseAsync(db => db.LedgerEntries.About(new LedgerSubject("signing-key", "ledger-2")).SingleAsync());
        Assert.Contains(fresh.Fingerprint, announced.Payload, StringComparison.Ordinal);
        var signers = await app.WithDatabaseAsync(db => db.Checkpoints.OrderBy(c => c.Number).Select(c => c.KeyId).ToListAsync());
        Assert.Equal(["ledger-1", "ledger-2"], signers.TakeLast(2));
        var saw = await app.WithDatabaseAsync(db => db.CheckpointHeads.Where(h => h.Subject == "signing-key/ledger-2").Select(h => h.CheckpointNumber).SingleAsync());
        Assert.Equal(signers.Count - 1, saw);

        var page = await stranger.GetPageAsync("/ledger/keys");
        Assert.Equal(["ledger-1", "ledger-2"], page.QuerySelectorAll("main h2").Select(h => h.TextContent));
        Assert.Equal(2, page.QuerySelectorAll("main code.hash").Length);
        foreach (var (id, shown) in new[] { "ledger-1", "ledger-2" }.Zip(page.QuerySelectorAll("main code.hash").Select(c => c.TextContent)))
        {
            using var key = RSA.Create();
            key.ImportFromPem(await stranger.GetStringAsync($"/ledger/keys/{id}.pem"));
            Assert.Equal(shown, Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo())));
        }
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/ledger/keys/ledger-3.pem")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/ledger/keys/badges-1.pem")).StatusCode);

        // What either signed can be checked, and the ledger is whole.
        var file = Path.Combine(app.DataFolder, "kept.json");
        await File.WriteAllBytesAsync(file, old);
        var verified = await SiteCommand.RunAsync(app.DataFolder, app.ConnectionString, "ledger", "verify", "--checkpoint", file);
        Assert.True(verified.ExitCode == 0, verified.Output);
        var listed = await SiteCommand.RunAsync(app.DataFolder, app.ConnectionString, "ledger", "keys");
        Assert.Contains($"ledger-2  {fresh.Fingerprint}  from ", listed.Output, StringComparison.Ordinal);
    }

    private async Task<long> CheckpointAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var ledger = scope.ServiceProvider.GetRequiredService<Web.Platform.Ledger.Ledger>();
        await app.WithDatabaseAsync(async db =>
        {
            await ledger.AppendAsync(db, new LedgerSubject("agreement", $"{Guid.NewGuid()}"), "agreement.read", new { }, null);
            return await db.SaveChangesAsync();
        });
        return (await scope.ServiceProvider.GetRequiredService<CheckpointJob>().RunAsync())!.Number;
    }
}
