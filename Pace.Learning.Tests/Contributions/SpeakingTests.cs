using AngleSharp.Html.Dom;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Tests.Talks;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Tests.Contributions;

/// <summary>A yes to speaking live: ticked, asked for in plain words, given without writing, found by matching, and gone in two clicks.</summary>
public sealed class SpeakingTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task ParentWhoTicksGiveATalkLive_SaysYesToSpeaking_IsFoundByMatching_AndIsNotOnceItIsTakenBackInTwoClicks()
    {
        var parent = await app.JoinedAsync("speaks@family.example", "Speaks", ("Input.Area", "wigan"));
        using var ticked = await parent.SubmitAsync(Activities(await parent.GetPageAsync("/taking-part/preferences")), ("Activities.Wanted", "LiveTalk"), ("Activities.Online", "true"));
        Assert.Equal("/taking-part/speak/training", ticked.Headers.Location!.OriginalString);
        var page = await parent.FollowAsync(ticked);
        Assert.Contains("You do not need to write a thing first", page.MainText(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main textarea"));
        var scene = new TalkScene(app);
        var talk = await scene.TalkAsync(scene.FreshDay());
        Assert.Contains("No consent for live talks", await WhyNotAsync("Speaks", talk.Id), StringComparison.Ordinal);

        // All that is missing is said at once.
        using var empty = await parent.SubmitAsync(page.QuerySelector("#speak")!, ("Input.Until.Day", ""), ("Input.Until.Month", ""), ("Input.Until.Year", ""));
        page = await empty.ReadPageAsync();
        foreach (var words in new[] { "Choose what you would speak about", "Choose how we name you", "Choose where you would speak", "Choose the day when it ends" })
        {
            Assert.Contains(words, page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        }

        // A yes that isn't for the subject of the talk is none for it.
        await SayYesAsync(parent, "Court");
        Assert.Contains("is not for this: social care", await WhyNotAsync("Speaks", talk.Id), StringComparison.Ordinal);
        var receipt = await SayYesAsync(parent, "SocialCare", "Court");
        Assert.Contains("Social care, Court", receipt.MainText(), StringComparison.Ordinal);
        Assert.Contains("Online only", receipt.MainText(), StringComparison.Ordinal);
        Assert.Contains("You say yes to this: we may ask you to speak", receipt.MainText(), StringComparison.Ordinal);
        Assert.Null(await WhyNotAsync("Speaks", talk.Id));
        var all = (await parent.GetPageAsync("/taking-part/consents")).MainText();
        Assert.Contains("Speaking live to people in training", all, StringComparison.Ordinal);
        Assert.Equal(1, await LiveAsync("Speaks"));
        Assert.DoesNotContain("We can ask you once you say yes", (await parent.GetPageAsync("/taking-part/preferences")).MainText(), StringComparison.Ordinal);
        await AssertNobodyOfTheStaffReadsItAsync("Speaks");

        var back = await parent.GetPageAsync((await parent.GetPageAsync("/taking-part")).QuerySelector(".ways-out a")!.GetAttribute("href")!);
        using var taken = await parent.PressAsync(back, "Take this back");
        Assert.Contains("It is done", (await parent.FollowAsync(taken)).MainText(), StringComparison.Ordinal);
        Assert.Contains("No consent for live talks", await WhyNotAsync("Speaks", talk.Id), StringComparison.Ordinal);
        Assert.Contains("We can ask you once you say yes", (await parent.GetPageAsync("/taking-part/preferences")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Manager_AsksInOnePress_TheQuestionWaitsOnTheParentsHome_AndANoStaysANo()
    {
        var parent = await app.JoinedAsync("asked@family.example", "Asked-to-speak");
        var url = $"/manage/participation/people/{await app.ParticipantNamedAsync("Asked-to-speak")}";
        var manager = await app.SignedInAsync("participation-manager");
        var person = await manager.GetPageAsync(url);
        Assert.Contains("They have not chosen to be asked for talks", person.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ask for consent to speak", person.MainText(), StringComparison.Ordinal);

        using var ticked = await parent.SubmitAsync(Activities(await parent.GetPageAsync("/taking-part/preferences")), ("Activities.Wanted", "LiveTalk"), ("Activities.Wanted", "Conference"));
        using var paused = await parent.PressAsync(await parent.GetPageAsync("/taking-part"), "Pause");
        Assert.Contains("They are on a pause", (await manager.GetPageAsync(url)).MainText(), StringComparison.Ordinal);
        using var ended = await parent.PressAsync(await parent.GetPageAsync("/taking-part"), "End my pause");

        using var asked = await manager.PressAsync(await manager.GetPageAsync(url), "Ask for consent to speak");
        Assert.Contains("There is no answer yet, which is fine", (await manager.FollowAsync(asked)).MainText(), StringComparison.Ordinal);
        Assert.Equal("A question for you, when you have time", await app.WithDatabaseAsync(db => db.OutboxMails.OrderByDescending(m => m.CreatedAt).Select(m => m.Subject).FirstAsync()));
        var home = await parent.GetPageAsync("/taking-part");
        var tasks = home.QuerySelectorAll("main a[href^='/taking-part/speak/']");
        Assert.Equal(["/taking-part/speak/training", "/taking-part/speak/conference"], tasks.Select(t => t.GetAttribute("href")));
        var page = await parent.GetPageAsync(tasks[0].GetAttribute("href")!);
        using var no = await parent.PressAsync(page, "No, I would rather not");
        home = await parent.FollowAsync(no);
        Assert.Empty(home.QuerySelectorAll("main a[href^='/taking-part/speak/']"));
        Assert.Contains("It stays a no", (await manager.GetPageAsync(url)).MainText(), StringComparison.Ordinal);
        Assert.Contains("You said no", (await parent.GetPageAsync("/taking-part/my-data")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consents_NameThePieceThatEachIsFor_AndStaffReadTheNameAsItIsWritten()
    {
        var id = await app.ShareAsync("Some words.");
        var parent = await app.SignedInAsync("parent");
        using var given = await parent.ConsentAsync(id);
        Assert.Contains($"Something I wrote, begun on {LondonTime.Long(app.Clock.GetUtcNow().UtcDateTime)}: Lessons on this site", (await parent.GetPageAsync("/taking-part/consents")).MainText(), StringComparison.Ordinal);
        var shared = (await (await app.SignedInAsync("editor")).GetPageAsync($"/manage/participation/contributions/{id}")).MainText();
        Assert.Contains("The name I chose here", shared, StringComparison.Ordinal);
        Assert.DoesNotContain("name i chose", shared, StringComparison.Ordinal);
    }

    private static DateTime Moment(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal);

    private static AngleSharp.Dom.IElement Activities(IHtmlDocument page) => page.QuerySelector("form:has([name='Activities.Wanted'])")!;

    private static async Task<IHtmlDocument> SayYesAsync(HttpClient parent, params string[] subjects)
    {
        var form = (await parent.GetPageAsync("/taking-part/speak/training")).QuerySelector("#speak")!;
        using var given = await parent.SubmitAsync(form, [.. subjects.Select(s => ("Input.Subjects", s)), ("Input.Identifiability", "ChosenName"), ("Input.Places", "online")]);
        return await parent.FollowAsync(given);
    }

    private async Task<int> LiveAsync(string name)
    {
        var id = await app.ParticipantNamedAsync(name);
        return await app.WithDatabaseAsync(db => db.Consents.CountAsync(c => c.ParticipantId == id && c.End == null));
    }

    // There is nothing to read in it, and nobody writes a yes to speaking down for a parent.
    private async Task AssertNobodyOfTheStaffReadsItAsync(string name)
    {
        var parent = await app.ParticipantNamedAsync(name);
        var id = await app.WithDatabaseAsync(db => db.Contributions.Where(c => c.ParticipantId == parent).Select(c => c.Id).SingleAsync());
        using var answer = await (await app.SignedInAsync("participation-manager")).GetAsync($"/manage/participation/contributions/{id}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<string?> WhyNotAsync(string name, Guid talk)
    {
        var board = await (await app.SignedInAsync("participation-manager")).GetPageAsync($"/manage/participation/talks/{talk}");
        return board.QuerySelectorAll("#excluded ~ ul li").SingleOrDefault(l => l.QuerySelector("strong")!.TextContent == name)?.TextContent;
    }
}
