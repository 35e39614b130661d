namespace Pace.Learning.Tests.Accounts;

public sealed class ClosedByDefaultTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task FrontPage_IsOpenToStrangers()
    {
        var page = await app.Stranger().GetPageAsync("/");
        Assert.NotNull(page.QuerySelector("main h1"));
    }

    [Fact]
    public async Task EveryRole_HasADemoPersonInDevelopment()
    {
        foreach (var role in Roles.All)
        {
            using var answer = await app.Stranger().GetAsync($"/dev/sign-in?as={role}");
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Contains(answer.Headers.GetValues("Set-Cookie"), c => c.Contains("Identity.Application", StringComparison.Ordinal) || c.Contains("pace", StringComparison.OrdinalIgnoreCase));
        }
    }
}
