using Microsoft.Playwright;

namespace Pace.Learning.Tests.Browser.Journeys;

/// <summary>Goes about a page with the keyboard alone: Tab until the thing is reached, as somebody without a mouse does.</summary>
internal sealed class Keyboard(IPage page)
{
    private const int Patience = 250;

    public async Task ReachAsync(ILocator target)
    {
        for (var i = 0; i < Patience; i++)
        {
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                // The Studio's editor draws its ring a moment after it has the focus.
                await Eventually.HoldsAsync(IsFocusVisibleAsync, $"the focus on {target} can be seen on {page.Url}");
                return;
            }
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{target} can't be reached with the keyboard on {page.Url}");
    }

    /// <summary>Follows a link or presses a button, and waits for the page that it leads to.</summary>
    public async Task PressAsync(ILocator target)
    {
        await ReachAsync(target);
        await EnterAsync();
    }

    /// <summary>Presses Enter where the focus is, and waits for the next page.</summary>
    public async Task EnterAsync()
    {
        await page.EvaluateAsync("() => { window.isOldPage = true; }");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => !window.isOldPage && document.readyState === 'complete'");
    }

    /// <summary>Unfolds something on the same page.</summary>
    public async Task UnfoldAsync(ILocator summary)
    {
        await ReachAsync(summary);
        await page.Keyboard.PressAsync("Enter");
    }

    public async Task TypeAsync(ILocator target, string text)
    {
        await ReachAsync(target);
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Chooses a radio button: Tab to its group, then the arrows.</summary>
    public async Task ChooseAsync(ILocator group, string value)
    {
        for (var i = 0; i < Patience; i++)
        {
            if (await group.EvaluateAllAsync<bool>("all => all.includes(document.activeElement)"))
            {
                break;
            }
            await page.Keyboard.PressAsync("Tab");
        }
        await page.Keyboard.PressAsync("Space");
        for (var i = 0; i < await group.CountAsync(); i++)
        {
            if (await page.EvaluateAsync<bool>("value => document.activeElement.value === value && document.activeElement.checked", value))
            {
                return;
            }
            await page.Keyboard.PressAsync("ArrowDown");
        }
        Assert.Fail($"{value} can't be chosen with the keyboard on {page.Url}");
    }

    private Task<bool> IsFocusVisibleAsync() => page.EvaluateAsync<bool>(
        """
        () => { const isRinged = e => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none'; };
          const editor = document.activeElement.closest('.cm-editor.cm-focused');
          return document.activeElement.matches(':focus-visible') && (isRinged(document.activeElement) || editor !== null && isRinged(editor)); }
        """);
}
