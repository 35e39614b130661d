using Pace.Learning.Tests.Agreements.Evidence;
using Pace.Learning.Web.Platform.Ledger.Verification;

namespace Pace.Learning.Tests.Agreements;

/// <summary>Whoever changes what was signed, with the database or the server to themselves, is found by <c>ledger verify</c>.</summary>
public sealed class SignatureTamperingTests(AgreementsApp app) : IClassFixture<AgreementsApp>
{
    private static readonly string[] Refused =
    [
        """UPDATE "AgreementSignatures" SET "TypedName" = 'Somebody Else'""", """DELETE FROM "AgreementSignatures" """,
        """UPDATE "AgreementCountersignatures" SET "TypedName" = 'Somebody Else'""", """DELETE FROM "AgreementTexts" """,
    ];

    [Fact]
    public async Task TheDatabaseRefusesChanges_AndVerifyNamesThoseMadeAllTheSame()
    {
        var (lead, area) = (await app.SignedInAsync(Roles.AreaLead), await app.AreaAsync());
        var agreement = await app.SignedByAllAsync(lead, area, AgreementSteps.Five("tamper"));
        await app.CountersignAsync(agreement);
        foreach (var sql in Refused)
        {
            var refusal = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => SqlAsync(sql));
            Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
        }

        var clean = await VerifyAsync();
        Assert.True(clean.ExitCode == 0, clean.Output);
        await DropTriggersAsync();
        var id = agreement.Id;
        List<(string, byte[])> bundles = [];
        foreach (var (change, back, finding) in new[]
        {
            Change("AgreementSignatures", "TypedName", "'Somebody Else'", "signature"), Change("AgreementSignatures", "TypedRole", "'Cleaner'", "signature"),
            Change("AgreementSignatures", "TypedAuthority", "'None'", "signature"), Change("AgreementSignatures", "Declaration", "'I sign nothing.'", "signature"),
            Change("AgreementSignatures", "IdentityShown", "'passport'", "signature"), Change("AgreementSignatures", "SignedAt", "1", "signature"),
            Change("AgreementSignatures", "DocumentSha256", $"'{new string('a', 64)}'", "signature"), Change("AgreementSignatories", "AgencyName", "'Another agency'", "signature"),
            Change("AgreementSignatories", "Role", "'Another role'", "signature"), Change("Agreements", "State", "'Withdrawn'", "state"),
            Change("Agreements", "Version", "7", "state"), Change("AgreementCountersignatures", "TypedName", "'Somebody Else'", "countersignature"),
        })
        {
            await SqlAsync($"CREATE TABLE kept AS SELECT * FROM {back}");
            await SqlAsync(change);
            var found = await VerifyAsync();
            Assert.True(found.ExitCode == 1, change);
            Assert.Contains($"agreement/{id}:", found.Output, StringComparison.Ordinal);
            Assert.Contains($"error: {finding}:", found.Output, StringComparison.Ordinal);
            if (finding != "state")
            {
                bundles.Add((change, await lead.GetByteArrayAsync($"/agreements/{id}/evidence.zip")));
            }
            var column = change.Split('"')[3];
            var key = back.Contains("Countersignatures", StringComparison.Ordinal) ? "AgreementId" : "Id";
            await SqlAsync($"""UPDATE {back} SET "{column}" = (SELECT k."{column}" FROM kept k WHERE k."{key}" = {back}."{key}")""");
            await SqlAsync("DROP TABLE kept");
        }
        // What is taken away meanwhile is found out too, by whoever runs the printed script.
        var asItWas = await lead.GetByteArrayAsync($"/agreements/{id}/evidence.zip");
        var (keptOutside, publicKey) = (await app.Stranger().GetStringAsync("/ledger/checkpoints/latest"), await app.Stranger().GetStringAsync("/ledger/keys/ledger-1.pem"));
        var verdicts = await PrintedScript.JudgeAsync([.. bundles.Select(b => (b.Item1, b.Item2, keptOutside)), ("as it was", asItWas, keptOutside)], publicKey);
        Assert.All(verdicts.SkipLast(1), judged => Assert.False(judged.IsGenuine, judged.Name));
        Assert.True(verdicts[^1].IsGenuine, verdicts[^1].Output);
        var again = await VerifyAsync();
        Assert.True(again.ExitCode == 0, again.Output);

        var one = agreement.Signatories[0].Signature!.Id.ToString().ToUpperInvariant();
        await SqlAsync($"""DELETE FROM "AgreementSignatures" WHERE upper(CAST("Id" AS text)) = '{one}'""");
        Assert.Contains("is missing", (await VerifyAsync()).Output, StringComparison.Ordinal);
        await SqlAsync($"""UPDATE "AgreementTexts" SET "Bytes" = {Platform.Ledger.Tampering.Literal("other"u8.ToArray())} """);
        var (exitCode, output) = await SiteCommand.RunOnAsync(app.DataFolder, app.ConnectionString, app.Content.Folder, "ledger", "verify");
        Assert.Equal(1, exitCode);
        Assert.Contains("error: text: ", output, StringComparison.Ordinal);
        Assert.Contains("is missing", output, StringComparison.Ordinal);
    }

    private static (string Change, string Table, string Finding) Change(string table, string column, string value, string finding) =>
        ($"""UPDATE "{table}" SET "{column}" = {value}""", $"\"{table}\"", finding);

    // What the command does, without starting a process each time.
    private async Task<(int ExitCode, string Output)> VerifyAsync()
    {
        using var scope = app.Services.CreateScope();
        var key = await scope.ServiceProvider.GetRequiredService<SigningKeys>().GetAsync("ledger-1");
        using var ledger = LedgerSnapshot.Open(app.ConnectionString);
        var report = LedgerVerification.Run(ledger, _ => key, rooms: scope.ServiceProvider.GetServices<ILedgerCheck>());
        return (report.Findings.Count == 0 ? 0 : 1, string.Join('\n', report.Findings));
    }

    private Task<int> SqlAsync(string sql) => app.WithDatabaseAsync(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The statements are this test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteNonQueryAsync();
    });

    private Task<int> DropTriggersAsync() => app.WithDatabaseAsync(async db =>
    {
        foreach (var table in new[] { "AgreementSignatures", "AgreementCountersignatures", "AgreementTexts" })
        {
            foreach (var sql in TestDatabase.IsPostgres
                ? [$"""ALTER TABLE "{table}" DISABLE TRIGGER "{table}_append_only" """]
                : new[] { "update", "delete", "replace" }.Select(what => $"""DROP TRIGGER IF EXISTS "{table}_no_{what}" """))
            {
                await db.Database.ExecuteSqlRawAsync(sql);
            }
        }
        return 0;
    });
}
