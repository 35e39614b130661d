using Microsoft.Playwright;

namespace Pace.Learning.Tests.Browser.Journeys;

/// <summary>The words that the Studio's editor suggests as one types.</summary>
internal static class Suggestions
{
    // Longer than a list that has just appeared takes no key, so that who was about to end the line ends it.
    private const int UntilItTakesKeys = 500;

    /// <summary>Takes the suggestion that is left of those for what was typed.</summary>
    public static async Task TakeSuggestionAsync(this IPage page, string label)
    {
        await Assertions.Expect(page.Locator(".cm-tooltip-autocomplete li")).ToHaveTextAsync([new System.Text.RegularExpressions.Regex(label)]);
        await page.WaitForTimeoutAsync(UntilItTakesKeys);
        await page.Keyboard.PressAsync("Enter");
    }
}
