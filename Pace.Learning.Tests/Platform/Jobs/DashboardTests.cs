using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Web.Platform.Jobs;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Tests.Platform.Jobs;

/// <summary>Hangfire's own pages, below ours: for administrators, to look at and to run a job from.</summary>
public sealed class DashboardTests(DashboardTests.SiteWithJobs site) : IClassFixture<DashboardTests.SiteWithJobs>
{
    private const string Dashboard = "/manage/jobs/dashboard";

    [Fact]
    public async Task Admin_FindsIt_LooksAround_AndRunsAJob()
    {
        await using var admin = await site.OpenAsync("/manage/jobs", new Reader { As = Roles.Admin });
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "Queue, retries and servers" }).ClickAsync();
        await Assertions.Expect(admin.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        foreach (var page in new[] { "", "/jobs/enqueued", "/jobs/scheduled", "/jobs/processing", "/jobs/succeeded", "/jobs/failed", "/jobs/deleted", "/jobs/awaiting", "/retries", "/servers", "/recurring" })
        {
            await admin.GoToAsync(Dashboard + page);
        }
        Assert.Equal(0, await RunsAsync());
        await admin.Page.Locator($"input[value='{ForgetOldRuns.Name}']").CheckAsync();
        await Assertions.Expect(admin.Page.GetByRole(AriaRole.Button, new() { Name = "Delete" })).ToBeHiddenAsync();
        // The page shows itself anew once the job is triggered, and going on before that is interrupted.
        await admin.Page.EvaluateAsync("() => window.isOldPage = true");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Trigger now" }).ClickAsync();
        await admin.Page.WaitForFunctionAsync("() => !window.isOldPage && document.readyState === 'complete'");
        Assert.Equal(1, await Eventually.GetAsync(RunsAsync, runs => runs > 0, _ => $"{ForgetOldRuns.Name} runs"));
        var succeeded = admin.Page.GetByRole(AriaRole.Link, new() { Name = ForgetOldRuns.Name });
        // Our own line of the run is written inside of the job, Hangfire's after it, and the page that lists them doesn't look again by itself.
        await Eventually.GetAsync(
            async () =>
            {
                await admin.GoToAsync(Dashboard + "/jobs/succeeded");
                return await succeeded.CountAsync();
            },
            found => found > 0,
            _ => $"{ForgetOldRuns.Name} among the jobs that succeeded");
        await succeeded.First.ClickAsync();
        await admin.Page.Locator(".state-card").First.WaitForAsync();
        // The numbers on the pages are fetched again every five seconds.
        await admin.Page.WaitForResponseAsync(answer => answer.Url.EndsWith("/stats", StringComparison.Ordinal) && answer.Ok);
        admin.AssertNothingFromElsewhere();
        admin.AssertNoComplaints();
    }

    [Fact]
    public async Task EveryJob_StandsOnOnePage()
    {
        var page = await (await site.SignedInAsync(Roles.Admin)).GetPageAsync(Dashboard + "/recurring");
        var names = page.QuerySelectorAll<IHtmlInputElement>("input[name='jobs[]']").Select(i => i.Value).Order();
        Assert.Equal(site.Services.GetRequiredService<RecurringJobs>().All.Select(j => j.Name).Order(), names);
    }

    [Fact]
    public async Task StylesInMarkup_AreAllowedThere_AndOnlyThere()
    {
        var admin = await site.SignedInAsync(Roles.Admin);
        Assert.Equal("default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self'; " +
            "manifest-src 'self'; object-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'", await PolicyAsync(Dashboard));
        foreach (var address in new[] { "/manage/jobs", "/manage/jobs/nothing", "/manage", "/" })
        {
            Assert.Contains("style-src 'self';", await PolicyAsync(address), StringComparison.Ordinal);
        }

        async Task<string> PolicyAsync(string address)
        {
            using var answer = await admin.GetAsync(address);
            return Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/recurring")]
    [InlineData("/jobs/failed")]
    [InlineData("/stats")]
    [InlineData("/js18250")]
    public async Task Others_DontFindIt(string page)
    {
        foreach (var role in Roles.All.Where(r => r != Roles.Admin))
        {
            using var answer = await (await site.SignedInAsync(role)).GetAsync(Dashboard + page);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        using var stranger = await site.Stranger().GetAsync(Dashboard + page);
        Assert.Equal(HttpStatusCode.Redirect, stranger.StatusCode);
    }

    [Fact]
    public async Task Timetable_CantBeChangedThere_AndNothingRunsWithoutAToken()
    {
        var admin = await site.SignedInAsync(Roles.Admin);
        var page = await admin.GetPageAsync(Dashboard + "/recurring");
        var token = (page.QuerySelector("meta[name=csrf-header]")!.GetAttribute("content")!, page.QuerySelector("meta[name=csrf-token]")!.GetAttribute("content")!);
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync("/recurring/remove", ForgetSomething, token));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync("/jobs/enqueued/delete", "1", token));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("/recurring/trigger", ForgetSomething, null));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync("/recurring/trigger", ForgetSomething, token));
        Assert.NotNull((await admin.GetPageAsync(Dashboard + "/recurring")).QuerySelector($"input[value='{ForgetSomething}']"));

        async Task<HttpStatusCode> PostAsync(string address, string job, (string Name, string Value)? token)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Dashboard + address) { Content = new FormUrlEncodedContent([KeyValuePair.Create("jobs[]", job)]) };
            if (token is { } header)
            {
                request.Headers.Add(header.Name, header.Value);
            }
            using var answer = await admin.SendAsync(request);
            return answer.StatusCode;
        }
    }

    private static string ForgetSomething => ForgetOldMail.Name;

    private Task<int> RunsAsync() => site.WithDatabaseAsync(db => db.JobRuns.CountAsync(r => r.Job == ForgetOldRuns.Name && r.Outcome == JobOutcome.Done));

    /// <summary>A site whose jobs run at once when they are asked for.</summary>
    public sealed class SiteWithJobs : SiteInBrowser
    {
        protected override bool RunsJobs => true;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Pace:Jobs:StartAfter", "00:00:00");
        }
    }
}
