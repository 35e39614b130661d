namespace Pace.Learning.Tests.BackOffice.Delivery;

/// <summary>An Umbraco that is being filled takes nothing of the site away: the content folder is shown until Umbraco has something of each kind, and stands still.</summary>
public sealed class TakeoverTests : IAsyncLifetime
{
    private const string Help = "pages/help.md";

    private FakeUmbraco umbraco = null!;
    private AppWithUmbraco app = null!;

    public async ValueTask InitializeAsync()
    {
        umbraco = await FakeUmbraco.StartAsync(Repository.Content);
        app = new AppWithUmbraco(umbraco, settleFor: "00:01:00");
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await umbraco.DisposeAsync();
    }

    [Fact]
    public async Task WhileItIsFilled_TheFolderIsShown_AndOnceItStandsStill_Umbraco()
    {
        umbraco.Publish(Help, await HelpTextAsync() + "\nFrom Umbraco.\n");
        umbraco.Unpublish("courses/meetings-as-equals/01-a-fair-meeting/01-two-ways-in.md");
        await app.InitializeAsync();
        Assert.False(await app.CompareAsync());
        Assert.DoesNotContain("From Umbraco.", await app.Stranger().GetStringAsync("/help", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("is being filled", await (await app.SignedInAsync(Roles.Admin)).GetStringAsync("/health/ready", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // Another document arrives: it is waited for again.
        app.Clock.Advance(TimeSpan.FromSeconds(50));
        umbraco.Publish("courses/meetings-as-equals/01-a-fair-meeting/01-two-ways-in.md", await TextAsync("courses/meetings-as-equals/01-a-fair-meeting/01-two-ways-in.md"));
        app.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.False(await app.CompareAsync());
        app.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.True(await app.CompareAsync());
        Assert.Contains("From Umbraco.", await app.Stranger().GetStringAsync("/help", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        // From then on what changes is taken at once.
        umbraco.Publish(Help, await HelpTextAsync() + "\nAgain from Umbraco.\n");
        Assert.True(await app.CompareAsync());
        Assert.Contains("Again from Umbraco.", await app.Stranger().GetStringAsync("/help", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pages/", "has no pages yet")]
    [InlineData("", "has no courses yet")]
    public async Task WithoutAWholeKind_OrEmpty_ItTakesNothingAway_HoweverLongItStandsStill(string folder, string words)
    {
        foreach (var path in Directory.EnumerateFiles(Repository.Content, "*.md", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Repository.Content, f).Replace('\\', '/')).Where(p => p.StartsWith(folder, StringComparison.Ordinal)))
        {
            umbraco.Unpublish(path);
        }
        await app.InitializeAsync();
        Assert.False(await app.CompareAsync());
        app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.False(await app.CompareAsync());
        Assert.Contains(words, app.Sync.Failure, StringComparison.Ordinal);
        foreach (var address in (string[])["/help", "/privacy", "/courses/meetings-as-equals"])
        {
            using var answer = await app.Stranger().GetAsync(address, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private static Task<string> HelpTextAsync() => TextAsync(Help);

    private static Task<string> TextAsync(string path) => File.ReadAllTextAsync(Path.Combine(Repository.Content, path), TestContext.Current.CancellationToken);
}
