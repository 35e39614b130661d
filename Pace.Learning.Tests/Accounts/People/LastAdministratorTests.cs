using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.People;

namespace Pace.Learning.Tests.Accounts.People;

/// <summary>Whatever two administrators do, somebody is left to look after the site, and nobody comes to see parents by one of them alone.</summary>
public sealed class LastAdministratorTests(SiteWithoutStaff app) : IClassFixture<SiteWithoutStaff>
{
    [Fact]
    public async Task TheLastAdministrator_CantBeRemoved_NorCloseTheAccount()
    {
        await app.NobodyHasRolesOfTwoAsync();
        var member = await app.PersonAsync("Ada Last", Roles.Admin, Roles.Editor);
        var ada = await app.SignedInAsync(member);
        using var refused = await ada.SaveRolesAsync(member.Id, [Roles.Editor]);
        Assert.Contains("Somebody has to be administrator", await refused.ProblemAsync(), StringComparison.Ordinal);
        using var stays = await ada.SubmitAsync((await ada.GetPageAsync("/account/close?step=2")).QuerySelectorAll("main form")[^1]);
        Assert.Contains("You are the only administrator", await stays.ProblemAsync(), StringComparison.Ordinal);
        Assert.Equal([Roles.Editor, Roles.Admin], await app.RolesOfAsync(member.Id));

        await app.PersonAsync("Leila Next", Roles.Admin);
        using var goes = await ada.SaveRolesAsync(member.Id, [Roles.Editor]);
        Assert.Equal("/account", goes.Headers.Location?.OriginalString);
        Assert.Equal([Roles.Editor], await app.RolesOfAsync(member.Id));
    }

    [Fact]
    public async Task TwoAdministrators_WhoRemoveEachOtherAtOnce_LeaveOne()
    {
        for (var round = 0; round < 6; round++)
        {
            await app.NobodyHasRolesOfTwoAsync();
            var (one, two) = (await app.PersonAsync("One", Roles.Admin), await app.PersonAsync("Two", Roles.Admin));
            var (first, second) = (await app.SignedInAsync(one), await app.SignedInAsync(two));
            var (ofSecond, ofFirst) = ((await first.GetPageAsync($"/manage/people/{two.Id}")).RolesForm(), (await second.GetPageAsync($"/manage/people/{one.Id}")).RolesForm());

            var answers = await Task.WhenAll(first.SubmitAsync(ofSecond), second.SubmitAsync(ofFirst));

            Assert.All(answers, a => Assert.True(a.StatusCode < HttpStatusCode.InternalServerError, $"{a.StatusCode}"));
            Assert.Equal(1, await AdministratorsAsync());
        }
    }

    [Fact]
    public async Task TwoAdministrators_WhoLeaveAtOnce_LeaveOne()
    {
        await app.NobodyHasRolesOfTwoAsync();
        var (one, two) = (await app.PersonAsync("Goes", Roles.Admin), await app.PersonAsync("Closes", Roles.Admin));
        var (first, second) = (await app.SignedInAsync(one), await app.SignedInAsync(two));
        var gives = (await first.GetPageAsync($"/manage/people/{one.Id}")).RolesForm();
        var closes = (await second.GetPageAsync("/account/close?step=2")).QuerySelectorAll("main form")[^1];

        await Task.WhenAll(first.SubmitAsync(gives), second.SubmitAsync(closes));

        Assert.Equal(1, await AdministratorsAsync());
    }

    [Fact]
    public async Task WhateverTwoAdministratorsDo_OneIsLeft_AndRolesOfTwoCameFromTwo()
    {
        var done = new List<string>();
        for (var seed = 1; seed <= 4; seed++)
        {
            done.Add($"seed {seed}");
            await DoAnythingAsync(seed, done);
        }
        // Not only what may not be done was tried.
        Assert.All((string[])["Confirm", "Refuse", "Take it back", "taken"], act => Assert.Contains(done, d => d.Contains(act, StringComparison.Ordinal)));
    }

