using Pace.Learning.Tests.Talks;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Tests.Parents.People;

public sealed class TimelineTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task WhatHappenedWithAParent_StandsInItsOrder_WithWhatIsToComeApart()
    {
        var scene = new TalkScene(app);
        var id = await scene.ParentAsync("Timely");
        var talk = await scene.TalkAsync(scene.DayIn(30));
        await scene.AskAsync(talk, id);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.AnswerAsync(talk, id, AnswerKind.Yes);
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        var url = $"/manage/participation/people/{id}";

        var before = await manager.GetPageAsync(url);
        Assert.Equal(["Not yet", LondonTime.Long(talk.StartsAt)], [Fact(before, "Spoke last"), Fact(before, "Next talk")]);
        var lists = before.QuerySelectorAll(".timeline").Select(l => string.Join('|', l.QuerySelectorAll("span").Select(s => s.TextContent))).ToList();
        Assert.Contains("Speaks", lists[0], StringComparison.Ordinal);
        Assert.Contains("The yes ends", lists[0], StringComparison.Ordinal);
        Assert.Matches(@"Said yes: the talk on .*\|Asked about a talk on .*\|Joined", lists[1]);

        app.Clock.Advance(TimeSpan.FromDays(40));
        manager = await app.SignedInAsync(Roles.ParticipationManager);
        using var open = await manager.PressAsync(await manager.GetPageAsync(url), "Show details", ("Purpose", "GetInTouch"));
        var after = await manager.GetPageAsync(url);
        Assert.Equal(LondonTime.Long(talk.StartsAt), Fact(after, "Spoke last"));
        Assert.Equal(LondonTime.Long(app.Clock.GetUtcNow().UtcDateTime), Fact(after, "In touch last"));
        Assert.Contains("opened the details to get in touch", after.MainText(), StringComparison.Ordinal);
    }

    private static string Fact(AngleSharp.Dom.IDocument page, string what) => page.QuerySelectorAll("dt").Single(d => d.TextContent == what).NextElementSibling!.TextContent;
}
