using AngleSharp.Html.Dom;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.People;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Talks;
using Pace.Learning.Web.Talks.Care;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Tests.Talks;

/// <summary>Who said that they would like to do something and hears nothing is not forgotten; who wants to be left in peace is.</summary>
public sealed class NotAskedForLongTests : IAsyncLifetime
{
    private readonly AppUnderTest app = new();
    private readonly TalkScene scene;

    public NotAskedForLongTests() => scene = new TalkScene(app);

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Week_CountsParentsWhoHeardNothing_AndTheListSaysWhoTheyAre()
    {
        await EverybodyElsePausesAsync();
        var (robin, asked, gone) = (await scene.ParentAsync("Robin"), await scene.ParentAsync("Asked"), await scene.ParentAsync("Gone"));
        var (paused, resting, spoke) = (await scene.ParentAsync("Paused"), await scene.ParentAsync("Resting"), await scene.ParentAsync("Spoke"));
        var (noTime, noTalks, nothing, newcomer) = (await scene.ParentAsync("No time"), await scene.ParentAsync("No talks"), await scene.ParentAsync("Nothing"), await scene.ParentAsync("Reader"));
        await ChooseAsync(noTime, p => p.ChooseContact(ContactChannel.Email, QuietTimes.Mornings | QuietTimes.Afternoons | QuietTimes.Evenings, null, scene.Now));
        await ChooseAsync(noTalks, p => p.ChoosePace(0, 3, 7, scene.Now));
        await ChooseAsync(nothing, p => p.ChooseActivities(Activities.None, true, true, Travel.Anywhere, scene.Now));
        await ChooseAsync(newcomer, p => { p.ChoosePace(0, 3, 7, scene.Now); p.ChooseActivities(Activities.Quote | Activities.LiveTalk, true, true, Travel.Anywhere, scene.Now); });
        await ChooseAsync(spoke, p => p.ChoosePace(24, 300, 7, scene.Now));
        var (talk, next) = (await scene.TalkAsync(scene.DayIn(20)), await scene.TalkAsync(scene.DayIn(120)));
        Assert.Null(await scene.AskAsync(talk, spoke));
        Assert.Null(await scene.AnswerAsync(talk, spoke, AnswerKind.Yes));
        Assert.Equal("Every parent who would like to do something has heard from us in the last 90 days.", await CardAsync());

        app.Clock.Advance(TimeSpan.FromDays(NotAskedForLong.Days + 1));
        Assert.Null(await scene.AskAsync(next, asked));
        await scene.DoAsync(async services =>
        {
            var db = services.GetRequiredService<PaceDbContext>();
            db.RestPeriods.Add(new RestPeriod(resting, LondonTime.DayOf(scene.Now).AddDays(30), Guid.NewGuid(), scene.Now.AddDays(-100)));
            (await db.Participants.SingleAsync(p => p.Id == paused)).PauseFrom(scene.Now, scene.Now.AddDays(30));
            (await db.Participants.Include(p => p.Preferences).Include(p => p.Details).SingleAsync(p => p.Id == gone)).Erase(scene.Now);
            return await db.SaveChangesAsync();
        });

        Assert.Equal("2 parents said they would like to do something, and have heard nothing for 90 days.", await CardAsync());
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        var week = await manager.GetPageAsync("/manage/participation");
        var list = await manager.GetPageAsync(week.QuerySelector("section:has(#unasked) a")!.GetAttribute("href")!);
        Assert.Equal(["Reader", "Robin"], list.QuerySelectorAll(".people-list tbody th").Select(n => n.TextContent));
        Assert.Equal("not-asked", ((IHtmlSelectElement)list.GetElementById("also")!).Value);

        Assert.Null(await scene.AskAsync(next, robin));
        Assert.Equal("1 parent said they would like to do something, and has heard nothing for 90 days.", await CardAsync());
        app.Clock.Advance(TimeSpan.FromDays(NotAskedForLong.Days + 1));
        Assert.StartsWith("5 parents said", await CardAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SomebodyWhoStandsIn_IsNotToldHowManyTheyAre()
    {
        var page = await (await app.SignedInAsync(Roles.StandIn)).GetPageAsync("/manage/participation");
        Assert.Null(page.GetElementById("unasked"));
    }

    private async Task<string> CardAsync() =>
        (await (await app.SignedInAsync(Roles.ParticipationManager)).GetPageAsync("/manage/participation")).QuerySelector("section:has(#unasked) p")!.TextContent;

    private Task<int> ChooseAsync(Guid parent, Action<ParticipantPreferences> choose) => app.WithDatabaseAsync(async db =>
    {
        choose((await db.Participants.Include(p => p.Preferences).SingleAsync(p => p.Id == parent)).Preferences!);
        return await db.SaveChangesAsync();
    });

    private Task<int> EverybodyElsePausesAsync() => app.WithDatabaseAsync(async db =>
    {
        (await db.Participants.Where(p => p.Erasure == null).ToListAsync()).ForEach(p => p.PauseFrom(scene.Now, null));
        return await db.SaveChangesAsync();
    });
}
