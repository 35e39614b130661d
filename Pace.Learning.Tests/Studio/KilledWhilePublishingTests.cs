using System.Diagnostics;
using System.Globalization;
using Pace.Learning.Web.Studio;

namespace Pace.Learning.Tests.Studio;

/// <summary>The process is killed at some point of publishing several documents: then all of them are public or none is, and no draft is lost.</summary>
public sealed class KilledWhilePublishingTests : IAsyncLifetime
{
    private static readonly string[] Paths =
    [
        "courses/meetings-as-equals/01-a-fair-meeting/01-two-ways-in.md", "courses/meetings-as-equals/01-a-fair-meeting/02-papers-in-good-time.md",
        "courses/meetings-as-equals/01-a-fair-meeting/04-actions-and-after.md",
    ];

    // Parts of the time that publishing takes. In every run it dies four times; PACE_KILLS asks for more, evenly spread.
    private static readonly double[] Moments = Environment.GetEnvironmentVariable("PACE_KILLS") is { Length: > 0 } times
        ? [.. Enumerable.Range(1, int.Parse(times, CultureInfo.InvariantCulture)).Select(n => 1.2 * n / int.Parse(times, CultureInfo.InvariantCulture))]
        : [0.2, 0.5, 0.8, 1.1];

    private readonly AppUnderTest app = new();

    public async ValueTask InitializeAsync() => await app.InitializeAsync();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task ARelease_IsPublicWholeOrNotAtAll_WheneverTheProcessDies()
    {
        var usual = TimeSpan.Zero;
        foreach (var moment in (double[])[0, .. Moments])
        {
            var words = $"Marker {Guid.NewGuid():N}.";
            List<Guid> ids = [];
            foreach (var path in Paths)
            {
                ids.Add(await app.ApprovedAsync(path, text => $"{text}\n{words}\n"));
            }
            var wasAnswered = true;
            using (var site = await SiteProcess.StartAsync(app.DataFolder, app.ConnectionString))
            {
                var publisher = await site.SignedInAsync("publisher");
                var form = (await publisher.GetPageAsync(StudioAddresses.Releases)).QuerySelector("main form[method=post]")!;
                (string, string)[] chosen = [("Input.Title", "All at once"), .. ids.Select(id => ("Input.Documents", id.ToString()))];
                if (moment == 0)
                {
                    var watch = Stopwatch.StartNew();
                    using var answer = await publisher.SubmitAsync(form, chosen);
                    Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
                    usual = watch.Elapsed;
                }
                else
                {
                    wasAnswered = await KillDuringAsync(site, publisher.SubmitAsync(form, chosen), usual * moment);
                }
            }
            var isPublic = await AssertWholeOrNotAtAllAsync(words, ids, wasAnswered);
            TestContext.Current.TestOutputHelper?.WriteLine($"{moment:0.00} of {usual.TotalMilliseconds:0} ms: {(wasAnswered ? "answered" : "not answered")}, {(isPublic ? "public" : "nothing public")}");
        }
    }

    private static async Task<bool> KillDuringAsync(SiteProcess site, Task<HttpResponseMessage> sending, TimeSpan after)
    {
        await Task.WhenAny(sending, Task.Delay(after));
        site.Kill();
        try
        {
            using var answer = await sending;
            return answer.StatusCode == HttpStatusCode.Redirect;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<bool> AssertWholeOrNotAtAllAsync(string words, IReadOnlyList<Guid> ids, bool wasAnswered)
    {
        await using var after = new AppOn(app.ConnectionString, app.DataFolder);
        using var learner = after.CreateClient();
        using (await learner.GetAsync("/dev/sign-in?as=learner"))
        {
        }
        var shown = 0;
        foreach (var lesson in (string[])["two-ways-in", "papers-in-good-time", "actions-and-after"])
        {
            shown += (await learner.GetStringAsync($"/courses/meetings-as-equals/a-fair-meeting/{lesson}")).Contains(words, StringComparison.Ordinal) ? 1 : 0;
        }
        Assert.True(shown is 0 or 3, $"{shown} of 3 are public: half a release.");
        Assert.False(wasAnswered && shown == 0, "It was answered and not done.");
        var kept = await after.WithDatabaseAsync(db => db.Drafts.CountAsync(d => ids.Contains(d.DocumentId) && d.Text.Contains(words)));
        Assert.Equal(shown == 0 ? 3 : 0, kept);
        if (kept > 0)
        {
            // The next round writes on what this one left.
            foreach (var id in ids)
            {
                await app.TakeBackAsync(id);
            }
        }
        return shown == 3;
    }
}
