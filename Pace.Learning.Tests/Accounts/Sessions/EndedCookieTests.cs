using Pace.Learning.Tests.Accounts.People;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Tests.Accounts.Sessions;

/// <summary>A cookie kept from before a session ended opens nothing, with the very next request, to whichever process it goes.</summary>
public sealed class EndedCookieTests(TwoHosts app) : IClassFixture<TwoHosts>
{
    private const string Lesson = "/courses/relational-safeguarding/working-it-through/two-workers";
    private static readonly (bool, bool) InBoth = (true, true);
    private static readonly (bool, bool) InNone = (false, false);

    [Theory]
    [InlineData(Roles.Learner)]
    [InlineData(Roles.Parent)]
    [InlineData(Roles.Editor)]
    public async Task SigningOut(string role)
    {
        var (browser, cookie) = await BeforeAsync(role);
        using var answer = await browser.SubmitAsync((await browser.GetPageAsync("/sign-out")).QuerySelector("main form")!);
        await EndedAsync(cookie, answer);
    }

    [Theory]
    [InlineData(Roles.Learner)]
    [InlineData(Roles.Parent)]
    [InlineData(Roles.SafeguardingOfficer)]
    public async Task ClosingTheAccount(string role)
    {
        var (browser, cookie) = await BeforeAsync(role);
        using var answer = await browser.SubmitAsync((await browser.GetPageAsync("/account/close?step=2")).QuerySelectorAll("main form")[^1]);
        await EndedAsync(cookie, answer);
    }

    [Theory]
    [InlineData(Roles.Learner)]
    [InlineData(Roles.Parent)]
    public async Task SigningOutEverywhere(string role)
    {
        var (_, cookie) = await BeforeAsync(role);
        var elsewhere = await app.SignedInAsync(role);
        using var answer = await elsewhere.PressAsync(await elsewhere.GetPageAsync("/account/security"), "Sign out everywhere");
        await EndedAsync(cookie, answer);
    }

    [Theory]
    [InlineData(Roles.Learner)]
    [InlineData(Roles.Parent)]
    public async Task ChangingThePassword_EndsOthersButNotTheOneInWhichItIsChanged(string role)
    {
        var (browser, cookie) = await BeforeAsync(role);
        using var answer = await browser.SubmitAsync((await browser.GetPageAsync("/account/security/password")).Form("Input.New"), ("Input.New", "kettle morning bridge"));
        await EndedAsync(cookie, answer);
        await browser.GetPageAsync(Lesson);
    }

    [Fact]
    public async Task ChangingTheSecondStep_EachTime()
    {
        var (browser, before) = await BeforeAsync(Roles.Learner);
        var setUp = await browser.GetPageAsync("/account/security/authenticator");
        using (var on = await browser.SubmitAsync(setUp.Form("Input.Code"), ("Input.Code", AuthenticatorApp.Code(setUp.QuerySelector("code.key")!.TextContent, app.Clock.GetUtcNow()))))
        {
            await EndedAsync(before, on);
        }
        var (_, withCode) = await app.SignedInWithCookieAsync(await app.AddressAsync(Roles.Learner));
        using (var codes = await browser.SubmitAsync((await browser.GetPageAsync("/account/security/authenticator")).QuerySelector("form[action*=NewCodes]")!))
        {
            await EndedAsync(withCode, codes);
        }
        var (_, withNewCodes) = await app.SignedInWithCookieAsync(await app.AddressAsync(Roles.Learner));
        using var off = await browser.SubmitAsync((await browser.GetPageAsync("/account/security/authenticator")).QuerySelector("form[action*=Remove]")!);
        await EndedAsync(withNewCodes, off);
    }

    [Fact]
    public async Task LosingARole_OpensNothingOfIt_AndTheRestGoesOn()
    {
        const string Parents = "/manage/participation/people";
        var manager = await app.PersonAsync("Mo Manager", Roles.ParticipationManager, Roles.Learner);
        var (_, cookie) = await app.SignedInWithCookieAsync(manager.Address);
        Assert.Equal(InBoth, await cookie.OpensAsync(Parents));
        var admin = await app.SignedInAsync(Roles.Admin);
        using var taken = await admin.SaveRolesAsync(manager.Id, []);
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Equal(InNone, await cookie.OpensAsync(Parents));
        Assert.Equal(InBoth, await cookie.OpensAsync("/account"));
    }

    [Fact]
    public async Task LosingTheRoleOfAParent_OpensNothingOfIt()
    {
        const string Preferences = "/taking-part/preferences";
        var parent = await app.MemberAsync(Roles.Parent);
        var (_, cookie) = await app.SignedInWithCookieAsync(parent.Address);
        Assert.Equal(InBoth, await cookie.OpensAsync(Preferences));
        var role = Roles.IdOf(Roles.Parent);
        await app.WithDatabaseAsync(db => db.UserRoles.Where(r => r.UserId == parent.Id && r.RoleId == role).ExecuteDeleteAsync());
        Assert.Equal(InNone, await cookie.OpensAsync(Preferences));
    }

    [Fact]
    public async Task ANewRole_IsThereAtOnce_AlsoOnALesson()
    {
        var learner = await app.PersonAsync("Nell New", Roles.Learner);
        var (browser, cookie) = await app.SignedInWithCookieAsync(learner.Address);
        await browser.GetPageAsync(Lesson);
        var admin = await app.SignedInAsync(Roles.Admin);
        using (var given = await admin.SaveRolesAsync(learner.Id, [Roles.Trainer]))
        {
            Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        }
        Assert.Equal(InBoth, await cookie.OpensAsync("/manage/talks"));
        // The lesson asks together with what it reads: it is shown again with the cookie made anew.
        using var again = await browser.GetAsync(Lesson);
        Assert.Equal(Lesson, again.Headers.Location!.OriginalString);
        await browser.GetPageAsync(Lesson);
    }

    private async Task<(HttpClient Browser, KeptCookie Cookie)> BeforeAsync(string role)
    {
        var before = await app.SignedInWithCookieAsync(await app.AddressAsync(role));
        Assert.Equal(InBoth, await before.Cookie.OpensAsync("/account"));
        Assert.Equal(InBoth, await before.Cookie.OpensAsync(Lesson));
        return before;
    }

    private static async Task EndedAsync(KeptCookie cookie, HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(InNone, await cookie.OpensAsync("/account"));
        Assert.Equal(InNone, await cookie.OpensAsync(Lesson));
    }
}