    private async Task DoAnythingAsync(int seed, List<string> done)
    {
        await app.NobodyHasRolesOfTwoAsync();
        var chance = new Random(seed);
        CastMember[] people = [await app.PersonAsync($"One {seed}", Roles.Admin), await app.PersonAsync($"Two {seed}", Roles.Admin), await app.PersonAsync($"Three {seed}", Roles.Learner)];
        var browsers = new List<HttpClient>();
        foreach (var person in people)
        {
            browsers.Add(await app.SignedInAsync(person));
        }
        for (var step = 0; step < 24; step++)
        {
            // Long enough for whoever has a new role to have it in their session.
            app.Clock.Advance(TimeSpan.FromMinutes(6));
            var (who, whom) = (chance.Next(people.Length), people[chance.Next(people.Length)]);
            done.Add($"{people[who].Name}: {await DoAsync(browsers[who], whom.Id, chance)}");
            Assert.True(await AdministratorsAsync() > 0, $"Nobody is left after {string.Join("; ", done)}");
            var alone = await GivenByOneAsync([.. people.Select(p => p.Id)]);
            Assert.True(alone.Count == 0, $"{string.Join(", ", alone)} after {string.Join("; ", done)}");
        }
    }

    private static async Task<string> DoAsync(HttpClient browser, Guid whom, Random chance)
    {
        using var waiting = await browser.GetAsync("/manage/confirmations");
        if (waiting.StatusCode == HttpStatusCode.NotFound)
        {
            return "may not";
        }
        var buttons = (await waiting.ReadPageAsync()).QuerySelectorAll(".people-waiting button");
        if (buttons.Length > 0 && chance.Next(2) == 0)
        {
            var button = buttons[chance.Next(buttons.Length)];
            using var decided = await browser.SubmitAsync(button);
            Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);
            return button.TextContent;
        }
        using var person = await browser.GetAsync($"/manage/people/{whom}");
        if (person.StatusCode == HttpStatusCode.NotFound)
        {
            return "is no administrator";
        }
        var page = await person.ReadPageAsync();
        var offered = page.QuerySelectorAll("[name='Input.Roles']").Select(box => box.GetAttribute("value")!).ToList();
        string[] ticked = [.. offered.Where(role => chance.Next(3) > 0 || (role == Roles.Admin && chance.Next(2) == 0))];
        using var saved = await browser.SubmitAsync(page.RolesForm(ticked), ("Input.Why", "Chance"));
        Assert.True(saved.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.OK, $"{saved.StatusCode}");
        return $"{whom} gets {string.Join(",", ticked)}: {(saved.StatusCode == HttpStatusCode.Redirect ? "taken" : "refused")}";
    }

    private Task<int> AdministratorsAsync()
    {
        var admin = Roles.IdOf(Roles.Admin);
        return app.WithDatabaseAsync(db => db.UserRoles.CountAsync(r => r.RoleId == admin));
    }

    // Holders of roles that see parents without two different people behind it.
    private Task<List<string>> GivenByOneAsync(Guid[] people) => app.WithDatabaseAsync(async db =>
    {
        var ids = Roles.All.Where(Roles.SeesParents).ToDictionary(Roles.IdOf);
        var held = await db.UserRoles.Where(r => people.Contains(r.UserId) && ids.Keys.Contains(r.RoleId)).ToListAsync();
        var grants = await db.RoleGrants.AsNoTracking().Where(g => g.GivenAt != null && g.EndedAt == null).ToListAsync();
        return held.Where(r => !grants.Exists(g => g.PersonId == r.UserId && g.Role == ids[r.RoleId] && IsOfTwo(g))).Select(r => $"{r.UserId} is {ids[r.RoleId]}").ToList();
    });

    private static bool IsOfTwo(RoleGrant grant) =>
        grant.AskedBy is { } asked && grant.ConfirmedBy is { } confirmed && asked != confirmed && confirmed != grant.PersonId;
}
