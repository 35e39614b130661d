using Pace.Learning.Tests.Accounts;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Tests.Parents;

/// <summary>A parent changes their own address. Neither the old nor the new one is readable in a table at any time.</summary>
public sealed class OwnAddressTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task NewAddress_CountsOnceItIsConfirmed_AndIsSealedAsTheOldOneWas()
    {
        var parent = await app.JoinedAsync("old-wren@family.example", "Old-wren");
        var before = await ChangesAsync();
        var link = await AskAsync(parent, "New-Wren@family.example");
        await AssertNowhereAsync("wren@family");
        Assert.Contains("old-wren@family.example", (await parent.GetPageAsync("/account")).MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("wren", link, StringComparison.OrdinalIgnoreCase);

        var page = await parent.GetPageAsync(link);
        Assert.Contains("New-Wren@family.example", page.MainText(), StringComparison.Ordinal);
        using var confirmed = await parent.SubmitAsync(page.QuerySelector("main form")!);
        Assert.Equal("/account", confirmed.Headers.Location!.OriginalString);
        Assert.Contains("New-Wren@family.example", (await parent.FollowAsync(confirmed)).MainText(), StringComparison.Ordinal);
        await AssertNowhereAsync("wren@family");
        Assert.Equal("A change to your account", (await app.NewestMailAsync("old-wren@family.example")).Heading);
        var manager = await app.SignedInAsync("participation-manager");
        using var details = await manager.PressAsync(
            await manager.GetPageAsync($"/manage/participation/people/{await app.ParticipantNamedAsync("Old-wren")}"), "Show details", ("Purpose", "GetInTouch"));
        Assert.Contains("New-Wren@family.example", (await details.ReadPageAsync()).MainText(), StringComparison.Ordinal);

        // The new address signs in, the old one is nobody's.
        Assert.Contains("Hello, Old-wren", (await (await app.SignedInByLinkAsync("New-Wren@family.example")).GetPageAsync("/taking-part")).MainText(), StringComparison.Ordinal);
        Assert.Equal(before + 1, await ChangesAsync());
    }

    private Task<int> ChangesAsync() => app.WithDatabaseAsync(db => db.LedgerEntries.CountAsync(e => e.Act == "participant.address-changed"));

    [Fact]
    public async Task Link_CountsOnce_ForItsOwnerOnly_AndForADay()
    {
        var parent = await app.JoinedAsync("tit@family.example", "Tit");
        var other = await app.JoinedAsync("owl@family.example", "Owl");
        var link = await AskAsync(parent, "great-tit@family.example");
        Assert.Contains("not changed", (await other.GetPageAsync(link)).MainText(), StringComparison.Ordinal);
        var page = await parent.GetPageAsync(link);
        using var confirmed = await parent.SubmitAsync(page.QuerySelector("main form")!);
        Assert.Equal("/account", confirmed.Headers.Location!.OriginalString);
        using var again = await parent.SubmitAsync(page.QuerySelector("main form")!);
        Assert.Contains("not changed", (await again.ReadPageAsync()).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddressThatHasAnAccount_IsNotTaken_AndAskingDoesNotTellThatItHas()
    {
        await app.JoinedAsync("taken@family.example", "Taken");
        var parent = await app.JoinedAsync("taker@family.example", "Taker");
        foreach (var taken in new[] { "taken@family.example", await app.AddressAsync("editor") })
        {
            var link = await AskAsync(parent, taken);
            using var confirmed = await parent.SubmitAsync((await parent.GetPageAsync(link)).QuerySelector("main form")!);
            Assert.Contains("not changed", (await confirmed.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        }
        Assert.Contains("taker@family.example", (await parent.GetPageAsync("/account")).MainText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/account/security/password", "input[name=username]")]
    [InlineData("/account/security", "main")]
    public async Task PagesOfSigningIn_ShowTheirOwnerTheAddress_NotWhatStandsForIt(string url, string where)
    {
        var name = $"Shown{url.Length}";
        var parent = await app.JoinedAsync($"{name}@family.example", name);
        var place = (await parent.GetPageAsync(url)).QuerySelector(where)!;
        Assert.Contains($"{name}@family.example", place.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("sealed.invalid", place.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passkey_IsNamedByTheAddressOnTheOwnersDevice()
    {
        var parent = await app.JoinedAsync("key@family.example", "Key");
        var token = (await parent.GetPageAsync("/account/security/passkeys")).QuerySelector("[data-passkey-add] form [name=__RequestVerificationToken]")!.GetAttribute("value");
        // As the page's script asks.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/security/passkeys?handler=Options") { Headers = { { "RequestVerificationToken", token } } };
        using var options = await parent.SendAsync(request);
        var json = await options.Content.ReadAsStringAsync();
        Assert.Contains("key@family.example", json, StringComparison.Ordinal);
        Assert.DoesNotContain("sealed.invalid", json, StringComparison.Ordinal);
    }

    private async Task<string> AskAsync(HttpClient parent, string email)
    {
        using var asked = await parent.SubmitAsync((await parent.GetPageAsync("/account/email")).Form("Input.Email"), ("Input.Email", email));
        Assert.Equal("/account/email?sent=true", asked.Headers.Location!.OriginalString);
        var mail = await app.NewestMailAsync(email);
        Assert.Equal("Confirm your new e-mail address", mail.Heading);
        return mail.LinkInMail();
    }

    private async Task AssertNowhereAsync(string words)
    {
        var stored = await app.WithDatabaseAsync(async db => (string[])
        [
            .. (await db.Users.ToListAsync()).Select(u => $"{u.Email} {u.UserName} {u.NormalizedEmail} {u.DisplayName}"), .. await db.OutboxMails.Select(m => m.To + m.Subject).ToListAsync(),
            .. await db.SignInLinks.Select(l => l.Email).ToListAsync(), .. await db.LedgerEntries.Select(e => e.Payload).ToListAsync(),
        ]);
        Assert.All(stored, text => Assert.DoesNotContain(words, text, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(stored, text => text.Contains("@sealed.invalid", StringComparison.Ordinal));
    }
}
