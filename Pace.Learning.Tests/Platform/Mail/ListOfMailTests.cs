using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Ledger.Verification;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Platform.Mail.Manage;

namespace Pace.Learning.Tests.Platform.Mail;

/// <summary>What administrators see of mail, and what they may decide.</summary>
public sealed class ListOfMailTests(OutboxTests.AppWithPost app) : IClassFixture<OutboxTests.AppWithPost>
{
    private const string Page = "/manage/mail";

    [Fact]
    public async Task List_SaysWhereEachMailIs_ButNeverWhatItSays_NorWhichParentGetsIt()
    {
        var alias = app.Services.GetRequiredService<AddressAlias>().Of("parent@family.example");
        var dead = await AddAsync(alias, "A note for you", m => m.Failed(Now, MailProblem.RecipientRefused, "550 5.1.1"));
        await AddAsync("later@example.org", "Try again", m => m.Failed(Now, MailProblem.ServerUnreachable, "ConnectionRefused"));
        await AddAsync("done@example.org", "All done", m => m.Sent(Now, keepsBody: true));
        var html = await (await app.SignedInAsync(Roles.Admin)).GetStringAsync(Page);
        Assert.DoesNotContain("secret words", html, StringComparison.Ordinal);
        Assert.DoesNotContain("sealed.invalid", html, StringComparison.Ordinal);
        Assert.DoesNotContain("parent@family.example", html, StringComparison.Ordinal);

        var page = await (await app.SignedInAsync(Roles.Admin)).GetPageAsync(Page);
        var card = page.QuerySelector($"article:has(input[value='{dead}'])")!.TextContent;
        Assert.Contains("a parent or carer", card);
        Assert.Contains("There is no such address", card);
        Assert.Contains("The mail server could not be reached. It is tried again on", page.QuerySelector("#waiting")!.ParentElement!.TextContent);
        Assert.Contains("done@example.org", page.QuerySelector("#finished")!.ParentElement!.TextContent);
    }

    [Fact]
    public async Task MailThatIsSentAgain_IsOnItsWay_AndTheSecondWhoDecidesIsTold()
    {
        var id = await AddAsync("again@example.org", "Again", m => m.Failed(Now, MailProblem.Refused, "554"));
        var admin = await app.SignedInAsync(Roles.Admin);
        var seenByBoth = (await admin.GetPageAsync(Page)).QuerySelector($"form:has(input[value='{id}'])")!.Doing("Resend");
        using var first = await admin.SubmitAsync(seenByBoth);
        Assert.Contains("on its way again", (await admin.FollowAsync(first)).QuerySelector("main")!.TextContent);
        Assert.Equal(MailState.Waiting, (await RowAsync(id)).State);
        using var second = await admin.SubmitAsync(seenByBoth);
        Assert.Contains("decided about it already", (await admin.FollowAsync(second)).Body!.TextContent);
        Assert.Equal(["mail.resent"], await ActsAsync(id));
    }

