using System.Text;
using Microsoft.AspNetCore.Http;
using Pace.Learning.Tests.Content.Delivery;
using Pace.Learning.Tests.Courses;
using Pace.Learning.Web.BackOffice.Delivery;

namespace Pace.Learning.Tests.BackOffice.Delivery;

/// <summary>The site with an Umbraco beside it: what staff publish there is read here, and an Umbraco that is down, slow, empty or wrong takes nothing away.</summary>
public sealed class DeliverySyncTests : IAsyncLifetime
{
    private const string Lesson = "courses/meetings-as-equals/01-a-fair-meeting/01-two-ways-in.md";
    private const string LessonUrl = "/courses/meetings-as-equals/a-fair-meeting/two-ways-in";

    private FakeUmbraco umbraco = null!;
    private AppWithUmbraco app = null!;

    private static string LessonText => File.ReadAllText(Path.Combine(Repository.Content, Lesson));

    private static string HelpText => File.ReadAllText(Path.Combine(Repository.Content, "pages", "help.md"));

    public async ValueTask InitializeAsync() => umbraco = await FakeUmbraco.StartAsync(Repository.Content);

    private async Task OpenAsync(string compareEvery = AppWithUmbraco.Never) => app = await AppWithUmbraco.OpenAsync(umbraco, compareEvery);

    public async ValueTask DisposeAsync()
    {
        await umbraco.DisposeAsync();
        await app.DisposeAsync();
    }

