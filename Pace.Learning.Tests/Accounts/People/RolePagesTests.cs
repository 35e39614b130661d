using Pace.Learning.Web.Accounts.People;

namespace Pace.Learning.Tests.Accounts.People;

/// <summary>What is said of roles is what the site does.</summary>
public sealed class RolePagesTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public void EveryRole_HasItsWords() => Assert.Equal(Roles.All.Order(), RoleDescriptions.All.Select(d => d.Role).Order());

    [Fact]
    public async Task EveryAddressThatAsksForARole_HasItsWords_AndAllWordsHaveAnAddress()
    {
        var asked = await AskedAsync();
        Assert.True(asked.Count > 50);
        Assert.Empty(asked.Where(a => RolePages.Of(a.Pattern) is null).Select(a => a.Pattern));
        Assert.Empty(RolePages.Known.Except(asked.Select(a => RolePages.Of(a.Pattern)!)).Select(k => k.Address));
        Assert.Empty(asked.SelectMany(a => a.Roles).Except(Roles.All));
    }

    [Fact]
    public async Task RolesThatSeeParents_AreThoseThatTwoPeopleGive()
    {
        var see = (await AskedAsync()).Where(a => RolePages.Of(a.Pattern)!.SeesParents).SelectMany(a => a.Roles).Distinct().Order();
        Assert.Equal(Roles.All.Where(Roles.SeesParents).Order(), see);
        Assert.All(Roles.All.Where(Roles.SeesParents), role => Assert.True(Roles.NeedsTwo(role) && (role == Roles.StandIn || Roles.GivenByHand.Contains(role))));
        // Whoever may be the second person was given the role by two themselves.
        var confirm = (await AskedAsync()).Where(a => a.Pattern == "manage/confirmations").SelectMany(a => a.Roles).Distinct().Order();
        Assert.Equal(Roles.All.Where(Roles.MayConfirm).Order(), confirm);
    }

    [Fact]
    public async Task ThePage_NamesEveryRoleAndWhatItOpens()
    {
        var page = await (await app.SignedInAsync(Roles.Admin)).GetPageAsync("/manage/people/roles");
        Assert.Equal(RoleDescriptions.All.Select(d => d.Name), page.QuerySelectorAll(".people-roles-may h2").Select(h => h.TextContent));
        Assert.Contains("Invite people, give and take roles", page.GetElementById(Roles.Admin)!.TextContent, StringComparison.Ordinal);
        Assert.Contains("the parent can read the record", page.GetElementById(Roles.SafeguardingOfficer)!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Open a parent", page.GetElementById(Roles.Admin)!.TextContent, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<(string Pattern, IReadOnlyList<string> Roles)>> AskedAsync()
    {
        await app.Stranger().GetPageAsync("/");
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RolePages>().AskedAsync();
    }
}
