using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Web.Contributions;

namespace Pace.Learning.Tests.Parents.People;

public sealed class PeopleSearchTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Address = "/manage/participation/people";

    [Fact]
    public async Task Parents_AreFoundByNameStateAndWish_AtAnAddressThatCanBeKept()
    {
        await app.JoinedAsync("zinnia@family.example", "Zinnïa Find");
        var paused = await app.JoinedAsync("zorah@family.example", "Zorah Find");
        using var pause = await paused.PressAsync(await paused.GetPageAsync("/taking-part/pause"), "Pause now");
        var gone = await app.JoinedAsync("zelda@family.example", "Zelda Find");
        using var erased = await gone.PressAsync(await gone.GetPageAsync("/taking-part/erase"), "Erase everything");
        var manager = await app.SignedInAsync(Roles.ParticipationManager);

        // Without the accent, in small letters; the answer has an address of its own.
        using var answer = await manager.SubmitAsync(Form(await manager.GetPageAsync(Address)), ("q", "zinnia f"));
        Assert.Contains("q=zinnia", answer.RequestMessage!.RequestUri!.Query, StringComparison.Ordinal);
        var page = await answer.ReadPageAsync();
        Assert.Equal(["Zinnïa Find"], Names(page));
        Assert.Contains("1 parent", page.QuerySelector("main h2")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(["Zinnïa Find", "Zorah Find"], Names(await manager.GetPageAsync($"{Address}?q=find")));
        Assert.Equal(["Zinnïa Find"], Names(await manager.GetPageAsync($"{Address}?q=find&state=active")));
        Assert.Equal(["Zorah Find"], Names(await manager.GetPageAsync($"{Address}?q=find&state=paused")));
        using var preferences = await paused.SubmitAsync((await paused.GetPageAsync("/taking-part/preferences")).QuerySelector("form:has([name='Activities.Wanted'])")!, ("Activities.Wanted", "Media"));
        Assert.Equal(["Zorah Find"], Names(await manager.GetPageAsync($"{Address}?q=find&wants=Media")));

        // Of who was erased there is a line, and nothing that leads anywhere.
        var past = await manager.GetPageAsync($"{Address}?state=erased");
        Assert.Contains("Erased on", past.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Zelda", past.MainText(), StringComparison.Ordinal);
        Assert.Empty(past.QuerySelectorAll("main tbody a"));

        var none = await manager.GetPageAsync($"{Address}?q=nobody-of-this-name&wants=Media");
        Assert.Contains("No parent fits this", none.MainText(), StringComparison.Ordinal);
        Assert.Equal("nobody-of-this-name", none.QuerySelector("#q")!.GetAttribute("value"));
        Assert.True(none.QuerySelector(".people-more")!.HasAttribute("open"));
        foreach (var odd in (string[])["?number=-5", "?number=99999", "?wants=Nonsense&state=x&also=y&area=z", $"?q={new string('x', 500)}"])
        {
            await manager.GetPageAsync(Address + odd);
        }
    }

    [Fact]
    public async Task LookingByArea_IsSeenByThoseWhoAreListed_OnceAndByNobodyElse()
    {
        var there = await app.JoinedAsync("wren-area@family.example", "Wren Area", ("Input.Area", "wigan"));
        var elsewhere = await app.JoinedAsync("crane-area@family.example", "Crane Area", ("Input.Area", "rutland"));
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        var form = Form(await manager.GetPageAsync(Address));
        Assert.Contains("sees that you looked by area", form.TextContent, StringComparison.Ordinal);
        using var answer = await manager.SubmitAsync(form, ("q", "area"), ("area", "wigan"));
        Assert.Equal(["Wren Area"], Names(await answer.ReadPageAsync()));
        await manager.GetPageAsync($"{Address}?q=area&area=wigan");

        var seen = (await there.GetPageAsync("/taking-part/who-has-looked")).QuerySelectorAll("main > ul li").Select(l => l.TextContent).ToList();
        Assert.Contains("to find parents in your area. They saw your area, and no more", Assert.Single(seen), StringComparison.Ordinal);
        Assert.Contains("No one has looked", (await elsewhere.GetPageAsync("/taking-part/who-has-looked")).MainText(), StringComparison.Ordinal);

        // It is no purpose with which details open.
        var url = $"{Address}/{await app.ParticipantNamedAsync("Wren Area")}";
        using var forged = await manager.ForgeAsync((await manager.GetPageAsync(url)).QuerySelector("form:has([name=Purpose])")!, ("Purpose", "ByArea"));
        Assert.DoesNotContain("wren-area@", await forged.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoseYesEndsSoon_IsFound()
    {
        var id = await app.ShareAsync("Words of somebody whose yes ends.");
        var parent = await app.SignedInAsync("parent");
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        using var given = await parent.ConsentAsync(id);
        var name = (await app.MemberAsync(Roles.Parent)).Name;
        Assert.DoesNotContain(name, Names(await manager.GetPageAsync($"{Address}?also=ends-soon&q={name}")));
        await app.WithDatabaseAsync(db => db.Consents.Where(c => c.ContributionId == id).ExecuteUpdateAsync(s => s.SetProperty(c => c.EndsAt, app.Clock.GetUtcNow().UtcDateTime.AddDays(30))));
        Assert.Contains(name, Names(await manager.GetPageAsync($"{Address}?also=ends-soon&q={name}")));
        var contributions = await manager.GetPageAsync($"/manage/participation/contributions?may=ends-soon&q={name}");
        Assert.Contains(contributions.QuerySelectorAll("main tbody a"), a => a.GetAttribute("href")!.EndsWith($"/{id}", StringComparison.Ordinal));
    }

    private static IElement Form(IHtmlDocument page) => page.QuerySelector("main form[role=search]")!;

    private static IEnumerable<string> Names(IHtmlDocument page) => page.QuerySelectorAll("main tbody th").Select(t => t.TextContent.Trim());
}
