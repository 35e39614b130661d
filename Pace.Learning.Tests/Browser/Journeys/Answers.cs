using Microsoft.Playwright;
using Pace.Learning.Content.Blocks;

namespace Pace.Learning.Tests.Browser.Journeys;

/// <summary>Fills in knowledge checks as somebody with a mouse or finger would, with or without scripts.</summary>
internal static class Answers
{
    public static async Task GiveRightAsync(IPage page, CheckBlock check)
    {
        var section = page.Locator($"section.check#{check.Id}");
        switch (check.Kind)
        {
            case CheckKind.Single or CheckKind.Multiple:
                foreach (var option in check.Options)
                {
                    var input = section.Locator($"input[name=chosen][value='{option.Key}']");
                    if (option.Right)
                    {
                        await input.CheckAsync();
                    }
                    else if (check.Kind is CheckKind.Multiple)
                    {
                        await input.UncheckAsync();
                    }
                }
                break;
            case CheckKind.Ordering:
                for (var i = 0; i < check.Options.Count; i++)
                {
                    await section.Locator($"select[name='place.{check.Options[i].Key}']").SelectOptionAsync($"{i + 1}");
                }
                break;
            case CheckKind.Matching:
                foreach (var option in check.Options)
                {
                    await section.Locator($"select[name='match.{option.Key}']").SelectOptionAsync(option.MatchText);
                }
                break;
            default:
                await section.Locator("textarea").FillAsync("I would say what I saw, and ask what would help.");
                break;
        }
        await section.Locator("form button").First.ClickAsync();
        if (check.Kind is CheckKind.Short)
        {
            foreach (var point in await section.Locator("input[value=covered]").AllAsync())
            {
                await point.CheckAsync();
            }
            await section.Locator("form button", new LocatorLocatorOptions { HasText = "Save my marks" }).ClickAsync();
        }
    }

    public static async Task GiveWrongAsync(IPage page, CheckBlock check)
    {
        var section = page.Locator($"section.check#{check.Id}");
        await section.Locator($"input[value='{check.Options.First(o => !o.Right).Key}']").CheckAsync();
        await section.Locator("form button").First.ClickAsync();
    }
}
