using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Pace.Learning.Tests.Content.Delivery;
using Pace.Learning.Tests.Courses;
using Pace.Learning.Web.BackOffice.Delivery;

namespace Pace.Learning.Tests.BackOffice.Delivery;

/// <summary>The site with an Umbraco beside it: what staff publish there is read here, what they take away is gone, and an Umbraco that is down, slow, empty or wrong takes nothing away.</summary>
public sealed class DeliverySyncTests : IAsyncLifetime
{
    private const string Lesson = "courses/meetings-as-equals/01-a-fair-meeting/01-two-ways-in.md";
    private const string LessonUrl = "/courses/meetings-as-equals/a-fair-meeting/two-ways-in";
    private const string Often = "00:00:00.500";
    private const string Secret = "a secret of tests, long enough to sign with";

    private FakeUmbraco umbraco = null!;
    private AppWithUmbraco app = null!;

    private static string LessonText => File.ReadAllText(Path.Combine(Repository.Content, Lesson));

    private static string HelpText => File.ReadAllText(Path.Combine(Repository.Content, "pages", "help.md"));

    public async ValueTask InitializeAsync() => umbraco = await FakeUmbraco.StartAsync(Repository.Content);

    // What a webhook brings about must not be what comparing would have found anyway.
    private async Task OpenAsync(string compareEvery = "01:00:00")
    {
        app = new AppWithUmbraco(umbraco.Url, compareEvery);
        await app.InitializeAsync();
        _ = app.Services;
        await Eventually.HoldsAsync(() => Task.FromResult(Site.Current is not null), "Umbraco was compared once");
    }

    private DeliveredSite Site => app.Services.GetRequiredService<DeliveredSite>();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await umbraco.DisposeAsync();
    }

    [Fact]
    public async Task AWebhook_BringsWhatWasPublished_AndTakesAwayWhatIsGone()
    {
        await OpenAsync();
        var learner = await app.SignedInAsync(Roles.Learner);
        Assert.DoesNotContain("A new remark.", await learner.GetStringAsync(LessonUrl), StringComparison.Ordinal);

        var key = umbraco.Publish(Lesson, LessonText + "\nA new remark.\n");
        using (var heard = await TellAsync($$"""{"id":"{{key}}","cultures":[]}"""))
        {
            Assert.Equal(HttpStatusCode.NoContent, heard.StatusCode);
        }
        await Eventually.HoldsAsync(async () => (await learner.GetStringAsync(LessonUrl)).Contains("A new remark.", StringComparison.Ordinal), "the new remark is read");

        umbraco.Unpublish(Lesson);
        using (var heard = await TellAsync($$"""[{"id":"{{key}}"}]"""))
        {
            Assert.Equal(HttpStatusCode.NoContent, heard.StatusCode);
        }
        await Eventually.HoldsAsync(async () => (await learner.GetAsync(LessonUrl)).StatusCode == HttpStatusCode.NotFound, "the lesson is gone");
        Assert.DoesNotContain(LessonUrl, await learner.GetStringAsync("/courses/meetings-as-equals"), StringComparison.Ordinal);
        Assert.DoesNotContain(LessonUrl, await learner.GetStringAsync("/search?q=two+ways+into+the+same+room"), StringComparison.Ordinal);
        Assert.DoesNotContain(LessonUrl, await learner.GetStringAsync("/sitemap.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryWebhookLost_ItIsFoundByComparing()
    {
        await OpenAsync(Often);
        umbraco.Publish("pages/help.md", HelpText + "\nRing the bell twice.\n");
        await Eventually.HoldsAsync(async () => (await app.Stranger().GetStringAsync("/help")).Contains("Ring the bell twice.", StringComparison.Ordinal), "the page was found changed");
        umbraco.Unpublish("pages/help.md");
        await Eventually.HoldsAsync(async () => (await app.Stranger().GetAsync("/help")).StatusCode == HttpStatusCode.NotFound, "the page was found gone");
    }

    [Fact]
    public async Task AnUmbracoThatIsDownEmptyOrBroken_TakesNothingAway_AndASiteStartsWithoutIt()
    {
        await OpenAsync(Often);
        umbraco.Publish("pages/help.md", HelpText + "\nRing the bell twice.\n");
        await Eventually.HoldsAsync(async () => (await app.Stranger().GetStringAsync("/help")).Contains("Ring the bell twice.", StringComparison.Ordinal), "the page was found changed");
        foreach (var trouble in (Func<HttpContext, Task>[])
        [
            http => http.Response.WriteAsync("""{"total":0,"items":[]}"""),
            http => http.Response.WriteAsync("<html>We are upgrading</html>"),
            http => Status(http, StatusCodes.Status500InternalServerError),
            http => Status(http, StatusCodes.Status404NotFound),
            http => Status(http, StatusCodes.Status401Unauthorized),
            http => { http.Response.Headers.Location = "https://elsewhere.example/"; return Status(http, StatusCodes.Status301MovedPermanently); },
            http => { http.Abort(); return Task.CompletedTask; },
        ])
        {
            umbraco.Trouble = trouble;
            Assert.False(await app.Services.GetRequiredService<DeliverySync>().CompareAsync([], TestContext.Current.CancellationToken));
            Assert.Contains("Ring the bell twice.", await app.Stranger().GetStringAsync("/help"), StringComparison.Ordinal);
            Assert.Contains("The last good copy is served", await app.Stranger().GetStringAsync("/health/ready"), StringComparison.Ordinal);
        }
        var url = umbraco.Url;
        await umbraco.DisposeAsync();
        await using var earlier = new AppOn(app.ConnectionString, app.DataFolder);
        await using var later = earlier.WithWebHostBuilder(builder => Configure(builder, url, Often));
        Assert.Contains("Ring the bell twice.", await later.CreateClient().GetStringAsync("/help"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATextThatCannotBeCompiled_LeavesTheLastGoodOne()
    {
        await OpenAsync();
        var key = umbraco.Publish(Lesson, LessonText + "\n:::check\nid: broken\n---\n");
        using (var heard = await TellAsync($$"""{"id":"{{key}}"}"""))
        {
            Assert.Equal(HttpStatusCode.NoContent, heard.StatusCode);
        }
        var published = app.Services.GetRequiredService<Web.Platform.Published.PublishedContent>();
        await Eventually.HoldsAsync(() => Task.FromResult(published.Findings.Any(f => f.Path == Lesson)), "the error was found");
        var learner = await app.SignedInAsync(Roles.Learner);
        Assert.NotNull((await learner.GetPageAsync(LessonUrl)).QuerySelector("article.lesson"));
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
        using (var secret = await SendAsync(Body, "X-Pace-Secret", Secret))
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

    private string Signature(string body, TimeSpan later)
    {
        var time = (app.Clock.GetUtcNow() + later).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{time}.{body}")))}";
    }

    private static void Configure(IWebHostBuilder builder, string url, string compareEvery) => builder
        .UseSetting("Pace:Umbraco:Url", url).UseSetting("Pace:Umbraco:ApiKey", FakeUmbraco.Key).UseSetting("Pace:Umbraco:Secret", Secret)
        .UseSetting("Pace:Umbraco:CompareEvery", compareEvery).UseSetting("Pace:Umbraco:Timeout", "00:00:02");

    /// <summary>The site with an Umbraco.</summary>
    private sealed class AppWithUmbraco(string url, string compareEvery) : AppUnderTest
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            Configure(builder, url, compareEvery);
        }
    }
}
