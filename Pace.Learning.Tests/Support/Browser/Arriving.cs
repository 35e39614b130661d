using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Pace.Learning.Tests.Support.Browser;

/// <summary>Waits for a page to come.</summary>
internal static class Arriving
{
    /// <summary>
    /// Until the browser is at an address and has read its page. It is asked again and again: waiting for the change of address itself misses one that comes
    /// between the last look and the wait.
    /// </summary>
    /// <param name="page">The browser's page.</param>
    /// <param name="address">The address; <c>*</c> stands for anything within a part of it, <c>**</c> for anything.</param>
    public static async Task ArrivesAtAsync(this IPage page, string address)
    {
        var pattern = Regex.Escape(address).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"^{pattern}$"), new() { Timeout = 60_000 });
        await page.WaitForLoadStateAsync();
    }
}
