using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Talks;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.ThankYouNotes;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Events;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Tests.Parents;

/// <summary>A parent's home: what they can do there with one tap.</summary>
public sealed class HomeTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Home = "/taking-part";

    [Theory]
    [InlineData("Yes", Standing.Speaks)]
    [InlineData("Maybe", Standing.Maybe)]
    [InlineData("No, thank you", Standing.SaidNo)]
    public async Task AQuestion_IsAnsweredWhereItIsRead(string words, Standing becomes)
    {
        var scene = new TalkScene(app);
        var (talk, jo) = (await scene.TalkAsync(scene.FreshDay()), await app.ParticipantAsync());
        Assert.Null(await scene.AskAsync(talk, jo));
        var parent = await app.SignedInAsync(Roles.Parent);
        var page = await parent.GetPageAsync(Home);
        var question = page.QuerySelectorAll("ul.questions > li").Single(q => q.TextContent.Contains(LondonTime.LongDayAndTime(talk.StartsAt), StringComparison.Ordinal));
        Assert.Contains("12 people: Social workers in training", question.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Yes", "Maybe", "No, thank you"], question.QuerySelectorAll("button").Select(b => b.TextContent));
        Assert.Single(question.QuerySelectorAll("button").Select(b => b.ClassName).Distinct());

        using var answer = await parent.SubmitAsync(question.QuerySelectorAll("button").Single(b => b.TextContent == words));
        await parent.FollowAsync(answer);
        Assert.Equal(becomes, await scene.StandingAsync(talk, jo));
    }

    [Fact]
    public async Task EachUse_StandsThereWithItsPlace_AndOneTapTakesItBack()
    {
        var id = await app.ShareAsync("Kind words.", ContributionSamples.Key);
        var parent = await app.SignedInAsync(Roles.Parent);
        using var lessons = await parent.ConsentAsync(id);
        using var website = await parent.ConsentAsync(id, "website", "Public", "NoName");
        var page = await parent.GetPageAsync(Home);
        var uses = page.QuerySelectorAll("ul.words-in-use > li").Where(u => u.QuerySelector("h3 a")!.GetAttribute("href") == $"/taking-part/contributions/{id}").ToList();
        Assert.Equal(2, uses.Count);
        Assert.Contains("in the course “Relational safeguarding: parents as partners”", uses[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Fewer than 5 people have read it so far", uses[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("The name you chose is with it", uses[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("No name is with it", uses[1].TextContent, StringComparison.Ordinal);

        using var taken = await parent.SubmitAsync(uses[0].QuerySelector("button")!);
        Assert.Contains("It is done", (await parent.FollowAsync(taken)).MainText(), StringComparison.Ordinal);
        Assert.Equal(["website"], (await LiveAsync(id)).Select(u => u.ToLowerInvariant()));
        Assert.Single((await parent.GetPageAsync(Home)).QuerySelectorAll($"ul.words-in-use a[href='/taking-part/contributions/{id}']"));
    }

    [Fact]
    public async Task DuringAPause_NothingIsAsked_AndTakingBackIsStillThere()
    {
        var scene = new TalkScene(app);
        var (talk, jo) = (await scene.TalkAsync(scene.FreshDay()), await app.ParticipantAsync());
        Assert.Null(await scene.AskAsync(talk, jo));
        var id = await app.ShareAsync("Kind words.");
        var parent = await app.SignedInAsync(Roles.Parent);
        using var given = await parent.ConsentAsync(id);
        using var paused = await parent.PressAsync(await parent.GetPageAsync(Home), "Pause for 3 months");
        Assert.Contains("You are on a pause", (await parent.FollowAsync(paused)).MainText(), StringComparison.Ordinal);

        var page = await parent.GetPageAsync(Home);
        Assert.Empty(page.QuerySelectorAll("ul.questions, .share, .lengths"));
        Assert.Contains("hidden until your pause ends", page.MainText(), StringComparison.Ordinal);
        using var taken = await parent.SubmitAsync(page.QuerySelectorAll("ul.words-in-use > li").Single(u => u.QuerySelector($"a[href$='{id}']") is not null).QuerySelector("button")!);
        Assert.Empty(await LiveAsync(id));
        using var back = await parent.PressAsync(await parent.GetPageAsync(Home), "End my pause");
        Assert.NotEmpty((await parent.FollowAsync(back)).QuerySelectorAll(".lengths button"));
    }

    [Fact]
    public async Task WhatTheyBegan_IsOneTapAway_AndAKindIsChosenByItsButton()
    {
        var parent = await app.SignedInAsync(Roles.Parent);
        var beginning = await parent.GetPageAsync((await parent.GetPageAsync(Home)).QuerySelectorAll("section.share a").Single(a => a.TextContent == "Record my voice").GetAttribute("href")!);
        Assert.Equal("Audio", beginning.QuerySelector("input[name='Input.Kind']:checked")!.GetAttribute("value"));
        using var saved = await parent.PressAsync(beginning, "Save my draft", ("Input.Title", "A long walk"));
        await parent.FollowAsync(saved);
        var link = (await parent.GetPageAsync(Home)).QuerySelectorAll("section.share a").Single(a => a.TextContent == "“A long walk”");
        Assert.Equal("A long walk", (await parent.GetPageAsync(link.GetAttribute("href")!)).QuerySelector("input[name='Input.Title']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Thanks_AreThereOnceTheyWerePassedOn_TheNewestTwo_UnlessTheyWantNone()
    {
        var id = await app.ShareAsync("Kind words.");
        var jo = await app.ParticipantAsync();
        foreach (var (words, passedOn) in new[] { ("thanks-one", true), ("thanks-kept-back", false), ("thanks-two", true), ("thanks-three", true) })
        {
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            await app.WithScopeAsync(async services =>
            {
                var (db, vault) = (services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<PersonVault>());
                var note = Guid.CreateVersion7();
                var now = app.Clock.GetUtcNow().UtcDateTime;
                var thanks = new ThankYouNote(note, jo, id, Guid.NewGuid(), await vault.SealAsync(jo, ThankYouNote.Purpose(note), words), now);
                thanks.Decide(passedOn, Guid.NewGuid(), now);
                db.ThankYouNotes.Add(thanks);
                return await db.SaveChangesAsync();
            });
        }
        var parent = await app.SignedInAsync(Roles.Parent);
        var page = await parent.GetPageAsync(Home);
        Assert.Equal(["“thanks-three”", "“thanks-two”"], page.QuerySelectorAll("ul.thank-yous li").Select(n => n.TextContent));
        Assert.Contains("All 3 thank-yous", page.MainText(), StringComparison.Ordinal);
        using var off = await parent.PressAsync(await parent.GetPageAsync("/taking-part/uses"), "Do not show me notes");
        Assert.DoesNotContain("thanks-", (await parent.GetPageAsync(Home)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheNextDateWithOtherParents_IsTold_AndThatTheirNameIsDown()
    {
        var starts = app.Clock.GetUtcNow().UtcDateTime.AddHours(5);
        await app.WithDatabaseAsync(db =>
        {
            db.ParentEvents.Add(new ParentEvent(ParentEventKind.OpenGroup, starts, "Online", "A cup of tea.", Guid.NewGuid(), app.Clock.GetUtcNow().UtcDateTime));
            return db.SaveChangesAsync();
        });
        var parent = await app.SignedInAsync(Roles.Parent);
        var page = await parent.GetPageAsync(Home);
        Assert.Contains(LondonTime.LongDayAndTime(starts), page.MainText(), StringComparison.Ordinal);
        using var put = await parent.PressAsync(await parent.GetPageAsync(page.QuerySelectorAll("a").Single(a => a.TextContent == "Come along").GetAttribute("href")!), "I would like to come");
        Assert.Contains("You are on the list.", (await parent.GetPageAsync(Home)).MainText(), StringComparison.Ordinal);
    }

    private Task<List<string>> LiveAsync(Guid contribution) =>
        app.WithDatabaseAsync(db => db.Consents.Where(c => c.ContributionId == contribution && c.End == null).Select(c => c.Use.ToString()).ToListAsync());
}
