using Microsoft.Playwright;
using Pace.Learning.Tests.Studio;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Web.Studio;

namespace Pace.Learning.Tests.Browser;

/// <summary>Reasons why words are fine: kept by Enter as by their button, and never wiped by what is done about another finding.</summary>
public sealed class FindingsInBrowserTests(SiteInBrowser site) : IClassFixture<SiteInBrowser>
{
    private const string Folder = "courses/meetings-as-equals/01-a-fair-meeting";
    private const string Written =
        "---\nid: a-lesson-to-answer\ntitle: A lesson\nsummary: How to begin.\n---\n\nThey are hard to reach.\n\nThe others are hard to reach too.\n\nShe failed to engage.\n\nMore words.\n";

    private static readonly Reader Editor = new() { As = Roles.Editor };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Enter_KeepsTheReason(bool scripts)
    {
        var id = await site.BegunAsync($"{Folder}/{(scripts ? 40 : 41)}-enter.md", Written);
        await using var open = await OpenAsync(id, scripts);
        await Reason(open.Page, 0).FillAsync("they say so themselves");
        await Reason(open.Page, 0).PressAsync("Enter");
        await Assertions.Expect(open.Page.Locator(".find")).ToContainTextAsync("1 answered");
        await Eventually.HoldsAsync(async () => (await DraftAsync(id)).Contains("they say so themselves", StringComparison.Ordinal), "the draft has the reason");
        open.AssertNoComplaints();
    }

    [Fact]
    public async Task WithoutScripts_EveryReasonThatIsTyped_IsKept_WhicheverButtonIsPressed()
    {
        var id = await site.BegunAsync($"{Folder}/42-all.md", Written);
        await using var open = await OpenAsync(id, scripts: false);
        var text = await open.Page.Locator("#text").InputValueAsync();
        await open.Page.Locator("#text").FillAsync(text.Replace("They are", "As we were told, they are", StringComparison.Ordinal));
        await Reason(open.Page, 0).FillAsync("the first reason");
        await Reason(open.Page, 1).FillAsync("the second reason");
        await open.Page.Locator("button[data-answers]").First.ClickAsync();
        await Assertions.Expect(open.Page.Locator(".notice[role=status]")).ToContainTextAsync("The reasons are kept with the text.");
        var draft = await DraftAsync(id);
        Assert.Matches("(?s)As we were told, they are hard to reach\\.\n\n[^\n]*the first reason.*\n\n[^\n]*the second reason", draft);
    }

    [Fact]
    public async Task Keep_LeavesOtherReasonsWhereTheyAre_AndGoesOnToTheNextFinding()
    {
        var id = await site.BegunAsync($"{Folder}/43-others.md", Written);
        await using var open = await OpenAsync(id);
        var items = open.Page.Locator(".findings > li");
        var count = await items.CountAsync();
        var names = await items.Locator("h3").AllTextContentsAsync();
        for (var i = 1; i < count; i++)
        {
            await Reason(open.Page, i).FillAsync($"reason {i}");
        }
        await Reason(open.Page, 0).FillAsync("the first reason");
        await open.Page.Locator("button[data-answers]").First.ClickAsync();
        await Assertions.Expect(items).ToHaveCountAsync(count - 1);
        for (var i = 0; i < count - 1; i++)
        {
            await Assertions.Expect(Reason(open.Page, i)).ToHaveValueAsync($"reason {i + 1}");
            Assert.Equal(names[i + 1].Split('“')[1], (await items.Nth(i).Locator("h3").TextContentAsync())!.Split('“')[1]);
        }
        await Assertions.Expect(items.First.Locator("h3 a")).ToBeFocusedAsync();

        // The text is written on above them: the list is made anew, and they are still there.
        await open.Page.Locator(".cm-line", new() { HasText = "They are hard to reach." }).ClickAsync();
        await open.Page.Keyboard.PressAsync("Home");
        await open.Page.Keyboard.TypeAsync("So many more words stand here now.\n\n");
        await Assertions.Expect(items.First.Locator("h3 a")).Not.ToHaveTextAsync(names[1].Split(' ')[1]);
        for (var i = 0; i < count - 1; i++)
        {
            await Assertions.Expect(Reason(open.Page, i)).ToHaveValueAsync($"reason {i + 1}");
        }
        for (var i = count - 1; i > 0; i--)
        {
            await Reason(open.Page, i - 1).PressAsync("Enter");
            await Assertions.Expect(items).ToHaveCountAsync(i - 1);
        }
        await Assertions.Expect(open.Page.Locator("#findings")).ToBeFocusedAsync();
        await Eventually.HoldsAsync(async () => (await DraftAsync(id)).Contains("reason 1", StringComparison.Ordinal), "the draft has them");
        open.AssertNoComplaints();
    }

    private async Task<OpenPage> OpenAsync(Guid id, bool scripts = true)
    {
        var open = await site.OpenAsync(StudioAddresses.Document(id), Editor with { Scripts = scripts, Width = 1600 });
        if (scripts)
        {
            await open.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }
        return open;
    }

    private static ILocator Reason(IPage page, int n) => page.Locator(".findings > li").Nth(n).Locator("input");

    private Task<string> DraftAsync(Guid id) => site.WithDatabaseAsync(db => db.Drafts.AsNoTracking().Where(d => d.DocumentId == id).Select(d => d.Text).SingleAsync());
}