    [Fact]
    public async Task WhoDecided_StandsInTheLedger_AndNotToWhomItWas()
    {
        var id = await AddAsync("ledger@example.org", "On record", m => m.Failed(Now, MailProblem.Refused, "554"));
        var admin = await app.SignedInAsync(Roles.Admin);
        var seen = (await admin.GetPageAsync(Page)).QuerySelector($"form:has(input[value='{id}'])")!;
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 4).Select(i => admin.SubmitAsync(i % 2 == 0 ? seen.Doing("Drop") : seen.Doing("Resend")))))
        {
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            answer.Dispose();
        }
        var entry = await app.WithDatabaseAsync(db => db.LedgerEntries.AsNoTracking().SingleAsync(e => e.Subject == $"mail/{id}"));
        Assert.Equal((await RowAsync(id)).State == MailState.Dropped ? "mail.dropped" : "mail.resent", entry.Act);
        Assert.Equal((await app.MemberAsync(Roles.Admin)).Id, entry.ActorId);
        Assert.Equal("""{"problem":"refused"}""", entry.Payload);
    }

    [Fact]
    public async Task MailThatIsLetGo_IsNeverSent_AndItsTextIsGone()
    {
        var id = await AddAsync("letgo@example.org", "Let go", m => m.Failed(Now, MailProblem.Refused, "554"));
        var admin = await app.SignedInAsync(Roles.Admin);
        using var answer = await admin.SubmitAsync((await admin.GetPageAsync(Page)).QuerySelector($"form:has(input[value='{id}'])")!.Doing("Drop"));
        await app.Services.GetRequiredService<MailSender>().SendDueAsync();
        var row = await RowAsync(id);
        Assert.Equal((MailState.Dropped, 0), (row.State, row.Body.Length));
        Assert.Equal(["mail.dropped"], await ActsAsync(id));
        Assert.Null((await admin.GetPageAsync(Page)).QuerySelector($"input[value='{id}']"));
    }

    [Theory]
    [InlineData("Drop", """UPDATE "OutboxMails" SET "DroppedAt" = NULL WHERE "Subject" = 'Decided'""", "somebody decided so")]
    [InlineData("Resend", """UPDATE "OutboxMails" SET "DroppedAt" = "CreatedAt" WHERE "Subject" = 'Decided'""", "nobody decided so")]
    [InlineData(null, """UPDATE "OutboxMails" SET "DroppedAt" = "CreatedAt" WHERE "Subject" = 'Decided'""", "nobody decided so")]
    public async Task WhatWasDecided_ChangedInTheDatabase_IsFound(string? decision, string sql, string says)
    {
        await app.WithDatabaseAsync(db => db.OutboxMails.Where(m => m.Subject == "Decided").ExecuteDeleteAsync());
        var id = await AddAsync("decided@example.org", "Decided", m => m.Failed(Now, MailProblem.Refused, "554"));
        var admin = await app.SignedInAsync(Roles.Admin);
        if (decision is not null)
        {
            using var answer = await admin.SubmitAsync((await admin.GetPageAsync(Page)).QuerySelector($"form:has(input[value='{id}'])")!.Doing(decision));
        }
        Assert.Empty(Findings());
        await app.WithDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(sql));
        Assert.Contains(says, Assert.Single(Findings()).ToString(), StringComparison.Ordinal);
    }

    private IReadOnlyList<LedgerFinding> Findings()
    {
        using var snapshot = LedgerSnapshot.Open(app.ConnectionString);
        using var scope = app.Services.CreateScope();
        return LedgerVerification.Run(snapshot, _ => null, rooms: scope.ServiceProvider.GetServices<ILedgerCheck>().Where(c => c is MailDecisionCheck)).Findings;
    }

    [Fact]
    public async Task AfterTheServerWasDown_AllIsSentAgainAtOnce_ButNotWhatMayHaveArrived()
    {
        var down = await AddAsync("down@example.org", "Down", m => GiveUp(m, MailProblem.ServerUnreachable));
        var unsure = await AddAsync("unsure@example.org", "Unsure", m => { m.HandOver(Now); m.Failed(Now, MailProblem.Unsure, "IOException"); });
        var admin = await app.SignedInAsync(Roles.Admin);
        using var answer = await admin.SubmitAsync((await admin.GetPageAsync(Page)).QuerySelector("form[action*='ResendAll']")!);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(MailState.Waiting, (await RowAsync(down)).State);
        Assert.Equal(["mail.resent"], await ActsAsync(down));
        Assert.Equal(MailState.Unsure, (await RowAsync(unsure)).State);
    }

    [Fact]
    public async Task Health_SaysWhenMailHasWaitedTooLong()
    {
        var id = await AddAsync("old@example.org", "Old", m => m.Failed(Now, MailProblem.ServerUnreachable, "x"));
        Assert.Equal("healthy", await HealthAsync());
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal("degraded", await HealthAsync());
        await app.WithDatabaseAsync(db => db.OutboxMails.Where(m => m.DueAt != null).ExecuteDeleteAsync());

        async Task<string?> HealthAsync()
        {
            using var answer = await (await app.SignedInAsync(Roles.Admin)).GetAsync("/health/ready");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            using var health = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            return health.RootElement.GetProperty("checks").GetProperty("mail").GetProperty("status").GetString();
        }
    }

    private static void GiveUp(OutboxMail mail, MailProblem problem)
    {
        while (mail.DueAt is not null)
        {
            mail.Failed(DateTime.UtcNow, problem, "x");
        }
    }

    private async Task<Guid> AddAsync(string to, string subject, Action<OutboxMail> then)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var mail = scope.ServiceProvider.GetRequiredService<Outbox>().Add(to, new Note("secret words", subject: subject));
        then(mail);
        await scope.ServiceProvider.GetRequiredService<PaceDbContext>().SaveChangesAsync();
        return mail.Id;
    }

    private Task<List<string>> ActsAsync(Guid id) => app.WithDatabaseAsync(db => db.LedgerEntries.Where(e => e.Subject == $"mail/{id}").OrderBy(e => e.Sequence).Select(e => e.Act).ToListAsync());

    private Task<OutboxMail> RowAsync(Guid id) => app.WithDatabaseAsync(db => db.OutboxMails.AsNoTracking().SingleAsync(m => m.Id == id));

    private DateTime Now => app.Clock.GetUtcNow().UtcDateTime;
}
