using Pace.Learning.Tests.Accounts.People;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Accounts.People.StandIn;
using Pace.Learning.Web.Talks;
using Pace.Learning.Web.Talks.Care;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Tests.Talks;

/// <summary>Somebody does the manager's work for stated days: asked for, confirmed by another, begun and ended by itself, and they see no more than it needs.</summary>
public sealed class StandInTests : IAsyncLifetime
{
    private const string Week = "/manage/participation";

    private readonly AppUnderTest app = new();
    private readonly TalkScene scene;

    public StandInTests() => scene = new TalkScene(app);

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task StandIn_IsAskedForAndConfirmed_SeesWhatTheDaysNeed_AndItEndsByItself()
    {
        var (parent, jo) = (await app.SignedInAsync("parent"), await app.ParticipantAsync());
        using var phone = await parent.PressAsync(await parent.GetPageAsync("/taking-part/details"), "Save", ("Input.Phone", "07700 900 222"), ("Input.RealName", "MARKER-REAL"));
        using var channel = await parent.PressAsync(await parent.GetPageAsync("/taking-part/preferences"), "Save my choices", ("Contact.Channel", "Phone"));
        var talk = await scene.TalkAsync(scene.DayIn(20));
        Assert.Null(await scene.AskAsync(talk, jo));
        Assert.Null(await scene.AnswerAsync(talk, jo, AnswerKind.Yes));
        var task = (await scene.CareAsync(talk, jo)).Single(t => t.Kind == CareKind.CheckIn);
        app.Clock.Advance(talk.StartsAt - scene.Now - TimeSpan.FromDays(5));

        // The manager asks; what is missing is said beside the field, and nothing is lost.
        var (manager, evaluator, today) = (await app.SignedInAsync("participation-manager"), await app.MemberAsync("evaluator"), LondonTime.DayOf(scene.Now));
        var page = await manager.GetPageAsync("/manage/stand-in");
        using var incomplete = await manager.SubmitAsync(page.QuerySelector("#ask")!, [.. Day("From", today.AddDays(1)), ("Input.PersonId", $"{evaluator.Id}")]);
        var again = await incomplete.ReadPageAsync();
        Assert.Contains("Enter the last day", again.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        using var asked = await manager.SubmitAsync(again.QuerySelector("#ask")!, Day("Until", today.AddDays(4)));
        Assert.Contains("Waits for a second person", (await manager.FollowAsync(asked)).MainText(), StringComparison.Ordinal);
        Assert.Empty((await manager.GetPageAsync("/manage/confirmations")).QuerySelectorAll("button[formaction*=Confirm]"));
        var admin = await app.SignedInAsync("admin");
        Assert.Contains($"from {LondonTime.LongDay(today.AddDays(1))} until {LondonTime.LongDay(today.AddDays(4))}", (await admin.GetPageAsync("/manage/confirmations")).MainText(), StringComparison.Ordinal);
        using var confirmed = await admin.DecideAsync(evaluator.Name, "Confirm");

        // Confirmed is not yet begun.
        await app.RunJobAsync<KeepRoleDays>();
        await NotThereAsync("evaluator", Week);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.RunJobAsync<KeepRoleDays>();
        var standIn = await app.SignedInAsync("evaluator");
        var week = await standIn.GetPageAsync(Week);
        Assert.Contains("You stand in for", week.MainText(), StringComparison.Ordinal);
        Assert.Contains($"until {LondonTime.DayOfYear(today.AddDays(4))}", week.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Claim from", week.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("thank-you note", week.MainText(), StringComparison.Ordinal);
        foreach (var line in week.QuerySelectorAll(".week-lines a"))
        {
            await standIn.GetPageAsync(line.GetAttribute("href")!);
        }
        Assert.DoesNotContain("Not asked, and why", (await standIn.GetPageAsync(TalkAddresses.ForManager(talk.Id))).MainText(), StringComparison.Ordinal);
        foreach (var hidden in new[]
        {
            $"/manage/participation/people/{jo}", "/manage/participation/people", "/manage/participation/invitations", "/manage/participation/contributions", "/manage/participation/thank-yous",
            "/manage/participation/reviews", "/manage/stand-in", "/manage/confirmations", "/manage/worries",
        })
        {
            await NotThereAsync("evaluator", hidden);
        }

        // Whom they have to ring, they can reach; the parent sees it, and nothing else was opened.
        var care = await standIn.GetPageAsync(TalkAddresses.Care(task.Id));
        Assert.DoesNotContain("07700", care.MainText(), StringComparison.Ordinal);
        using var opened = await standIn.PressAsync(care, "Show how to reach");
        var reached = (await opened.ReadPageAsync()).MainText();
        Assert.Contains("07700 900 222", reached, StringComparison.Ordinal);
        Assert.DoesNotContain("MARKER-REAL", reached, StringComparison.Ordinal);
        parent = await app.SignedInAsync("parent");
        Assert.Contains("who stands in for a few days", (await parent.GetPageAsync("/taking-part/who-has-looked")).MainText(), StringComparison.Ordinal);
        Assert.Contains("can do this for you", (await (await app.SignedInAsync("participation-manager")).GetPageAsync(Week)).MainText(), StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromDays(4));
        await app.RunJobAsync<KeepRoleDays>();
        using var over = await standIn.GetAsync(Week);
        Assert.NotEqual(HttpStatusCode.OK, over.StatusCode);
        await NotThereAsync("evaluator", Week);
        Assert.Equal(["role.asked", "role.confirmed", "role.given", "role.taken"], await app.ActsAboutAsync(evaluator.Id));
    }

    private async Task NotThereAsync(string role, string url)
    {
        using var answer = await (await app.SignedInAsync(role)).GetAsync(url);
        Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{url}: {answer.StatusCode}");
    }

    private static (string Name, string Value)[] Day(string field, DateOnly day) => [($"Input.{field}.Day", $"{day.Day}"), ($"Input.{field}.Month", $"{day.Month}"), ($"Input.{field}.Year", $"{day.Year}")];
}
