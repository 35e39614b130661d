using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Tests.Platform.Mail;

/// <summary>
/// The process that sends is killed at every step of sending, against a real mail server, and another takes over. No mail arrives twice, and none is forgotten:
/// it has arrived, or it waits on the list of those that somebody decides about.
/// </summary>
public sealed class KilledSenderTests : IAsyncLifetime
{
    private readonly string data = Directory.CreateTempSubdirectory("pace-kill-").FullName;
    private readonly TestClock clock = new();
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.PreparedAsync(data);

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
    }

    /// <param name="phase">Where the server keeps the sender waiting.</param>
    /// <param name="isDatabaseHeld">Whether the database takes no more writes from there on, so that the sender gets as far as its next note and no further.</param>
    /// <param name="arrives">Whether the server had taken the mail by then.</param>
    [Theory]
    [InlineData("connect", false, false)] // claimed, connected
    [InlineData("mail", false, false)] // greeted
    [InlineData("rcpt", false, false)] // sender named
    [InlineData("rcpt", true, false)] // all of the message sent, not marked as handed over
    [InlineData("received", false, true)] // marked and handed over, not answered
    [InlineData("received", true, true)] // answered, not noted as sent
    public async Task KilledAtAnyStep_NoMailArrivesTwice_AndNoneIsForgotten(string phase, bool isDatabaseHeld, bool arrives)
    {
        Guid id;
        await using (var writer = new Sender(database.ConnectionString, data, clock))
        {
            id = await writer.AddAsync("reader@example.org");
            await writer.KeepOnlyAsync(id);
        }
        await using var server = await NodeScript.StartAsync("mail-server.mjs", $"pause={phase}");
        List<string> seen = [];
        using (var site = await SiteProcess.StartAsync(data, database.ConnectionString,
            ("Pace__Mail__Smtp__Host", "127.0.0.1"), ("Pace__Mail__Smtp__Port", server.FirstLine), ("Pace__Mail__Smtp__StartTls", "false"), ("Pace__Jobs__Run", "false")))
        {
            await ReadUntilAsync(server, seen, $"{{\"at\":\"{phase}\"}}");
            await using (var held = isDatabaseHeld ? await HoldAsync() : null)
            {
                if (isDatabaseHeld)
                {
                    await server.TellAsync("go on");
                    await IsHeldUpAsync();
                }
                site.Kill();
            }
        }
        await server.TellAsync("go on");
        clock.Advance(OutboxMail.ClaimLength + TimeSpan.FromMinutes(1));

        await using var next = new Sender(database.ConnectionString, data, clock, server.FirstLine);
        await next.SendAsync();
        await next.SendAsync();
        var mail = await next.RowAsync(id);
        Assert.Equal(arrives ? MailState.Unsure : MailState.Sent, mail.State);
        seen.AddRange(await server.EndAsync());
        Assert.Single(seen, line => line.Contains($"{id:N}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task KilledAgainAndAgain_EveryMailArrivesOnce_OrIsOnTheList()
    {
        const int Mails = 40;
        List<Guid> ids = [];
        await using (var writer = new Sender(database.ConnectionString, data, clock))
        {
            for (var i = 0; i < Mails; i++)
            {
                ids.Add(await writer.AddAsync($"reader{i}@example.org"));
            }
        }
        await using var server = await NodeScript.StartAsync("mail-server.mjs", "delay=40");
        List<string> seen = [];
        for (var round = 0; round < 3; round++)
        {
            // What the one before had claimed is free again.
            await UnclaimAsync();
            using var site = await SiteProcess.StartAsync(data, database.ConnectionString,
                ("Pace__Mail__Smtp__Host", "127.0.0.1"), ("Pace__Mail__Smtp__Port", server.FirstLine), ("Pace__Mail__Smtp__StartTls", "false"), ("Pace__Jobs__Run", "false"));
            // In the middle of another mail each time.
            for (var mails = 0; mails <= round * 2; mails++)
            {
                seen.Add((await server.ReadLineAsync())!);
            }
            site.Kill();
        }
        clock.Advance(OutboxMail.ClaimLength + TimeSpan.FromMinutes(1));
        await using var last = new Sender(database.ConnectionString, data, clock, server.FirstLine);
        while (await last.SendAsync() > 0)
        {
        }
        seen.AddRange(await server.EndAsync());
        var arrived = ids.ToDictionary(id => id, id => seen.Count(line => line.Contains($"{id:N}", StringComparison.Ordinal)));
        Assert.All(arrived, a => Assert.InRange(a.Value, 0, 1));
        foreach (var id in ids)
        {
            var state = (await last.RowAsync(id)).State;
            Assert.True(state is MailState.Unsure || (state is MailState.Sent && arrived[id] == 1), $"{state}, arrived {arrived[id]} times");
        }
    }

    private async Task UnclaimAsync()
    {
        await using var sender = new Sender(database.ConnectionString, data, clock);
        await sender.AgeClaimsAsync();
    }

    private static async Task ReadUntilAsync(NodeScript server, List<string> seen, string line)
    {
        while (seen.LastOrDefault() != line)
        {
            seen.Add((await server.ReadLineAsync())!);
        }
    }

    // The sender has got as far as its next note. PostgreSQL says so; a SQLite file doesn't, and then the sender gets longer than it takes.
    private async Task IsHeldUpAsync()
    {
        if (!TestDatabase.IsPostgres)
        {
            await Eventually.HoldsWithinAsync(TimeSpan.FromSeconds(1), () => Task.FromResult(false));
            return;
        }
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", connection);
        await Eventually.HoldsAsync(async () => (long)(await command.ExecuteScalarAsync())! > 0, "the sender waits for the table");
    }

    // As a disk that is full or a server that has gone: what was committed stays, nothing new gets in.
    private async Task<IAsyncDisposable> HoldAsync()
    {
        if (TestDatabase.IsPostgres)
        {
            var connection = new NpgsqlConnection(database.ConnectionString);
            await connection.OpenAsync();
            await connection.BeginTransactionAsync();
            await using var command = new NpgsqlCommand("LOCK TABLE \"OutboxMails\" IN SHARE MODE", connection);
            await command.ExecuteNonQueryAsync();
            return new HeldTable(connection);
        }
        var file = new SqliteConnection(database.ConnectionString + ";Pooling=False");
        await file.OpenAsync();
        await using var begin = file.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        await begin.ExecuteNonQueryAsync();
        return file;
    }

    // PostgreSQL would still carry out what a killed process asked for, as soon as the lock is gone: whoever waits for it is sent away first.
    private sealed class HeldTable(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (var command = new NpgsqlCommand(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", connection))
            {
                await command.ExecuteNonQueryAsync();
            }
            await connection.DisposeAsync();
        }
    }

    /// <summary>The site in this process, whose clock the test has, and which sends only when asked.</summary>
    private sealed class Sender(string connection, string data, TestClock clock, string? port = null) : WebApplicationFactory<Program>
    {
        public async Task<Guid> AddAsync(string to)
        {
            await using var scope = Services.CreateAsyncScope();
            var mail = scope.ServiceProvider.GetRequiredService<Outbox>().Add(to, new Note("Hello"));
            await scope.ServiceProvider.GetRequiredService<PaceDbContext>().SaveChangesAsync();
            return mail.Id;
        }

        /// <summary>What the demonstration wrote would be sent as well, and be met at the step that a test is about.</summary>
        public async Task KeepOnlyAsync(Guid id)
        {
            await using var scope = Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<PaceDbContext>().OutboxMails.Where(m => m.Id != id).ExecuteDeleteAsync();
        }

        public Task<int> SendAsync() => Services.GetRequiredService<MailSender>().SendDueAsync();

        public async Task<OutboxMail> RowAsync(Guid id)
        {
            await using var scope = Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<PaceDbContext>().OutboxMails.AsNoTracking().SingleAsync(m => m.Id == id);
        }

        public async Task AgeClaimsAsync()
        {
            await using var scope = Services.CreateAsyncScope();
            var old = DateTime.UtcNow - OutboxMail.ClaimLength - TimeSpan.FromMinutes(1);
            await scope.ServiceProvider.GetRequiredService<PaceDbContext>().OutboxMails.Where(m => m.ClaimedAt != null)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedAt, old));
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("ConnectionStrings:Pace", connection);
            builder.UseSetting("Pace:DataPath", data);
            builder.UseSetting("Pace:ContentPath", Repository.Content);
            builder.UseSetting("Pace:Jobs:Run", "false");
            builder.UseSetting("Pace:Mail:Smtp:Host", port is null ? "" : "127.0.0.1");
            builder.UseSetting("Pace:Mail:Smtp:Port", port ?? "25");
            builder.UseSetting("Pace:Mail:Smtp:StartTls", "false");
            builder.ConfigureTestServices(services =>
            {
                services.RemoveAll<TimeProvider>();
                services.AddSingleton<TimeProvider>(clock);
                services.Remove(services.Single(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType == typeof(OutboxWorker)));
            });
        }
    }
}
