using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Platform.Mail;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Tests.Parents;

public sealed class AddressTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Parent_SignsInByLink_HoweverTheAddressIsTyped_AndNoTableHoldsIt()
    {
        await app.JoinedAsync("robin@family.example", "Robin");
        var client = app.Stranger();
        var page = await client.GetPageAsync("/sign-in?returnUrl=%2Ftaking-part");
        using var asked = await client.SubmitAsync(page.Form("Link.Email"), ("Link.Email", "Robin@Family.example"));
        var link = await client.GetPageAsync((await app.NewestMailAsync("robin@family.example")).LinkInMail());
        Assert.Contains("robin@family.example", link.MainText(), StringComparison.Ordinal);
        using var signedIn = await client.SubmitAsync(link.QuerySelector("main form")!);
        Assert.Contains("Hello, Robin", (await client.FollowAsync(signedIn)).MainText(), StringComparison.Ordinal);

        Assert.All(await app.WithDatabaseAsync(db => db.OutboxMails.Select(m => m.To).ToListAsync()), to => Assert.DoesNotContain("robin", to, StringComparison.OrdinalIgnoreCase));
        Assert.All(await app.WithDatabaseAsync(db => db.SignInLinks.Select(l => l.Email).ToListAsync()), email => Assert.DoesNotContain("robin", email, StringComparison.OrdinalIgnoreCase));
        Assert.False(await app.WithDatabaseAsync(db => db.Users.AnyAsync(u => u.Email!.Contains("robin") || u.UserName!.Contains("robin") || u.DisplayName != "" && u.Email!.Contains("@sealed"))));
    }

    [Fact]
    public async Task DemoParentsAddress_IsAnAlias()
    {
        var emails = await app.WithDatabaseAsync(db => db.Users.Select(u => u.Email!).ToListAsync());
        Assert.DoesNotContain("parent@demo.example", emails);
        Assert.Contains(emails, AddressAlias.Is);
    }

    [Fact]
    public async Task ParentsOwnAccountPage_ShowsTheirAddress()
    {
        var parent = await app.JoinedAsync("own@family.example", "Own");
        Assert.Contains("own@family.example", (await parent.GetPageAsync("/account")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Alias_IsTheSameForOneAddress_AndDiffersBetweenSitesAndAddresses()
    {
        var (one, other) = (new AddressAlias(new MasterKey(new byte[32])), new AddressAlias(new MasterKey([.. Enumerable.Repeat((byte)7, 32)])));
        var random = new Random(20);
        for (var i = 0; i < 200; i++)
        {
            var address = $"{random.Next():x}@{random.Next():x}.example";
            Assert.Equal(one.Of(address), one.Of(" " + address.ToUpperInvariant()));
            Assert.Equal(one.Of(address), one.Of(one.Of(address).ToUpperInvariant()));
            Assert.NotEqual(one.Of(address), other.Of(address));
            Assert.NotEqual(one.Of(address), one.Of("x" + address));
        }
    }

    [Fact]
    public async Task MailToSomebodyWhoIsGone_IsDropped()
    {
        var alias = app.Services.GetRequiredService<AddressAlias>().Of("gone@family.example");
        var id = await app.WithScopeAsync(async services =>
        {
            var mail = services.GetRequiredService<Outbox>().Add(alias, new Note("Hello", subject: "A note"));
            var db = services.GetRequiredService<Web.Platform.Data.PaceDbContext>();
            await db.SaveChangesAsync();
            return mail.Id;
        });
        await app.WithScopeAsync(services => services.GetRequiredService<MailSender>().SendDueAsync());
        await Eventually.HoldsAsync(async () => !await app.WithDatabaseAsync(db => db.OutboxMails.AnyAsync(m => m.Id == id)), "the mail is gone");
    }
}
