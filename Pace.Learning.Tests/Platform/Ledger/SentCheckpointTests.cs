using Microsoft.AspNetCore.Hosting;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Agreements;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Ledger.Checkpoints;
using Pace.Learning.Web.Platform.Ledger.Checkpoints.Sent;

namespace Pace.Learning.Tests.Platform.Ledger;

/// <summary>Checkpoints that left the house: whoever kept one finds what nothing in the database can tell.</summary>
public sealed class SentCheckpointTests : IAsyncLifetime
{
    private static readonly string[] Keepers = ["trustee@example.org", "auditor@example.org"];
    private static readonly LedgerSubject Chain = new("contribution", "0191f0c2-0000-7000-8000-000000000009");
    private readonly SendingApp app = new();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task TailHeadAndNewestCheckpointDeletedTogether_AreFoundByWhoeverKeptTheMail_AndByTheSite()
    {
        await RecordAsync("consent.given");
        await MakeAndSendAsync();
        await RecordAsync("consent.withdrawn");
        await MakeAndSendAsync();
        await SendAsync();

        // Each of them got each once, and the site finds nothing wrong.
        foreach (var keeper in Keepers)
        {
            Assert.Equal(2, (await app.MailsAsync(keeper)).Count);
        }
        await CheckAsync();
        Assert.Contains("\"ledger\":{\"status\":\"healthy\"", await ReadyAsync(), StringComparison.Ordinal);

        var mail = (await app.MailsAsync(Keepers[1]))[0].QuerySelector(".mail-text")!.TextContent;
        var kept = Path.Combine(app.DataFolder, "kept.json");
        await File.WriteAllTextAsync(kept, mail[mail.IndexOf('{', StringComparison.Ordinal)..(mail.LastIndexOf('}') + 1)]);
        Assert.Equal(0, (await VerifyAsync("--checkpoint", kept)).ExitCode);

        await RemoveTheLastAsync();

        // The database fits in itself. The mail tells.
        Assert.Equal(0, (await VerifyAsync()).ExitCode);
        var found = await VerifyAsync("--checkpoint", kept);
        Assert.Equal(1, found.ExitCode);
        Assert.Contains(": error: rolled-back: ", found.Output, StringComparison.Ordinal);

        // The site tells as well: at once on its health page, and after the night by mail.
        Assert.Contains("which was sent, is not in the database any more", await ReadyAsync(), StringComparison.Ordinal);
        await CheckAsync();
        await CheckAsync();
        foreach (var reader in Keepers.Append(new PaceOptions().Organisation.ContactEmail))
        {
            Assert.Contains("rolled-back", Assert.Single(await app.MailsAsync(reader), m => m.QuerySelector(".mail-text")!.TextContent.Contains("no longer holds", StringComparison.Ordinal))
                .QuerySelector(".mail-text")!.TextContent, StringComparison.Ordinal);
        }

        // Gone on since, so that there is a checkpoint with that number again: it is another one.
        await RecordAsync("consent.given");
        Assert.NotNull(await app.WithServiceAsync((CheckpointJob job) => job.RunAsync()));
        Assert.Contains(": error: differs: ", (await VerifyAsync("--checkpoint", kept)).Output, StringComparison.Ordinal);
        Assert.Contains("no longer fits the checkpoints that were sent", await ReadyAsync(), StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output)> VerifyAsync(params string[] args) => SiteCommand.RunAsync(app.DataFolder, app.ConnectionString, ["ledger", "verify", .. args]);

    private async Task<string> ReadyAsync() => await (await app.SignedInAsync(Roles.Admin)).GetStringAsync("/health/ready");

    private Task<int> SendAsync() => app.WithServiceAsync(async (SendCheckpoints job) => { await job.RunAsync(CancellationToken.None); return 0; });

    private Task<int> CheckAsync() => app.WithServiceAsync(async (CheckSentCheckpoints job) => { await job.RunAsync(CancellationToken.None); return 0; });

    private async Task MakeAndSendAsync()
    {
        Assert.NotNull(await app.WithServiceAsync((CheckpointJob job) => job.RunAsync()));
        await SendAsync();
    }

    private Task<int> RecordAsync(string act) => app.WithServiceAsync((Web.Platform.Ledger.Ledger ledger) => app.WithDatabaseAsync(async db =>
    {
        await ledger.AppendAsync(db, Chain, act, new { }, null);
        return await db.SaveChangesAsync();
    }));

    private Task<int> RemoveTheLastAsync() => app.WithDatabaseAsync(async db =>
    {
        foreach (var table in new[] { "LedgerEntries", "LedgerCheckpoints", "LedgerCheckpointHeads" })
        {
            await db.Database.ExecuteSqlRawAsync(TestDatabase.IsPostgres
                ? $"""ALTER TABLE "{table}" DISABLE TRIGGER "{table}_append_only" """
                : $"""DROP TRIGGER "{table}_no_delete" """);
        }
        var last = await db.Checkpoints.MaxAsync(c => c.Number);
        await db.CheckpointHeads.Where(h => h.CheckpointNumber == last).ExecuteDeleteAsync();
        await db.Checkpoints.Where(c => c.Number == last).ExecuteDeleteAsync();
        await db.LedgerEntries.Where(e => e.Subject == Chain.Text && e.Sequence == 2).ExecuteDeleteAsync();
        var first = await db.LedgerEntries.SingleAsync(e => e.Subject == Chain.Text);
        return await db.LedgerHeads.Where(h => h.Subject == Chain.Text).ExecuteUpdateAsync(s => s.SetProperty(h => h.Sequence, 1).SetProperty(h => h.Hash, first.Hash));
    });

    private sealed class SendingApp : AppUnderTest
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Pace:PublicUrl", "http://localhost").UseSetting("Pace:Ledger:CheckpointsTo", string.Join(", ", Keepers));
        }
    }
}
