using Microsoft.Playwright;
using Pace.Learning.Tests.Agreements.Register;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Web.Agreements;

namespace Pace.Learning.Tests.Browser;

/// <summary>The site with many areas that have signed.</summary>
public sealed class RegisterInBrowser : SiteInBrowser
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await this.WithManyAreasAsync(120, seed: 7);
        foreach (var document in new[] { ManyAreas.Charter, ManyAreas.Working })
        {
            await this.SignAsync("bournemouth", document, AgreementState.InForce);
        }
    }
}

/// <summary>The public register as everybody sees it.</summary>
public sealed class RegisterPagesTests(RegisterInBrowser site) : EveryPage(site), IClassFixture<RegisterInBrowser>
{
    private readonly RegisterInBrowser site = site;

    protected override bool VisitsSitemap => false;

    protected override IEnumerable<string> AlsoVisited =>
    [
        "/areas", "/areas?where=wales", "/areas?name=nowhere", "/areas?status=former", "/areas/calderdale", "/areas/rutland", "/areas/bournemouth",
        "/areas/bournemouth-christchurch-and-poole",
    ];

    [Fact]
    public async Task TheMap_LeadsToAnArea_ByKeyboardAndByMouse_AndIsAPictureOnAPhone()
    {
        await using var page = await site.OpenAsync("/areas");
        await page.PhotographAsync("register");
        var square = page.Page.Locator(".area-map a[href='/areas/calderdale']");
        await square.FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.ArrivesAtAsync("**/areas/calderdale");
        await page.GoToAsync("/areas?where=yorkshire-and-the-humber");
        await square.ClickAsync();
        await page.Page.ArrivesAtAsync("**/areas/calderdale");
        await page.AssertReadsWellAsync();
        await using var phone = await site.OpenAsync("/areas", Reader.OnPhone);
        await phone.PhotographAsync("register");
        await Assertions.Expect(phone.Page.Locator(".area-map a").First).ToBeHiddenAsync();
        await phone.AssertReadsWellAsync();
        await using var dark = await site.OpenAsync("/areas", new Reader { Dark = true });
        await dark.PhotographAsync("register");
    }
}
