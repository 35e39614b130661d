using Microsoft.AspNetCore.Hosting;

namespace Pace.Learning.Tests.Accounts.People;

/// <summary>Somebody has to begin.</summary>
public sealed class FirstAdministratorTests(FirstAdministratorTests.NewSite app) : IClassFixture<FirstAdministratorTests.NewSite>
{
    private const string Address = "first@people.example";

    [Fact]
    public async Task TheAddressInTheSettings_IsAdministratorWhenItSignsIn_AlsoWithAnAccount_ButNotBesideAnother()
    {
        // An account that was there before the setting was.
        await app.WithDatabaseAsync(async db =>
        {
            var person = Web.Accounts.Person.WithProvedAddress(Address, "Fi First", app.Clock.GetUtcNow().UtcDateTime);
            (person.NormalizedEmail, person.NormalizedUserName, person.SecurityStamp) = (Address.ToUpperInvariant(), Address.ToUpperInvariant(), $"{Guid.NewGuid()}");
            db.Add(person);
            return await db.SaveChangesAsync();
        });
        await app.PersonAsync("Ada There", Roles.Admin);
        var browser = await app.SignedInByLinkAsync(Address);
        using var refused = await browser.GetAsync("/manage/people");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);

        await app.NobodyHasRolesOfTwoAsync();
        browser = await app.SignedInByLinkAsync(Address);
        // Who sees everybody's agreements needs a second step from the first time on.
        using (var before = await browser.GetAsync("/manage/people"))
        {
            Assert.Equal(HttpStatusCode.Redirect, before.StatusCode);
        }
        await browser.SetUpRequiredStepAsync(app.Clock);
        var page = await browser.GetPageAsync("/manage/people");
        var me = await browser.GetPageAsync(page.QuerySelectorAll(".people-list a").Single(a => a.TextContent == "Fi First").GetAttribute("href")!);
        Assert.Contains("asked for by the site", me.QuerySelector(".people-history")!.TextContent, StringComparison.Ordinal);
    }

    public sealed class NewSite : AppUnderTest
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Pace:Accounts:FirstAdmin", "First@People.example");
        }
    }
}
