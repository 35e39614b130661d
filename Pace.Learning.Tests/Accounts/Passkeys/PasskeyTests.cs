using Microsoft.Playwright;
using Pace.Learning.Tests.Support.Browser;

namespace Pace.Learning.Tests.Accounts.Passkeys;

/// <summary>Passkeys in a real browser, with the authenticator that Chromium offers to tests.</summary>
public sealed class PasskeyTests(SiteInBrowser site) : IClassFixture<SiteInBrowser>
{
    // Passkeys belong to a name: an address in numbers has none.
    private string Root => $"http://localhost:{site.Address.Port}";

    [Theory]
    [InlineData(Roles.Editor, true)]
    [InlineData(Roles.Parent, false)]
    public async Task Passkey_IsAdded_SignsIn_AndIsRemoved(string role, bool byButton)
    {
        await using var context = await ContextAsync();
        if (byButton)
        {
            await context.AddInitScriptAsync("PublicKeyCredential.isConditionalMediationAvailable = undefined");
        }
        var page = await PageWithAuthenticatorAsync(context);
        await page.GotoAsync($"{Root}/dev/sign-in?as={Uri.EscapeDataString(await site.AddressAsync(role))}&returnUrl=/account/security/passkeys");
        await page.FillAsync("#new-name", "My phone");
        await page.ClickAsync("text=Add a passkey >> visible=true >> nth=-1");
        await page.WaitForSelectorAsync("h2:has-text('My phone')");

        await page.GotoAsync($"{Root}/sign-out");
        await page.ClickAsync("main form button");
        await page.ArrivesAtAsync("**/signed-out");
        await SignInAsync(page, byButton);
        await page.ArrivesAtAsync("**/account");
        Assert.Contains(await site.AddressAsync(role), await page.InnerTextAsync("main"), StringComparison.Ordinal);

        await page.GotoAsync($"{Root}/account/security");
        Assert.Contains("This time you signed in by passkey.", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.GotoAsync($"{Root}/account/security/passkeys");
        await page.ClickAsync("button:has-text('Remove')");
        await page.ArrivesAtAsync("**/account/security/passkeys");
        await page.GotoAsync($"{Root}/sign-out");
        await page.ClickAsync("main form button");
        await SignInAsync(page, byButton);
        await page.WaitForSelectorAsync("text=That passkey doesn't work here");
    }

    [Fact]
    public async Task BrowserWithoutScripts_IsNotOfferedPasskeys()
    {
        var page = await site.Stranger().GetPageAsync("/sign-in");
        Assert.True(page.QuerySelector("[data-passkey-sign-in]")!.HasAttribute("hidden"));
    }

    [Fact]
    public async Task MadeUpAnswer_SignsNobodyIn()
    {
        var client = site.Stranger();
        var form = (await client.GetPageAsync("/sign-in")).Form("credential");
        using var answer = await client.ForgeAsync(form, ("credential", """{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{}}"""));
        Assert.Contains("That passkey doesn't work here", (await answer.ReadPageAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    // Where the browser offers passkeys by itself, the test's authenticator takes the offer at once.
    private async Task SignInAsync(IPage page, bool byButton)
    {
        await page.GotoAsync($"{Root}/sign-in?returnUrl=%2Faccount", new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        if (byButton)
        {
            await page.ClickAsync("[data-passkey-sign-in] button");
        }
    }

    private static async Task<IBrowserContext> ContextAsync() => await (await Chromium.StartedAsync()).NewContextAsync();

    internal static async Task<IPage> PageWithAuthenticatorAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        var devTools = await context.NewCDPSessionAsync(page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        return page;
    }
}
