using Pace.Learning.Web.Accounts.People;
using Pace.Learning.Web.Platform.Ledger.Verification;

namespace Pace.Learning.Tests.Accounts.People;

/// <summary>Two roles whose names were exchanged in the database give each other's people what isn't theirs.</summary>
public sealed class RoleNamesTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task RolesThatWereRenamed_AreNamed()
    {
        Assert.NotNull(app.Services);
        Assert.Empty(Findings());
        await app.WithDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(
            """
            UPDATE "Roles" SET "NormalizedName" = 'X' WHERE "Name" = 'evaluator';
            UPDATE "Roles" SET "Name" = 'evaluator', "NormalizedName" = 'EVALUATOR' WHERE "Name" = 'participation-manager';
            UPDATE "Roles" SET "Name" = 'participation-manager', "NormalizedName" = 'PARTICIPATION-MANAGER' WHERE "NormalizedName" = 'X';
            """));
        Assert.Equal(
            ["the role evaluator is called participation-manager", "the role participation-manager is called evaluator"],
            Findings().Select(f => f.Message.Split(" (")[0]).Order(StringComparer.Ordinal));
    }

    private IReadOnlyList<LedgerFinding> Findings()
    {
        using var snapshot = LedgerSnapshot.Open(app.ConnectionString);
        var findings = new LedgerFindings();
        new RoleNamesCheck().Run(snapshot, findings);
        return [.. findings.All];
    }
}
