using Pace.Learning.Tests.Accounts;
using Pace.Learning.Web.Platform.Ledger.Checkpoints.Sent;

namespace Pace.Learning.Tests.Contributions;

/// <summary>Somebody who can write to the database changes what a parent said yes to. Nothing of it shows, and the ledger names the row.</summary>
public sealed class TamperedConsentTests : IAsyncLifetime
{
    private const string Marker = "marker-tampered";

    private readonly AppUnderTest app = new();
    private Guid contribution;
    private HttpClient parent = null!;
    private HttpClient learner = null!;

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        contribution = await app.ShareAsync($"Words with {Marker} in them.", ContributionSamples.Key);
        (parent, learner) = (await app.SignedInAsync("parent"), await app.SignedInAsync("learner"));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task AWithdrawal_TakenOutOfTheRows_BringsNothingBack()
    {
        await GiveAsync();
        await WithdrawAsync();

        await SqlAsync("""UPDATE "Consents" SET "End_At" = NULL, "End_How" = NULL""");
        await SqlAsync("""UPDATE "Contributions" SET "Withdrawal_At" = NULL""");

        await AssertHiddenAsync();
        var output = await VerifyAsync();
        Assert.Matches("Consents/.*EndAt is null, the ledger says \"20.*EndHow is null, the ledger says \"EverythingWithdrawn\"", output);
        Assert.Contains("WithdrawalAt is null", output, StringComparison.Ordinal);

        // Nobody has to look: whoever runs the site is told by the night.
        await app.RunJobAsync<CheckSentCheckpoints>();
        var told = (await app.NewestMailAsync(new PaceOptions().Organisation.ContactEmail)).Body!.TextContent;
        Assert.Contains("EndAt is null, the ledger says", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Audience", "'Public'", "Audience is ")]
    [InlineData("Identifiability", "'Face'", "Identifiability is ")]
    [InlineData("Territory", "'Anywhere'", "Territory is ")]
    [InlineData("EndsAt", "'2035-01-01 00:00:00'", "EndsAt is ")]
    [InlineData("Audience", "'Nobody we know'", "what the site never writes")]
    public async Task AYes_RaisedInItsRow_ShowsNothing(string column, string value, string finding)
    {
        await GiveAsync();

        await SqlAsync($"""UPDATE "Consents" SET "{column}" = {value}""");

        await AssertHiddenAsync();
        Assert.Contains(finding, await VerifyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AForgedRow_ShowsNothing()
    {
        await GiveAsync();
        var columns = await ColumnsAsync();
        await SqlAsync($"""CREATE TABLE "KeptConsents" AS SELECT * FROM "Consents" WHERE lower(CAST("ContributionId" AS text)) = '{contribution}'""");
        await WithdrawAsync();

        var forged = Guid.CreateVersion7().ToString().ToUpperInvariant();
        await SqlAsync($"""UPDATE "KeptConsents" SET "Id" = {(TestDatabase.IsPostgres ? $"'{forged}'::uuid" : $"'{forged}'")}""");
        await SqlAsync($"""INSERT INTO "Consents" ({columns}) SELECT {columns} FROM "KeptConsents" """);
        await SqlAsync("""UPDATE "Contributions" SET "Withdrawal_At" = NULL""");

        await AssertHiddenAsync();
        Assert.Contains($"Consents/{forged.ToLowerInvariant()}: the ledger knows nothing of this row", await VerifyAsync(), StringComparison.Ordinal);
    }

    // With its seal, which fitted once.
    [Fact]
    public async Task ARow_PutBackWholeAsItWasBefore_ShowsNothing()
    {
        await GiveAsync();
        var columns = await ColumnsAsync();
        await SqlAsync($"""CREATE TABLE "KeptConsents" AS SELECT * FROM "Consents" WHERE lower(CAST("ContributionId" AS text)) = '{contribution}'""");
        await WithdrawAsync();

        await SqlAsync($"""DELETE FROM "Consents" WHERE lower(CAST("ContributionId" AS text)) = '{contribution}'""");
        await SqlAsync($"""INSERT INTO "Consents" ({columns}) SELECT {columns} FROM "KeptConsents" """);
        await SqlAsync("""UPDATE "Contributions" SET "Withdrawal_At" = NULL""");

        await AssertHiddenAsync();
        Assert.Contains("EndAt is null, the ledger says", await VerifyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatNobodyTouched_Shows_AndTheLedgerAgrees()
    {
        await GiveAsync();
        var (exitCode, output) = await SiteCommand.RunAsync(app.DataFolder, app.ConnectionString, "ledger", "verify");
        Assert.True(exitCode == 0, output);

        await WithdrawAsync();
        (exitCode, output) = await SiteCommand.RunAsync(app.DataFolder, app.ConnectionString, "ledger", "verify");
        Assert.True(exitCode == 0, output);
    }

    private async Task GiveAsync()
    {
        using var given = await parent.ConsentAsync(contribution);
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        Assert.Contains(Marker, await LessonAsync(), StringComparison.Ordinal);
    }

    private async Task WithdrawAsync()
    {
        using var withdrawn = await parent.WithdrawAsync("Everything");
        Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
        await AssertHiddenAsync();
    }

    private async Task AssertHiddenAsync() => Assert.DoesNotContain(Marker, await LessonAsync(), StringComparison.Ordinal);

    private Task<string> LessonAsync() => learner.GetStringAsync(ContributionSamples.Lesson);

    private async Task<string> VerifyAsync()
    {
        var (exitCode, output) = await SiteCommand.RunAsync(app.DataFolder, app.ConnectionString, "ledger", "verify");
        Assert.True(exitCode == 1, output);
        return output;
    }

    private Task<string> ColumnsAsync() => app.WithDatabaseAsync(db => Task.FromResult(string.Join(", ",
        db.Model.GetRelationalModel().FindTable("Consents", null)!.Columns.Select(c => $"\"{c.Name}\""))));

    private Task<int> SqlAsync(string sql) => app.WithDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(sql));
}
