using Microsoft.Playwright;
using Pace.Learning.Tests.Support.Browser;

namespace Pace.Learning.Tests.Browser.Journeys;

/// <summary>Works at a desk in the Studio: with the keyboard alone, or with a mouse and no scripts. Every page on the way is held to what <see cref="Walk"/> holds it to.</summary>
internal sealed class StudioDesk : IAsyncDisposable
{
    private readonly OpenPage open;
    private readonly Keyboard? keys;

    private StudioDesk(OpenPage open, bool byKeyboard) => (this.open, keys) = (open, byKeyboard ? new Keyboard(open.Page) : null);

    public IPage Page => open.Page;

    public static async Task<StudioDesk> OpenAsync(SiteInBrowser site, string path, string role, bool byKeyboard)
    {
        var desk = new StudioDesk(await site.OpenAsync(path, new Reader { As = role, Scripts = byKeyboard }), byKeyboard);
        await desk.LookAsync();
        return desk;
    }

    public ILocator Link(string name) => Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = name, Exact = name == "Write" }).Locator("visible=true").First;

    public ILocator Button(string name) => Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = name }).Locator("visible=true").First;

    public async Task GoToAsync(string path)
    {
        await open.GoToAsync(path);
        await LookAsync();
    }

    /// <summary>Follows a link or presses a button that leads to another page.</summary>
    public async Task PressAsync(ILocator control, string? picture = null)
    {
        if (keys is null)
        {
            await control.ClickAsync();
        }
        else
        {
            await keys.PressAsync(control);
        }
        await Page.WaitForLoadStateAsync();
        if (picture is not null)
        {
            await open.PhotographAsync($"publishing-{picture}");
        }
        await LookAsync();
    }

    public async Task TypeAsync(ILocator field, string text)
    {
        if (keys is null)
        {
            await field.FillAsync(text);
            return;
        }
        await keys.TypeAsync(field, text);
    }

    public async Task SelectAsync(ILocator field, string value)
    {
        if (keys is null)
        {
            await field.SelectOptionAsync(value);
            return;
        }
        await keys.ReachAsync(field);
        var choices = await field.Locator("option").CountAsync();
        for (var i = 0; i < choices && await field.InputValueAsync() != value; i++)
        {
            await Page.Keyboard.PressAsync("ArrowDown");
        }
        Assert.Equal(value, await field.InputValueAsync());
    }

    /// <summary>Chooses one of several.</summary>
    public async Task ChooseAsync(string name, string value)
    {
        if (keys is null)
        {
            await Page.Locator($"input[name='{name}'][value='{value}']").CheckAsync();
            return;
        }
        await keys.ChooseAsync(Page.Locator($"input[name='{name}']"), value);
    }

    /// <summary>Writes a lesson that has just been begun: its summary, a paragraph, and a place for a parent's words.</summary>
    public async Task WriteAsync(string summary, string paragraph, (string Id, string Key, string About, string InItsPlace) voice)
    {
        const string Begun = "Begin here.";
        if (keys is null)
        {
            var area = Page.Locator("textarea[name='Input.Text']");
            var text = await area.InputValueAsync();
            await area.FillAsync(text.Replace("summary: \n", $"summary: {summary}\n", StringComparison.Ordinal)
                .Replace(Begun, $"{paragraph}\n\n:::parent-voice\nid: {voice.Id}\ncontribution: {voice.Key}\nabout: {voice.About}\n---\n{voice.InItsPlace}\n:::", StringComparison.Ordinal));
            return;
        }
        await keys.UnfoldAsync(Page.Locator("details.fields summary"));
        await keys.TypeAsync(Page.Locator("#field-summary"), summary);
        await keys.ReachAsync(Page.Locator(".cm-content"));
        await Page.Keyboard.PressAsync("Control+End");
        await Page.Keyboard.PressAsync("Backspace");
        foreach (var _ in Begun)
        {
            await Page.Keyboard.PressAsync("Backspace");
        }
        await Page.Keyboard.TypeAsync($"{paragraph}\n\n:::par");
        await Page.TakeSuggestionAsync(":::parent-voice");
        foreach (var part in (string[])[voice.Id, voice.Key, voice.About, voice.InItsPlace])
        {
            await Page.Keyboard.TypeAsync(part);
            await Page.Keyboard.PressAsync("Tab");
        }
    }

    /// <summary>Changes words in the text: those that a finding is about, or those that are looked for.</summary>
    public async Task ReplaceAsync(string words, string others, bool findingIsThere)
    {
        if (keys is null)
        {
            var area = Page.Locator("textarea[name='Input.Text']");
            await area.FillAsync((await area.InputValueAsync()).Replace(words, others, StringComparison.Ordinal));
            return;
        }
        await keys.ReachAsync(Page.Locator(".cm-content"));
        if (findingIsThere)
        {
            await Assertions.Expect(Page.Locator(".cm-content .finding-open").First).ToBeVisibleAsync();
            await Page.Keyboard.PressAsync("Control+Home");
            await Page.Keyboard.PressAsync("F8");
        }
        else
        {
            await Page.Keyboard.PressAsync("Control+f");
            await Page.Keyboard.TypeAsync(words);
            await Page.Keyboard.PressAsync("Enter");
            await Page.Keyboard.PressAsync("Escape");
        }
        await Page.Keyboard.TypeAsync(others);
        await Assertions.Expect(Page.Locator(".cm-content")).ToContainTextAsync(others);
    }

    /// <summary>The page says what came of what was done.</summary>
    public Task IsToldAsync(string says) => Assertions.Expect(Page.Locator("main .notice[role=status]").First).ToContainTextAsync(says);

    public ValueTask DisposeAsync() => open.DisposeAsync();

    private async Task LookAsync()
    {
        await open.AssertAccessibleAsync();
        await open.AssertNoHorizontalScrollAsync();
        await open.AssertReadsWellAsync();
        open.AssertNothingFromElsewhere();
        open.AssertNoComplaints();
    }
}
