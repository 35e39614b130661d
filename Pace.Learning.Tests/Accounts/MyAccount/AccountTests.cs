using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Tests.Accounts.MyAccount;

public sealed class AccountTests(AccountTests.AppWithARoom app) : IClassFixture<AccountTests.AppWithARoom>
{
    [Fact]
    public async Task Name_IsChanged_AndGreetedByAtOnce()
    {
        var client = await app.SignedInAsync(Roles.Trainer);
        var form = (await client.GetPageAsync("/account/name")).Form("Input.DisplayName");
        using (var empty = await client.SubmitAsync(form, ("Input.DisplayName", " ")))
        {
            Assert.NotNull((await empty.ReadPageAsync()).QuerySelector("#Input_DisplayName-error"));
        }
        using var answer = await client.SubmitAsync(form, ("Input.DisplayName", "Tara the Second"));
        var page = await client.FollowAsync(answer);
        Assert.Contains("Tara the Second", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_IsChanged_OnceItsOwnerHasConfirmed_AndTheOldOneIsTold()
    {
        var client = await app.SignedInAsync(Roles.Evaluator);
        using var asked = await client.SubmitAsync((await client.GetPageAsync("/account/email")).Form("Input.Email"), ("Input.Email", "eva@new.example"));
        await client.FollowAsync(asked);
        Assert.Contains(await app.AddressAsync(Roles.Evaluator), (await client.GetPageAsync("/account")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var confirm = await client.GetPageAsync((await app.NewestMailAsync("eva@new.example")).LinkInMail());
        using var done = await client.SubmitAsync(confirm.QuerySelector("main form")!);
        var account = await client.FollowAsync(done);
        Assert.Contains("eva@new.example", account.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("A change to your account", (await app.NewestMailAsync(await app.AddressAsync(Roles.Evaluator))).Heading);
        Assert.Equal("eva@new.example", await app.WithDatabaseAsync(db => db.Users.Where(p => p.Email == "eva@new.example").Select(p => p.UserName).SingleAsync()));
    }

    [Fact]
    public async Task Address_OfSomebodyElse_IsNotTaken()
    {
        var client = await app.SignedInAsync(Roles.Signatory);
        var taken = await app.AddressAsync(Roles.Admin);
        using var asked = await client.SubmitAsync((await client.GetPageAsync("/account/email")).Form("Input.Email"), ("Input.Email", taken));
        Assert.Equal("/account/email?sent=true", asked.Headers.Location!.OriginalString);
        var confirm = await client.GetPageAsync((await app.NewestMailAsync(taken)).LinkInMail());
        using var refused = await client.SubmitAsync(confirm.QuerySelector("main form")!);
        Assert.Equal("Your address was not changed", (await refused.ReadPageAsync()).Heading);
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.Users.CountAsync(p => p.Email == taken)));
    }

    [Fact]
    public async Task SignOutEverywhere_EndsOtherSessionsToo()
    {
        var here = await app.SignedInAsync(Roles.AreaLead);
        var there = await app.SignedInAsync(Roles.AreaLead);
        using var answer = await here.SubmitAsync((await here.GetPageAsync("/account/security")).QuerySelector("form[action*='SignOutEverywhere']")!);
        Assert.Equal("/signed-out", answer.Headers.Location!.OriginalString);
        app.Clock.Advance(TimeSpan.FromMinutes(6));
        using var elsewhere = await there.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, elsewhere.StatusCode);
    }

    [Fact]
    public async Task ChangingHowOneSignsIn_AsksForAFreshSignIn()
    {
        var client = await app.SignedInAsync(Roles.Editor);
        app.Clock.Advance(TimeSpan.FromMinutes(31));
        using var answer = await client.GetAsync("/account/security");
        Assert.Equal("/sign-in?again=true&returnUrl=%2Faccount%2Fsecurity", answer.Headers.Location!.OriginalString);
        Assert.Contains("once more", (await client.FollowAsync(answer)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await client.GetPageAsync("/account");
    }

    [Fact]
    public async Task Download_HasASectionARoom()
    {
        var client = await app.SignedInAsync(Roles.Learner);
        using var answer = await client.GetAsync("/account/data");
        Assert.Equal("my-data.json", answer.Content.Headers.ContentDisposition!.FileName);
        using var data = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(await app.AddressAsync(Roles.Learner), data.RootElement.GetProperty("account").GetProperty("email").GetString());
        Assert.Equal("kept by a room", data.RootElement.GetProperty("a room").GetProperty("what").GetString());
    }

    [Fact]
    public async Task ClosedAccount_IsForgottenByEveryRoom_AndItsKeyDestroyed()
    {
        var id = (await app.MemberAsync(Roles.ParentReviewer)).Id;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<PersonVault>().SealAsync(id, "a note", "private");
            await scope.ServiceProvider.GetRequiredService<PaceDbContext>().SaveChangesAsync();
        }

        var client = await app.SignedInAsync(Roles.ParentReviewer);
        var first = await client.GetPageAsync("/account/close");
        Assert.Null(first.QuerySelector("main form"));
        var second = await client.GetPageAsync(first.QuerySelector("main a.button")!.GetAttribute("href")!);
        using var closed = await client.SubmitAsync(second.QuerySelector("main form")!);
        Assert.Equal("Your account is closed", (await client.FollowAsync(closed)).Heading);

        Assert.False(await app.WithDatabaseAsync(db => db.Users.AnyAsync(p => p.Id == id)));
        Assert.False(await app.WithDatabaseAsync(db => db.PersonKeys.AnyAsync(k => k.PersonId == id)));
        Assert.Contains(id, ARoom.Forgotten);
        using var gone = await client.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
    }

    /// <summary>The site with a room of the test's own.</summary>
    public sealed class AppWithARoom : AppUnderTest
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddScoped<IPersonalData, ARoom>());
        }
    }

    private sealed class ARoom : IPersonalData
    {
        public static System.Collections.Concurrent.ConcurrentBag<Guid> Forgotten { get; } = [];

        public string Section => "a room";

        public Task<object?> ExportAsync(Guid personId, CancellationToken cancellation) => Task.FromResult<object?>(new { what = "kept by a room" });

        public Task ForgetAsync(Guid personId, CancellationToken cancellation)
        {
            Forgotten.Add(personId);
            return Task.CompletedTask;
        }
    }
}
