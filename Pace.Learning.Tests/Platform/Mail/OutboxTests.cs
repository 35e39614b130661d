using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Tests.Platform.Mail;

public sealed class OutboxTests(OutboxTests.AppWithPost app) : IClassFixture<OutboxTests.AppWithPost>
{
    [Fact]
    public async Task Mail_IsSent_WithTheTextThatWasAsked_AndTheTextIsForgotten()
    {
        var id = await AddAsync("ready@example.org", letter: new Note("Good <morning>", "https://example.org/?a=1&b=2"));
        await SendAsync();
        var (mail, body) = Assert.Single(app.Post.Sent, s => s.Mail.Id == id);
        Assert.Equal("Good <morning>\n\nLook:\nhttps://example.org/?a=1&b=2\n\n", body.Text);
        Assert.Contains("<p>Good &lt;morning&gt;</p>", body.Html, StringComparison.Ordinal);
        var row = await RowAsync(id);
        Assert.NotNull(row.SentAt);
        Assert.Empty(row.Body);
        Assert.Equal("ready@example.org", mail.To);
    }

    [Fact]
    public async Task Act_ThatIsRolledBack_SendsNothing()
    {
        var before = await app.WithDatabaseAsync(db => db.OutboxMails.CountAsync());
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            scope.ServiceProvider.GetRequiredService<Outbox>().Add("undone@example.org", new Note("Undone"));
            await db.SaveChangesAsync();
        }
        Assert.Equal(before, await app.WithDatabaseAsync(db => db.OutboxMails.CountAsync()));
    }

    [Fact]
    public async Task Failure_IsTriedAgainLaterAndLater_ThenGivenUp()
    {
        var id = await AddAsync("broken@example.org");
        app.Post.Fails = true;
        try
        {
            await SendAsync();
            var row = await RowAsync(id);
            Assert.Equal((1, true), (row.Attempts, row.SentAt is null));
            Assert.DoesNotContain("broken@example.org", row.LastError!, StringComparison.Ordinal);

            await SendAsync();
            Assert.Equal(1, (await RowAsync(id)).Attempts);

            TimeSpan wait = default;
            for (var attempt = 2; attempt <= OutboxMail.MostAttempts; attempt++)
            {
                var next = (await RowAsync(id)).DueAt!.Value - app.Clock.GetUtcNow().UtcDateTime;
                Assert.True(next >= wait);
                wait = next;
                app.Clock.Advance(next + TimeSpan.FromSeconds(1));
                await SendAsync();
            }
            Assert.Null((await RowAsync(id)).DueAt);
        }
        finally
        {
            app.Post.Fails = false;
        }
        app.Clock.Advance(TimeSpan.FromDays(1));
        await SendAsync();
        Assert.Null((await RowAsync(id)).SentAt);
    }

    [Fact]
    public async Task TwoProcesses_DontSendTheSameMail()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 12; i++)
        {
            ids.Add(await AddAsync($"twice{i}@example.org"));
        }
        await Task.WhenAll(SendAsync(), SendAsync(), SendAsync());
        // The demonstration's mail is sent as well, so that some of these may have had to wait for another round.
        await Task.WhenAll(SendAsync(), SendAsync(), SendAsync());
        Assert.All(ids, id => Assert.Single(app.Post.Sent, s => s.Mail.Id == id));
    }

    [Fact]
    public async Task SameKey_SendsOneMail()
    {
        await AddAsync("once@example.org", "certificate:1");
        await Assert.ThrowsAsync<DbUpdateException>(() => AddAsync("once@example.org", "certificate:1"));
    }

    [Fact]
    public async Task OldMail_Goes()
    {
        var id = await AddAsync("old@example.org");
        await SendAsync();
        app.Clock.Advance(TimeSpan.FromDays(31));
        await app.RunJobAsync<ForgetOldMail>();
        Assert.False(await app.WithDatabaseAsync(db => db.OutboxMails.AnyAsync(m => m.Id == id)));
    }

    [Fact]
    public async Task SameKey_IsRememberedAfterTheMailIsForgotten()
    {
        Assert.True(await SendOnceAsync("remembered:1"));
        await SendAsync();
        app.Clock.Advance(TimeSpan.FromDays(31));
        await app.RunJobAsync<ForgetOldMail>();
        Assert.False(await SendOnceAsync("remembered:1"));
        Assert.DoesNotContain("remembered", string.Join(' ', await app.WithDatabaseAsync(db => db.MailKeys.Select(k => k.Hash).ToListAsync())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyAtOnce_AskForTheSameMailOnce()
    {
        var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendOnceAsync("crowd:1")));
        Assert.Single(asked, a => a);
    }

    [Fact]
    public async Task AddressThatIsRefused_IsGivenUpAtOnce_AndHoldsUpNobody()
    {
        var refused = await AddAsync("nobody@example.org");
        var damaged = await AddAsync("damaged@example.org");
        await app.WithDatabaseAsync(db => db.OutboxMails.Where(m => m.Id == damaged).ExecuteUpdateAsync(set => set.SetProperty(m => m.Body, new byte[] { 1, 2, 3 })));
        var fine = await AddAsync("fine@example.org");
        app.Post.Refuses = "nobody@example.org";
        try
        {
            await SendAsync();
        }
        finally
        {
            app.Post.Refuses = null;
        }
        Assert.Equal((MailState.Dead, MailProblem.RecipientRefused, 1), await FateAsync(refused));
        Assert.Equal((MailState.Dead, MailProblem.Unreadable, 1), await FateAsync(damaged));
        Assert.Equal(MailState.Sent, (await RowAsync(fine)).State);
    }

    [Fact]
    public async Task MailWhoseSenderDiedWhileHandingOver_IsNotSentAgainByItself_ButOnceSomebodyDecides()
    {
        var id = await AddAsync("doubtful@example.org");
        var now = app.Clock.GetUtcNow().UtcDateTime;
        await app.WithDatabaseAsync(db => db.OutboxMails.Where(m => m.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.ClaimedAt, now).SetProperty(m => m.ClaimId, Guid.NewGuid()).SetProperty(m => m.HandedOverAt, now)));
        await SendAsync();
        Assert.Equal(MailState.Waiting, (await RowAsync(id)).State);
        app.Clock.Advance(OutboxMail.ClaimLength + TimeSpan.FromMinutes(1));
        await SendAsync();
        await SendAsync();
        Assert.Equal(MailState.Unsure, (await RowAsync(id)).State);
        Assert.DoesNotContain(app.Post.Sent, s => s.Mail.Id == id);

        var admin = await app.SignedInAsync(Web.Platform.Security.Roles.Admin);
        using var answer = await admin.SubmitAsync((await admin.GetPageAsync("/manage/mail")).QuerySelector($"form:has(input[value='{id}'])")!.Doing("Resend"));
        await SendAsync();
        Assert.Single(app.Post.Sent, s => s.Mail.Id == id);
    }

    [Fact]
    public async Task ProcessThatSleptThroughItsClaim_DoesNotSend()
    {
        var id = await AddAsync("slept@example.org");
        app.Post.BeforeHandingOver = async mail =>
        {
            if (mail.Id == id)
            {
                app.Post.BeforeHandingOver = null;
                app.Clock.Advance(OutboxMail.ClaimLength + TimeSpan.FromMinutes(1));
                await SendAsync();
            }
        };
        try
        {
            await SendAsync();
        }
        finally
        {
            app.Post.BeforeHandingOver = null;
        }
        Assert.Single(app.Post.Sent, s => s.Mail.Id == id);
        Assert.Equal(MailState.Sent, (await RowAsync(id)).State);
    }

    [Fact]
    public async Task LinkThatHasRunOut_IsNotSent()
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var until = app.Clock.GetUtcNow().UtcDateTime.AddMinutes(20);
            scope.ServiceProvider.GetRequiredService<Outbox>().Add("late@example.org", new Note("A link"), usefulUntil: until);
            await scope.ServiceProvider.GetRequiredService<PaceDbContext>().SaveChangesAsync();
        }
        app.Clock.Advance(TimeSpan.FromMinutes(21));
        await SendAsync();
        var row = await app.WithDatabaseAsync(db => db.OutboxMails.AsNoTracking().SingleAsync(m => m.To == "late@example.org"));
        Assert.Equal((MailState.TooLate, 0), (row.State, row.Body.Length));
        Assert.DoesNotContain(app.Post.Sent, s => s.Mail.Id == row.Id);
    }

    private async Task<(MailState State, MailProblem Problem, int Attempts)> FateAsync(Guid id)
    {
        var row = await RowAsync(id);
        return (row.State, row.Problem, row.Attempts);
    }

    private async Task<bool> SendOnceAsync(string key)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Outbox>().SendOnceAsync("once@example.org", new Note("Once"), key);
    }

    private async Task<Guid> AddAsync(string to, string? key = null, Note? letter = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var mail = scope.ServiceProvider.GetRequiredService<Outbox>().Add(to, letter ?? new Note("Hello"), key);
        await scope.ServiceProvider.GetRequiredService<PaceDbContext>().SaveChangesAsync();
        return mail.Id;
    }

    private async Task SendAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MailSender>().SendDueAsync();
    }

    private Task<OutboxMail> RowAsync(Guid id) => app.WithDatabaseAsync(db => db.OutboxMails.AsNoTracking().SingleAsync(m => m.Id == id));

    /// <summary>The site with a post office that a test can look into, and that runs only when asked.</summary>
    public sealed class AppWithPost : AppUnderTest
    {
        internal PostOffice Post { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services =>
            {
                services.RemoveAll<IMailTransport>();
                services.AddSingleton<IMailTransport>(Post);
                services.Remove(services.Single(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType == typeof(OutboxWorker)));
            });
        }
    }

    internal sealed class PostOffice : IMailTransport
    {
        public bool Fails { get; set; }

        public System.Collections.Concurrent.ConcurrentBag<(OutboxMail Mail, SealedBody Body)> Sent { get; } = [];

        public string? Refuses { get; set; }

        public Func<OutboxMail, Task>? BeforeHandingOver { get; set; }

        public bool StaysHere => false;

        public async Task SendAsync(OutboxMail mail, string to, SealedBody body, Func<Task> handingOver, CancellationToken cancellation)
        {
            // Others may get in between.
            await Task.Yield();
            if (Fails)
            {
                throw new InvalidOperationException($"The server refused {mail.To}");
            }
            if (to == Refuses)
            {
                throw new MailFailure(MailProblem.RecipientRefused, "550 5.1.1");
            }
            if (BeforeHandingOver is { } before)
            {
                await before(mail);
            }
            await handingOver();
            Sent.Add((mail, body));
        }
    }
}
