namespace Pace.Learning.Tests.Platform.Security;

public sealed class ProtectionKeyTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Keys_AreInTheDatabase_AndSealedThere()
    {
        await app.Stranger().GetPageAsync("/sign-in");

        var keys = await app.WithDatabaseAsync(db => db.DataProtectionKeys.Select(k => k.Xml!).ToListAsync());

        Assert.NotEmpty(keys);
        Assert.All(keys, key =>
        {
            Assert.Contains("<sealed", key, StringComparison.Ordinal);
            Assert.DoesNotContain("masterKey", key, StringComparison.Ordinal);
        });
    }
}
