using Microsoft.AspNetCore.Mvc.Testing;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Platform.Security.Tries;

namespace Pace.Learning.Tests.Accounts.Sessions;

/// <summary>A limit counts for the site, not for a process: as many are let through when two hosts are asked at the same moment as when one is.</summary>
public sealed class LimitsInTwoProcessesTests(TwoHosts app) : IClassFixture<TwoHosts>
{
    private const int Times = 20;

    [Theory]
    [InlineData(5, false)]
    [InlineData(1, false)]
    [InlineData(5, true)]
    public async Task TriesAtOnce_InTwoHosts_AreAsManyAsTheLimit_AndAgainWhenTheyAreForgotten(int most, bool isPause)
    {
        var limit = new Limit($"test {most} {isPause}", most, TimeSpan.FromMinutes(15)) { IsPause = isPause };
        for (var round = 0; round < 2; round++)
        {
            var taken = await Task.WhenAll(Enumerable.Range(0, Times).Select(i => Task.Run(() => TakeAsync(i % 2 == 0 ? app : app.Other, limit))));
            Assert.Equal(most, taken.Count(t => t));
            Assert.False(await TakeAsync(app.Other, limit));
            app.Clock.Advance(TimeSpan.FromMinutes(15));
        }
    }

    [Fact]
    public async Task ATryInAnActThatIsNotKept_IsGivenBack()
    {
        var limit = new Limit("test act", 1, TimeSpan.FromMinutes(15));
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
            var counter = scope.ServiceProvider.GetRequiredService<TryCounter>();
            var refused = await db.RetryOnConflictAsync(async stop => await counter.TakeAsync(limit, "somebody", stop) ? new Web.Platform.Refusal("", "No.") : null);
            Assert.NotNull(refused);
        }
        Assert.True(await TakeAsync(app, limit));
    }

    [Fact]
    public async Task LinksAskedForInTwoHosts_AreFour()
    {
        const string Address = "both.hosts@example.org";
        var (here, there) = (app.Stranger(), Stranger(app.Other));
        var (form, other) = ((await here.GetPageAsync("/sign-in")).Form("Link.Email"), (await there.GetPageAsync("/sign-in")).Form("Link.Email"));
        await AtOnceAsync(i => i % 2 == 0 ? here.SubmitAsync(form, ("Link.Email", Address)) : there.SubmitAsync(other, ("Link.Email", Address)));
        Assert.Equal(4, await app.WithDatabaseAsync(db => db.OutboxMails.CountAsync(m => m.To == Address)));
    }

    [Fact]
    public async Task WrongPasswordsInTwoHosts_PauseTheAddress()
    {
        var owner = await app.SignedInAsync(Roles.Learner);
        var address = await app.AddressAsync(Roles.Learner);
        using (var set = await owner.SubmitAsync((await owner.GetPageAsync("/account/security/password")).Form("Input.New"), ("Input.New", "kettle morning bridge")))
        {
            Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        }
        var (here, there) = (app.Stranger(), Stranger(app.Other));
        var (form, other) = ((await here.GetPageAsync("/sign-in")).Form("Login.Password"), (await there.GetPageAsync("/sign-in")).Form("Login.Password"));
        await AtOnceAsync(i => Try(i, "wrong wrong wrong"));
        using var right = await Try(0, "kettle morning bridge");
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);

        Task<HttpResponseMessage> Try(int i, string password) => i % 2 == 0
            ? here.SubmitAsync(form, ("Login.Email", address), ("Login.Password", password))
            : there.SubmitAsync(other, ("Login.Email", address), ("Login.Password", password));
    }

    [Theory]
    [InlineData(Roles.Learner)]
    [InlineData(Roles.Parent)]
    public async Task NewAddressesAskedForAtOnce_AreFourMails_AndThenItSaysSo(string role)
    {
        var browser = await app.SignedInAsync(role);
        var form = (await browser.GetPageAsync("/account/email")).Form("Input.Email");
        var before = await CountAsync();
        await AtOnceAsync(i => browser.SubmitAsync(form, ("Input.Email", $"victim{i}.{role}@example.org")));
        Assert.Equal(4, await CountAsync() - before);
        using var late = await browser.SubmitAsync(form, ("Input.Email", $"late.{role}@example.org"));
        var page = await late.ReadPageAsync();
        Assert.Contains("wait 15 minutes", page.QuerySelector("#Input_Email-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"late.{role}@example.org", page.QuerySelector("#Input_Email")!.GetAttribute("value"));

        Task<int> CountAsync() => app.WithDatabaseAsync(db => db.OutboxMails.CountAsync(m => m.Subject == "Confirm your new e-mail address"));
    }

    private static Task AtOnceAsync(Func<int, Task<HttpResponseMessage>> send) => Task.WhenAll(Enumerable.Range(0, Times).Select(async i =>
    {
        using var answer = await send(i);
        Assert.True((int)answer.StatusCode < 500, $"{(int)answer.StatusCode}");
    }));

    private static HttpClient Stranger(WebApplicationFactory<Program> host) => host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    private static async Task<bool> TakeAsync(WebApplicationFactory<Program> host, Limit limit)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TryCounter>().TakeAsync(limit, "somebody");
    }
}