    [Theory]
    [InlineData("signed")]
    [InlineData("with the secret")]
    [InlineData("three times each")]
    [InlineData("the last first")]
    [InlineData("late")]
    public async Task Webhooks_InWhicheverWayTheyCome_BringWhatWasPublished(string way)
    {
        await OpenAsync();
        var sent = umbraco.Webhooks!;
        (sent.SaysSecret, sent.Times, sent.Reversed, sent.Delay) = way switch
        {
            "with the secret" => (true, 1, 1, default),
            "three times each" => (false, 3, 1, default),
            "the last first" => (false, 1, 3, default),
            "late" => (false, 1, 1, TimeSpan.FromSeconds(1)),
            _ => (false, 1, 1, default(TimeSpan)),
        };
        var learner = await app.SignedInAsync(Roles.Learner);
        umbraco.Publish(Lesson, LessonText + "\nA first remark.\n");
        umbraco.Publish("pages/help.md", HelpText + "\nRing the bell twice.\n", inBlocks: true);
        umbraco.Publish(Lesson, LessonText + "\nA second remark.\n");
        await app.SaysAsync(LessonUrl, "A second remark.", learner);
        await app.SaysAsync("/help", "Ring the bell twice.");
        Assert.DoesNotContain("A first remark.", await learner.GetStringAsync(LessonUrl), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWebhook_AsksForWhatItIsAboutAlone()
    {
        await OpenAsync();
        var asked = umbraco.Asked;
        umbraco.Publish("pages/help.md", HelpText + "\nRing the bell twice.\n");
        await app.SaysAsync("/help", "Ring the bell twice.");
        umbraco.Publish("pages/help.md", HelpText + "\nRing the bell once.\n");
        await app.SaysAsync("/help", "Ring the bell once.");
        Assert.Equal(asked + 2, umbraco.Asked);
    }

    [Fact]
    public async Task ANewDocument_StandsAmongItsSiblingsAsEditorsSortedThem()
    {
        const string New = "courses/meetings-as-equals/01-a-fair-meeting/01-two-ways-on.md";
        await OpenAsync();
        var text = LessonText.Replace("id: ", "id: new-", StringComparison.Ordinal).Replace("title: ", "title: New ", StringComparison.Ordinal);
        // Nobody wrote a file name: it is called after its place, which is the second among its siblings.
        umbraco.Publish(New, text, with: json =>
        {
            json["properties"]!["fileName"] = null;
            json["route"]!["path"] = "/courses/meetings-as-equals/01-a-fair-meeting/two-ways-on/";
        });
        await app.SaysAsync("/courses/meetings-as-equals/a-fair-meeting/two-ways-on", "lesson-end", await app.SignedInAsync(Roles.Learner));
        Assert.Contains("courses/meetings-as-equals/01-a-fair-meeting/02-two-ways-on.md", app.Published.Folder.Paths);
        // Its id is written down afterwards, which publishes once more.
        await Eventually.HoldsAsync(() => Task.FromResult(app.Published.TextOf(Pace.Learning.Content.Compilation.PublishedIds.File)?.Contains("\nnew-", StringComparison.Ordinal) is true), "its id is written down");
        // Comparing everything finds it where it is already.
        var number = app.Published.Number;
        Assert.True(await app.CompareAsync());
        Assert.Equal(number, app.Published.Number);
    }

    [Fact]
    public async Task EveryWebhookLost_ItIsFoundByComparing()
    {
        await OpenAsync(AppWithUmbraco.Often);
        umbraco.Webhooks!.Loses = true;
        umbraco.Publish("pages/help.md", HelpText + "\nRing the bell twice.\n");
        await app.SaysAsync("/help", "Ring the bell twice.");
        umbraco.Unpublish("pages/help.md");
        await app.IsGoneAsync("/help");
        Assert.Equal(0, umbraco.Webhooks.Answered);
    }

    [Fact]
    public async Task AnUmbracoThatIsDownEmptyOrBroken_TakesNothingAway_AndASiteStartsWithoutIt()
    {
        await OpenAsync(AppWithUmbraco.Often);
        umbraco.Publish("pages/help.md", HelpText + "\nRing the bell twice.\n");
        await app.SaysAsync("/help", "Ring the bell twice.");
        var admin = await app.SignedInAsync(Roles.Admin);
        foreach (var trouble in (Func<HttpContext, Task>[])
        [
            http => http.Response.WriteAsync("""{"total":0,"items":[]}"""),
            http => http.Response.WriteAsync("<html>We are upgrading</html>"),
            http => Status(http, StatusCodes.Status500InternalServerError),
            http => Status(http, StatusCodes.Status404NotFound),
            http => Status(http, StatusCodes.Status401Unauthorized),
            http => { http.Response.Headers.Location = "https://elsewhere.example/"; return Status(http, StatusCodes.Status301MovedPermanently); },
            http => { http.Abort(); return Task.CompletedTask; },
            http => Task.Delay(TimeSpan.FromMinutes(1), http.RequestAborted),
        ])
        {
            umbraco.Trouble = trouble;
            Assert.False(await app.Services.GetRequiredService<DeliverySync>().CompareAsync([], TestContext.Current.CancellationToken));
            Assert.Contains("Ring the bell twice.", await app.Stranger().GetStringAsync("/help"), StringComparison.Ordinal);
            Assert.Contains("The last good copy is served", await admin.GetStringAsync("/health/ready"), StringComparison.Ordinal);
        }
        await umbraco.DisposeAsync();
        await using var later = await app.AgainAsync();
        Assert.Contains("Ring the bell twice.", await later.CreateClient().GetStringAsync("/help"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Webhooks_AreTakenFromWhoHoldsTheSecretAlone_AndEveryRecordedOneIsUnderstood()
    {
        await OpenAsync();
        const string Body = """{"id":"fe9a7e06-a790-5701-8b8e-2483d671db63","cultures":[]}""";
        foreach (var (name, value) in new[]
        {
            ("X-Pace-Secret", "another"), ("X-Pace-Signature", "nonsense"), ("X-Pace-Signature", Signature(Body, TimeSpan.FromMinutes(-6))), ("X-Pace-Signature", Signature(Body, TimeSpan.FromMinutes(2))),
            ("X-Pace-Signature", Signature(Body + " ", TimeSpan.Zero)), ("X-Other", "x"),
        })
        {
            using var refused = await SendAsync(Body, name, value);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            Assert.Equal("", await refused.Content.ReadAsStringAsync());
        }
        using (var secret = await SendAsync(Body, "X-Pace-Secret", FakeWebhooks.Secret))
        {
            Assert.Equal(HttpStatusCode.NoContent, secret.StatusCode);
        }
        var taken = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Exchange.Folder, "webhooks"), "*.txt"))
        {
            var text = (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n");
            using var answer = await TellAsync(text[(text.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]);
            Assert.True(answer.StatusCode == HttpStatusCode.NoContent, $"{Path.GetFileName(file)}: {(int)answer.StatusCode}");
            taken++;
        }
        Assert.True(taken > 50, $"{taken} recorded webhooks");
    }

    private static Task Status(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private Task<HttpResponseMessage> TellAsync(string body) => SendAsync(body, "X-Pace-Signature", Signature(body, TimeSpan.Zero));

    private async Task<HttpResponseMessage> SendAsync(string body, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/umbraco-webhook") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(header, value);
        return await app.Stranger().SendAsync(request);
    }

    private string Signature(string body, TimeSpan later) => FakeWebhooks.SignatureOf(body, app.Clock.GetUtcNow() + later);
}
