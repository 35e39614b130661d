using Pace.Learning.Tests.Parents;
using Pace.Learning.Tests.Talks;
using Pace.Learning.Web.Courses;
using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.Talks;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Tests.Contributions;

/// <summary>Where a parent's words are used, and how many they reached.</summary>
public sealed class UsageTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string LessonId = "rs-what-parents-bring";

    [Fact]
    public async Task Reach_CountsReadersSinceTheYes_AndSaysNothingCertainOfFewerThanFive()
    {
        await ReadAsync("learner");
        var id = await app.ShareAsync("Kind words.", ContributionSamples.Key);
        var parent = await app.SignedInAsync("parent");
        using var given = await parent.ConsentAsync(id);
        foreach (var role in new[] { "editor", "trainer", "admin", "evaluator" })
        {
            await ReadAsync(role);
        }
        Assert.Contains("Fewer than 5 people have read it so far", await UsesAsync(parent), StringComparison.Ordinal);
        await ReadAsync("dso");
        Assert.Contains("5 people have read it so far", (await UsesAsync(parent)).Replace("Fewer than 5", "few", StringComparison.Ordinal), StringComparison.Ordinal);
        using var withdrawn = await parent.WithdrawAsync("Contribution", id);
        Assert.DoesNotContain("have read it so far", await UsesAsync(parent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Talks_AreAmongTheUses_FromTheYesOn_AndGoWhenTheTalkIsOff()
    {
        var scene = new TalkScene(app);
        var (talk, jo) = (await scene.TalkAsync(scene.DayIn(120)), await app.ParticipantAsync());
        var parent = await app.SignedInAsync("parent");
        Assert.Null(await scene.AskAsync(talk, jo));
        Assert.DoesNotContain("You give a talk", await UsesAsync(parent), StringComparison.Ordinal);
        Assert.Null(await scene.AnswerAsync(talk, jo, AnswerKind.Yes));
        Assert.Contains("You give a talk on", await UsesAsync(parent), StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromDays(130));
        parent = await app.SignedInAsync("parent");
        Assert.Contains("You gave a talk on", await UsesAsync(parent), StringComparison.Ordinal);
        Assert.Contains("12 people were to be there", await UsesAsync(parent), StringComparison.Ordinal);

        var off = await scene.TalkAsync(scene.DayIn(90));
        Assert.Null(await scene.AskAsync(off, jo));
        Assert.Null(await scene.AnswerAsync(off, jo, AnswerKind.Yes));
        Assert.Null(await scene.CancelAsync(off));
        Assert.DoesNotContain("You give a talk on", await UsesAsync(parent), StringComparison.Ordinal);
        var request = await app.WithDatabaseAsync(db => db.TalkInvitations.Where(i => i.TalkId == off.Id).Select(i => i.Id).SingleAsync());
        Assert.Contains("one of us will ask how you are", (await parent.GetPageAsync($"/taking-part/requests/{request}")).MainText(), StringComparison.Ordinal);
        var week = await (await app.SignedInAsync("participation-manager")).GetPageAsync("/manage/participation");
        Assert.Contains((await app.MemberAsync("parent")).Name, week.QuerySelectorAll(".week-lines li").First(l => l.TextContent.Contains("Ask how they are", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
    }

    private async Task ReadAsync(string role)
    {
        var person = await app.MemberAsync(role);
        await app.WithDatabaseAsync(async db =>
        {
            db.LessonReads.Add(new LessonRead(person.Id, LessonId, app.Clock.GetUtcNow().UtcDateTime));
            return await db.SaveChangesAsync();
        });
    }

    private static async Task<string> UsesAsync(HttpClient parent) => (await parent.GetPageAsync("/taking-part/uses")).MainText();
}
