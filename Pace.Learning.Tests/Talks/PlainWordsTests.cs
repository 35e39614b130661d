using Pace.Learning.Content.Reading;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Talks;

namespace Pace.Learning.Tests.Talks;

public sealed class PlainWordsTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task ParentsPages_CanBeReadAtEleven_AndLeftFast()
    {
        var scene = new TalkScene(app);
        var (talk, jo) = (await scene.TalkAsync(scene.DayIn(100)), await JoAsync());
        Assert.Null(await scene.AskAsync(talk, jo));
        var parent = await app.SignedInAsync("parent");
        var question = await app.WithDatabaseAsync(db => db.TalkInvitations.Where(i => i.TalkId == talk.Id).Select(i => i.Id).SingleAsync());
        foreach (var url in new[] { "/taking-part/requests", $"/taking-part/requests/{question}", "/taking-part/together", "/taking-part/thanks", "/taking-part/thanks/claim" })
        {
            var page = await parent.GetPageAsync(url);
            var age = ReadingAge.OfHtml(page.QuerySelector("main")!.InnerHtml);
            Assert.True(age.Years <= 11, $"{url}: reading age {age.Years:0.0}");
            Assert.NotNull(page.QuerySelector("[data-exit]"));
            Assert.Single(page.QuerySelectorAll("h1"));
        }
    }

    [Fact]
    public async Task Break_HidesEveryQuestionAtOnce()
    {
        var scene = new TalkScene(app);
        var (talk, jo) = (await scene.TalkAsync(scene.DayIn(160)), await JoAsync());
        Assert.Null(await scene.AskAsync(talk, jo));
        var parent = await app.SignedInAsync("parent");
        var list = await parent.GetPageAsync("/taking-part/requests");
        var question = list.QuerySelectorAll("main article a")[^1].GetAttribute("href")!;
        using var paused = await parent.SubmitAsync(list.QuerySelector("form[action^='/taking-part/pause']")!);
        list = await parent.GetPageAsync("/taking-part/requests");
        Assert.Empty(list.QuerySelectorAll("main article"));
        using var hidden = await parent.GetAsync(question);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, hidden.StatusCode);
        using var ended = await parent.SubmitAsync(list.QuerySelector("form[action^='/taking-part/pause']")!);
        Assert.NotEmpty((await parent.GetPageAsync("/taking-part/requests")).QuerySelectorAll("main article"));
    }

    private Task<Guid> JoAsync() => app.ParticipantAsync();
}
