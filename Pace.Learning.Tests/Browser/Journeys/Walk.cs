using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Pace.Learning.Tests.Support.Browser;

namespace Pace.Learning.Tests.Browser.Journeys;

/// <summary>
/// Goes through the site as somebody on a small phone does, with taps. Every page on the way is held to the same: accessible, no sideways scrolling,
/// readable by ear, and after a form the reader is told what came of it.
/// </summary>
internal sealed class Walk : IAsyncDisposable
{
    private const int Patience = 120_000;

    private readonly OpenPage open;
    private readonly string pictures;

    private Walk(OpenPage open, string pictures) => (this.open, this.pictures) = (open, pictures);

    public IPage Page => open.Page;

    /// <summary>How many taps it took so far.</summary>
    public int Taps { get; private set; }

    /// <summary>Opens a page on a phone as somebody of a role.</summary>
    public static Task<Walk> BeginAsync(SiteInBrowser site, string role, string path, bool scripts, string pictures) =>
        BeginAsync(site, Reader.OnPhone with { As = role, Scripts = scripts }, path, pictures);

    /// <summary>Opens a page as somebody in particular.</summary>
    public static async Task<Walk> BeginAsync(SiteInBrowser site, Reader reader, string path, string pictures)
    {
        var walk = new Walk(await site.OpenAsync(path, reader), pictures);
        await walk.LookAsync();
        return walk;
    }

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { NameRegex = Named(name) }).First;

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = Named(name) }).First;

    public Task<string> WordsAsync() => Page.Locator("main").InnerTextAsync();

    /// <summary>Opens another page by its address.</summary>
    public async Task GoToAsync(string path)
    {
        await open.GoToAsync(path);
        await LookAsync();
    }

    /// <summary>Follows a link to another page.</summary>
    public async Task FollowAsync(ILocator link, string? picture = null)
    {
        await TapAsync(link);
        await LookAsync(picture);
    }

    /// <summary>Unfolds something, or goes to another place of the same page.</summary>
    public async Task TapHereAsync(ILocator control)
    {
        await control.TapAsync();
        Taps++;
    }

    /// <summary>Sends a form that is in order: the next page says what came of it, and begins there.</summary>
    public async Task SendAsync(ILocator button, string says, string? picture = null)
    {
        await TapAsync(button);
        await LookAsync(picture);
        var notice = Page.Locator("main .notice[role=status]").First;
        await Assertions.Expect(notice).ToContainTextAsync(says);
        await AssertFocusAsync(notice);
    }

    /// <summary>Sends a form that is not in order: the page says so in its title and at its top, and begins there.</summary>
    public async Task SendWronglyAsync(ILocator button, string says, string? picture = null)
    {
        await TapAsync(button);
        await LookAsync(picture);
        var summary = Page.Locator("main .error-summary");
        await Assertions.Expect(Page).ToHaveTitleAsync(new Regex("^Error: "));
        await Assertions.Expect(summary).ToContainTextAsync(says);
        await Assertions.Expect(Page.Locator("main .error-summary [role=alert], main .error-summary[role=alert]")).ToHaveCountAsync(1);
        await AssertFocusAsync(summary);
        foreach (var link in await summary.GetByRole(AriaRole.Link).AllAsync())
        {
            var target = await link.GetAttributeAsync("href");
            Assert.True(await Page.Locator(target!).CountAsync() == 1, $"{Page.Url}: the error's link {target} leads nowhere");
        }
    }

    /// <summary>Holds the page to what every page is held to.</summary>
    public async Task LookAsync(string? picture = null)
    {
        if (picture is not null)
        {
            await open.PhotographAsync($"{pictures}-{picture}");
        }
        await open.AssertAccessibleAsync();
        await open.AssertNoHorizontalScrollAsync();
        await open.AssertReadsWellAsync();
        open.AssertNothingFromElsewhere();
        open.AssertNoComplaints();
    }

    public ValueTask DisposeAsync() => open.DisposeAsync();

    // What is only read out follows the rest of a name after a space.
    private static Regex Named(string name) => new(
        name.Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal).Replace(":", "\\s*:", StringComparison.Ordinal));

    private async Task TapAsync(ILocator control)
    {
        var arrived = new TaskCompletionSource();
        void Note(object? sender, IFrame frame)
        {
            if (frame == Page.MainFrame)
            {
                arrived.TrySetResult();
            }
        }
        Page.FrameNavigated += Note;
        await control.TapAsync();
        Taps++;
        await arrived.Task.WaitAsync(TimeSpan.FromMilliseconds(Patience));
        Page.FrameNavigated -= Note;
        await Page.WaitForLoadStateAsync(LoadState.Load, new PageWaitForLoadStateOptions { Timeout = Patience });
    }

    // The browser goes there when it next draws the page, which may be after it has loaded it.
    private static Task AssertFocusAsync(ILocator place) => Assertions.Expect(place).ToBeFocusedAsync();
}
