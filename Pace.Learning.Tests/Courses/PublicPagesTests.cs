using System.Net.Http.Headers;

namespace Pace.Learning.Tests.Courses;

public sealed class PublicPagesTests(CoursesApp app) : IClassFixture<CoursesApp>
{
    [Fact]
    public async Task Catalogue_FiltersByLevel()
    {
        var all = await app.Stranger().GetPageAsync("/courses");
        Assert.Equal("Boats", all.QuerySelector(".card h2")!.TextContent);
        Assert.Contains("One lesson talks about a storm.", all.QuerySelector(".card")!.TextContent);
        Assert.Contains("Written with people who row.", all.QuerySelector(".card")!.TextContent);
        var leaders = await app.Stranger().GetPageAsync("/courses?level=senior-leaders");
        Assert.Null(leaders.QuerySelector(".card"));
        Assert.Contains("no course for senior leaders", leaders.Body!.TextContent);
    }

    [Fact]
    public async Task Course_ForAStranger_TellsEverythingAndAsksToSignInToStart()
    {
        var page = await app.Stranger().GetPageAsync("/courses/boats");
        Assert.Equal(["Oars", "Thinking", "Sails", "The helm"], page.QuerySelectorAll(".lesson-list a").Select(a => a.TextContent));
        Assert.Null(page.QuerySelector("form.enrolment"));
        using var start = await app.Stranger().GetAsync(page.QuerySelector(".course-start a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.Redirect, start.StatusCode);
        using var lesson = await app.Stranger().GetAsync(CoursesApp.Oars);
        Assert.Equal(HttpStatusCode.Redirect, lesson.StatusCode);
    }

    [Fact]
    public async Task Course_IsKeptForStrangersOnly()
    {
        using var first = await app.Stranger().GetAsync("/courses/boats");
        using var second = await app.Stranger().GetAsync("/courses/boats");
        Assert.True(second.Headers.Contains("Age"));
        var learner = await app.LearnerAsync(Roles.Learner);
        using var own = await learner.GetAsync("/courses/boats");
        Assert.False(own.Headers.Contains("Age"));
        Assert.NotNull((await own.ReadPageAsync()).QuerySelector("form.enrolment"));
    }

    [Fact]
    public async Task Search_FindsGuessesAndIsKindWhenThereIsNothing()
    {
        var found = await app.Stranger().GetPageAsync("/search?q=oars");
        Assert.Contains(CoursesApp.Oars, found.QuerySelectorAll(".search-results a").Select(a => a.GetAttribute("href")));
        Assert.NotNull(found.QuerySelector(".search-results mark"));
        var nothing = await app.Stranger().GetPageAsync("/search?q=zzzz%3Cqqqqzzzz");
        Assert.Contains("Try fewer or other words", nothing.QuerySelector(".search-empty")!.TextContent);
        Assert.Equal("zzzz<qqqqzzzz", nothing.QuerySelector("#q")!.GetAttribute("value"));
        Assert.Null((await app.Stranger().GetPageAsync("/search")).QuerySelector(".search-results"));
    }

    [Fact]
    public async Task Page_NamesWhoseSiteItIs()
    {
        var page = await app.Stranger().GetPageAsync("/about-boats");
        Assert.Contains("Run by Parents Against Child Exploitation. Write to learning@pace.example.", page.QuerySelector("main")!.TextContent);
        Assert.Contains("/courses/boats", page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
    }

    [Theory]
    [InlineData("/no-such-page")]
    [InlineData("/courses/no-such-course")]
    [InlineData("/pathways/none")]
    [InlineData("/downloads/none")]
    public async Task Unknown_IsNotFound(string url)
    {
        using var answer = await app.Stranger().GetAsync(url);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Download_IsAPageOrAFile()
    {
        var page = await app.Stranger().GetPageAsync("/downloads/list");
        Assert.Contains("Oars and sails.", page.QuerySelector("main article")!.TextContent);
        using var file = await app.Stranger().GetAsync("/downloads/table.csv");
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("part,count\noar,2\n", await file.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Media_AnswersRanges()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/media/tone.mp3") { Headers = { Range = new RangeHeaderValue(4, 7) } };
        using var answer = await app.Stranger().SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal("4567", await answer.Content.ReadAsStringAsync());
        Assert.Equal("audio/mpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("/media/evil.html")]
    [InlineData("/media/../sources.yaml")]
    [InlineData("/media/%2e%2e/sources.yaml")]
    [InlineData("/media/%2e%2e%2fsources.yaml")]
    [InlineData("/media/..%5csources.yaml")]
    [InlineData("/media//etc/passwd")]
    [InlineData("/media/")]
    public async Task Media_OutsideOrOfOtherKinds_IsNotThere(string url)
    {
        using var answer = await app.Stranger().GetAsync(url);
        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{url} answered {(int)answer.StatusCode}");
    }

    [Fact]
    public async Task Sitemap_NamesPagesForEverybodyOnly()
    {
        var sitemap = await app.Stranger().GetStringAsync("/sitemap.xml");
        Assert.Contains("/courses/boats<", sitemap);
        Assert.Contains("/pathways/first-trip<", sitemap);
        Assert.Contains("/about-boats<", sitemap);
        Assert.DoesNotContain("/rowing/oars", sitemap);
        Assert.Contains("Sitemap: http://localhost/sitemap.xml", await app.Stranger().GetStringAsync("/robots.txt"));
    }

    [Fact]
    public async Task Sources_AndPathways_AreThere()
    {
        Assert.Contains("A small study", (await app.Stranger().GetPageAsync("/sources")).QuerySelector("#own1")!.TextContent);
        Assert.Equal("First trip", (await app.Stranger().GetPageAsync("/pathways")).QuerySelector(".card h2")!.TextContent);
        var steps = await app.Stranger().GetPageAsync("/pathways/first-trip");
        Assert.Contains("It starts with oars.", steps.QuerySelector(".pathway-steps")!.TextContent);
    }
}
