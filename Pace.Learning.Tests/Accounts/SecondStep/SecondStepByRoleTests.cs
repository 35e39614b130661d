using Microsoft.AspNetCore.Identity;
using Pace.Learning.Tests.Accounts.OpenIdConnect;
using Pace.Learning.Tests.Accounts.People;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.People;

namespace Pace.Learning.Tests.Accounts.SecondStep;

/// <summary>Who sees parents' names, money or everybody's agreements shows who they are in two steps, whatever the way in.</summary>
public sealed class SecondStepByRoleTests(WrongTokenTests.AppWithFake app) : IClassFixture<WrongTokenTests.AppWithFake>
{
    private const string Password = "kettle morning bridge";
    private const string SetUp = "/sign-in/second-step";

    [Theory]
    [InlineData(Roles.ParticipationManager, true)]
    [InlineData(Roles.StandIn, true)]
    [InlineData(Roles.SafeguardingOfficer, true)]
    [InlineData(Roles.Admin, true)]
    [InlineData(Roles.Editor, false)]
    [InlineData(Roles.AreaLead, false)]
    [InlineData(Roles.Parent, false)]
    [InlineData(Roles.Learner, false)]
    public async Task ByLink(string role, bool isAsked)
    {
        var client = app.Stranger();
        var page = await client.GetPageAsync(await app.AskForLinkAsync(await app.AddressAsync(role), "/account"));
        using var answer = await client.SubmitAsync(page.QuerySelector("main form")!);
        await LedAsync(client, answer, isAsked);
    }

    [Theory]
    [InlineData(Roles.ParticipationManager, true)]
    [InlineData(Roles.Admin, true)]
    [InlineData(Roles.Editor, true)]
    [InlineData(Roles.Learner, false)]
    public async Task ByPassword(string role, bool isAsked)
    {
        var (client, address) = (app.Stranger(), await app.AddressAsync(role));
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
            Assert.True((await people.AddPasswordAsync((await people.FindByEmailAsync(address))!, Password)).Succeeded);
        }
        var page = await client.GetPageAsync("/sign-in?returnUrl=%2Faccount");
        using var answer = await client.SubmitAsync(page.Form("Login.Password"), ("Login.Email", address), ("Login.Password", Password));
        await LedAsync(client, answer, isAsked);
    }

    [Theory]
    [InlineData(Roles.ParticipationManager, true)]
    [InlineData(Roles.Admin, true)]
    [InlineData(Roles.Editor, false)]
    [InlineData(Roles.Learner, false)]
    public async Task ByOpenIdConnect(string role, bool isAsked)
    {
        var member = await app.MemberAsync(role);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
            var added = await people.AddLoginAsync((await people.FindByEmailAsync(member.Address))!, new UserLoginInfo(app.Fake.Url, $"known-{member.Id}", "fake"));
            Assert.True(added.Succeeded);
        }
        var client = app.Stranger();
        var (state, nonce) = await WrongTokenTests.AppWithFake.AskAsync(client);
        app.Fake.IdToken = app.Fake.Mint(nonce, c => c["sub"] = $"known-{member.Id}");
        var page = await client.FollowToEndAsync(app.Answer(state));
        Assert.Equal(isAsked, page.Heading == "Set up your second step");
        Assert.Equal(!isAsked, await client.IsSignedInAsync());
    }

    [Fact]
    public async Task ARoleThatNeedsIt_GivenToSomebodyWhoIsSignedInByALink_OpensNothingBeforeTheyHaveIt()
    {
        var learner = await app.PersonAsync("Lee Later", Roles.Learner);
        var client = await app.SignedInByLinkAsync(learner.Address);
        await client.GetPageAsync("/account");
        await app.WithDatabaseAsync(async db =>
        {
            db.UserRoles.Add(new() { UserId = learner.Id, RoleId = Roles.IdOf(Roles.ParticipationManager) });
            return await db.SaveChangesAsync();
        });
        using (var refused = await client.GetAsync("/manage/participation/people"))
        {
            Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        }
        var again = await app.SignedInByLinkAsync(learner.Address);
        Assert.StartsWith("/account/security/recovery-codes", await again.SetUpRequiredStepAsync(app.Clock), StringComparison.Ordinal);
        await again.GetPageAsync("/manage/participation/people");
    }

    [Fact]
    public async Task AFirstStep_FromBeforeThePasswordWasChanged_LeadsNoFurther()
    {
        var (client, address) = (app.Stranger(), await app.AddressAsync(Roles.Editor));
        var owner = await app.SignedInAsync(Roles.Editor);
        await ChooseAsync(Password);
        var page = await client.GetPageAsync("/sign-in");
        using (var half = await client.SubmitAsync(page.Form("Login.Password"), ("Login.Email", address), ("Login.Password", Password)))
        {
            Assert.Equal("Set up your second step", (await client.FollowAsync(half)).Heading);
        }
        await ChooseAsync("another morning bridge");
        using var late = await client.GetAsync(SetUp);
        Assert.Equal("/sign-in", late.Headers.Location!.OriginalString);

        async Task ChooseAsync(string password)
        {
            using var chosen = await owner.SubmitAsync((await owner.GetPageAsync("/account/security/password")).Form("Input.New"), ("Input.New", password));
            Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        }
    }

    [Fact]
    public async Task EveryPageOfParentsNames_AndOfEverybodysAgreements_IsForRolesThatNeedIt()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var pages = await scope.ServiceProvider.GetRequiredService<RolePages>().ByRoleAsync();
        var open = pages.SelectMany(role => role.Where(p => p.SeesParents || p.Address is "manage/agreements").Select(p => (Role: role.Key, p.Address))).ToList();
        Assert.Contains(open, p => p.Address == "manage/participation/claims");
        Assert.Contains(open, p => p.Address == "manage/agreements");
        Assert.DoesNotContain(open, p => !Roles.NeedsSecondStep(p.Role));
    }

    private static async Task LedAsync(HttpClient client, HttpResponseMessage answer, bool isAsked)
    {
        Assert.Equal(isAsked ? $"{SetUp}?returnUrl=%2Faccount" : "/account", answer.Headers.Location!.OriginalString);
        Assert.Equal(!isAsked, await client.IsSignedInAsync());
        if (isAsked)
        {
            Assert.Equal("Set up your second step", (await client.FollowAsync(answer)).Heading);
        }
    }
}
